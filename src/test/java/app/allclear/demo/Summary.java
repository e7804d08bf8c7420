package app.allclear.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the evaluator reads, every figure computed from what Allclear and the inboxes hold by now.
 */
final class Summary {
  private final Stage stage;
  private final Notices notices;
  private final Filed filed;

  Summary(Stage stage, Notices notices, Filed filed) {
    this.stage = stage;
    this.notices = notices;
    this.filed = filed;
  }

  /** Chaos beside order. */
  String chaos() {
    List<JsonNode> messages = filed.messages();
    Chaos same = Chaos.about("site down", messages);
    return """
    Chaos beside order
      "site down": %d mails from %d people; grouped by subject: %d heaps; here: %d customers
      all of it:   %d mails from %d people; grouped by subject: %d heaps; here: %d incidents, %d mails in the unmatched tray
      look: %s and %s\
    """
        .formatted(
            same.mails(),
            same.people(),
            same.heaps(),
            same.customers(),
            messages.size(),
            Chaos.people(messages).size(),
            Chaos.heaps(messages).size(),
            incidents().size(),
            unmatched().size(),
            stage.allclear.page("/"),
            stage.allclear.page("/unmatched"));
  }

  private List<JsonNode> incidents() {
    return stage.api.all("/incidents", "incidents");
  }

  private List<JsonNode> unmatched() {
    return filed.messages().stream()
        .filter(one -> !one.path("match").asString("").equals("certain"))
        .filter(one -> !one.path("automatic").asBoolean(false))
        .toList();
  }

  /** Refusing well: for each of the four, whom Allclear takes them for, why, and what they got. */
  String refusals() {
    return "Refusing well\n"
        + refusal("the forged sender", "0740-forged")
        + refusal("the agency, naming no customer", "0634-kestrel")
        + refusal("the agency, naming two", "0852-kestrel2")
        + refusal("the reader", "0706-reader-tamsin")
        + refusal("the joke", "0806-friend2")
        + refusal("the out-of-office machine", "0715-oof").stripTrailing();
  }

  private String refusal(String who, String id) {
    CastMail mail = stage.cast.mail(id);
    JsonNode seen = filed.of(mail);
    List<String> reasons = new ArrayList<>();
    seen.path("reasons").forEach(reason -> reasons.add(reason.asString()));
    return """
      %s: taken for %s, %s%s; answered with: %s
    %s\
    """
        .formatted(
            who,
            seen.path("sender").asString("nobody yet"),
            seen.path("match").asString(""),
            filed.customers(mail).isEmpty() ? "" : " " + filed.customers(mail),
            answers(MailBytes.messageId(mail)),
            reasons.stream()
                .map(reason -> "      because: " + reason + "\n")
                .collect(Collectors.joining()));
  }

  private String answers(String messageId) {
    String answers =
        notices.said().stream()
            .filter(notice -> Notices.bare(notice.path("inReplyTo").asString("")).equals(messageId))
            .map(notice ->
                notice.path("event").asString()
                    + " to "
                    + notice.path("to").asString()
                    + " ("
                    + notice.path("state").asString()
                    + ")")
            .collect(Collectors.joining(", "));
    return answers.isEmpty() ? "nothing" : answers;
  }

  /** Whether everything adds up after a kill, in one line. */
  String accounts() {
    JsonNode box = stage.api.get("/status").path("mailboxes").path(0);
    Map<String, Integer> states = states();
    int inDoubt = states.getOrDefault("in-doubt", 0);
    return "holds %s, stored %s, unexplained %s; %d notices doubled%s"
        .formatted(
            box.path("serverHolds").asString(),
            box.path("stored").asString(),
            box.path("unexplained").asString(),
            notices.doubled().size(),
            inDoubt == 0
                ? ""
                : "; %d in doubt, held for the operator: %s"
                    .formatted(inDoubt, stage.allclear.page("/notices")));
  }

  private Map<String, Integer> states() {
    Map<String, Integer> states = new TreeMap<>();
    for (JsonNode notice : notices.said())
      states.merge(notice.path("state").asString(), 1, Integer::sum);
    return states;
  }

  /** The day in figures. */
  String day() {
    long restored =
        stage.api.all("/databases", "databases").stream()
            .filter(one -> one.path("restore").asString().equals("restored"))
            .count();
    return """
    The day in figures
      mails            %d (%s)
      people           %d
      incidents        %d
      unmatched        %d
      databases        %d restored of %d damaged
      notices          %s; %d stand in the customers' inboxes
      restore to inbox %s
      not fooled       frozen server: %s all-clears left; missing table: %s all-clears left\
    """
        .formatted(
            filed.messages().size(),
            accounts(),
            Chaos.people(filed.messages()).size(),
            incidents().size(),
            unmatched().size(),
            restored,
            Damage.PLAN.size(),
            states().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ")),
            notices.received().size(),
            Latencies.of(stage, notices).sentence(),
            noted("all-clears while frozen"),
            noted("all-clears with a table missing"));
  }

  private String noted(String key) {
    return stage.journal.find(key).map(Journal.Entry::value).orElse("not tried yet,");
  }
}
