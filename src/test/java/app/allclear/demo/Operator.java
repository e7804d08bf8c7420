package app.allclear.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The one person at work on this day, as far as Allclear is concerned: few acts, all by the API.
 */
final class Operator {
  /** Nobody reports these: the probe alone finds them, and their owners never write. */
  private static final Set<String> OVERLOOKED = Set.of("wabe_shop", "oakham_omeka", "tanzhaus_wp");

  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Stage stage;
  private final Notices notices;

  Operator(Stage stage, Notices notices) {
    this.stage = stage;
    this.notices = notices;
  }

  List<Act> acts() {
    return List.of(
        Act.at("06:40", "declare", this::declare),
        Act.at("06:44", "needed", this::reportNeeded),
        Act.at(
            "06:48",
            "log",
            () ->
                log(
                    "Asked the data centre: no hardware alarm. Someone or something deleted files.")),
        Act.at("08:28", "release", this::releaseFirst),
        Act.at("10:30", "assign", this::assign),
        Act.at(
            "15:36",
            "log-frozen",
            () -> log("Server was frozen by a flood of spam; blocked the sender's network.")));
  }

  private void declare() {
    String startedAt = stage.journal.find("hit-begun").orElseThrow().at().toString();
    try {
      stage.api.post(
          "/outages", Map.of("name", "mysql1 lost customers' tables", "startedAt", startedAt));
    } catch (Api.Refused e) {
      // Declared just before a kill: the second attempt finds it open.
      if (e.status() != 409) throw e;
    }
    stage.console.say(
        "the operator declares the outage: what came in since the start is adopted  %s",
        stage.allclear.page("/"));
  }

  private void reportNeeded() {
    for (String database : Damage.PLAN.keySet())
      if (!OVERLOOKED.contains(database))
        stage.api.put(
            "/databases/%s/%s/restore".formatted(AllclearUnderTest.SERVER, database),
            Map.of("state", "needed", "note", "files missing or empty"));
    stage.console.say(
        "the operator lists %d damaged databases and overlooks %d: the probe has those, too",
        Damage.PLAN.size() - OVERLOOKED.size(), OVERLOOKED.size());
  }

  private void log(String text) {
    stage.api.post("/log", Map.of("text", text));
    stage.console.say("the operator notes: %s", text);
  }

  /** The first all-clear waits for a human; the rest flow. */
  private void releaseFirst() {
    boolean held =
        Waiting.holdsWithin(
            PATIENCE, () -> notices.said().stream().anyMatch(Operator::isHeldAllClear));
    stage.api.post("/notices/release", Map.of("event", "restored"));
    stage.console.say(
        held
            ? "the operator reads the first all-clear and releases it; the others may leave by themselves now"
            : "the operator releases the all-clears; none was held");
  }

  private static boolean isHeldAllClear(JsonNode notice) {
    return notice.path("event").asString().equals("restored")
        && notice.path("state").asString().equals("held");
  }

  private void assign() {
    for (CastMail mail : stage.cast.mails()) {
      String customer = mail.truth().assign();
      if (customer == null) continue;
      String id = awaitMessage(MailBytes.messageId(mail));
      stage.api.post(
          "/messages/" + Api.encoded(id) + "/assign", Map.of("customers", List.of(customer)));
      stage.console.say(
          "the operator knows who %s is and assigns the mail to %s", mail.sheet().name(), customer);
    }
  }

  private String awaitMessage(String messageId) {
    Waiting.until("Allclear to store " + messageId, PATIENCE, () -> id(messageId) != null);
    return java.util.Objects.requireNonNull(id(messageId));
  }

  private @org.jspecify.annotations.Nullable String id(String messageId) {
    return stage.api.all("/messages", "messages").stream()
        .filter(one -> Notices.bare(one.path("messageId").asString("")).equals(messageId))
        .map(one -> one.path("id").asString())
        .findFirst()
        .orElse(null);
  }
}
