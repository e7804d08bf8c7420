package app.allclear.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether the day went as it must: each claim, whether it holds, and what was found. */
final class Verdict {
  /** A matcher that files fewer mails right than this is of no use on such a day. */
  private static final double RIGHT_AT_LEAST = 0.9;

  private final Stage stage;
  private final Notices notices;
  private final Filed filed;
  private final List<Claim> claims = new ArrayList<>();

  record Claim(String text, boolean holds, String found) {}

  Verdict(Stage stage, Notices notices, Filed filed) {
    this.stage = stage;
    this.notices = notices;
    this.filed = filed;
  }

  /** Judges everything that can be judged once the day is over. */
  List<Claim> judge() {
    everyMailIsStored();
    everyByteIsKept();
    everybodyGotOneAllClear();
    nobodyElseGotAnything();
    refusedWell();
    notFooled();
    filedRight();
    return List.copyOf(claims);
  }

  private void claim(String text, boolean holds, String found, Object... values) {
    claims.add(new Claim(text, holds, found.formatted(values)));
  }

  private void claim(String text, List<?> exceptions) {
    claim(text, exceptions.isEmpty(), "%s", exceptions.isEmpty() ? "no exception" : exceptions);
  }

  private void everyMailIsStored() {
    JsonNode box = stage.api.get("/status").path("mailboxes").path(0);
    int delivered = stage.drawers.in(MailBytes.SUPPORT).size();
    boolean adds =
        box.path("serverHolds").asInt() == delivered
            && box.path("stored").asInt() == delivered
            && box.path("unexplained").asInt(-1) == 0;
    claim(
        "every copy of every mail is stored",
        adds,
        "delivered %d, holds %s, stored %s, unexplained %s",
        delivered,
        box.path("serverHolds"),
        box.path("stored"),
        box.path("unexplained"));
  }

  private void everyByteIsKept() {
    int delivered = stage.drawers.in(MailBytes.SUPPORT).size();
    claim(
        "every copy is stored byte for byte",
        filed.exact() == delivered,
        "%d of %d",
        filed.exact(),
        delivered);
  }

  /**
   * Every contact of every customer whose databases were hit: one all-clear a customer, no more.
   * After a kill one may be in doubt instead, and shown as such.
   */
  private void everybodyGotOneAllClear() {
    Map<String, List<Notices.Received>> restored = notices.restoredByCustomer();
    List<String> wrong = new ArrayList<>();
    int due = 0;
    for (CastCustomer customer : stage.cast.customers()) {
      boolean hit = customer.databases().stream().anyMatch(Damage.PLAN::containsKey);
      for (String contact : hit ? customer.contacts() : List.<String>of()) {
        due++;
        long got =
            restored.getOrDefault(customer.id(), List.of()).stream()
                .filter(one -> one.address().equals(contact))
                .count();
        if (got != 1 && !(got == 0 && isInDoubt(customer.id(), contact)))
          wrong.add("%s got %d for %s".formatted(contact, got, customer.id()));
      }
      if (!hit && restored.containsKey(customer.id())) wrong.add(customer.id() + " was not hit");
    }
    claim(
        "each contact of each customer who was hit got one all-clear",
        wrong.isEmpty(),
        "%d due; %s",
        due,
        wrong.isEmpty() ? "all in their inboxes" : wrong);
    claim("no notice was doubled", notices.doubled());
  }

  private boolean isInDoubt(String customer, String contact) {
    return notices.said().stream()
        .filter(notice -> notice.path("state").asString().equals("in-doubt"))
        .anyMatch(notice ->
            notice.path("customer").asString().equals(customer)
                && notice.path("to").asString().equals(contact));
  }

  private void nobodyElseGotAnything() {
    Set<String> contacts = stage.cast.contacts();
    claim(
        "no mail reached anybody who is no registered contact",
        notices.received().stream()
            .map(Notices.Received::address)
            .filter(address -> !contacts.contains(address))
            .distinct()
            .toList());
  }

  private void refusedWell() {
    Set<String> answered =
        notices.said().stream()
            .filter(Verdict::mayLeave)
            .map(notice -> Notices.bare(notice.path("inReplyTo").asString("")))
            .collect(Collectors.toSet());
    claim(
        "no notice answers a machine, a forged sender, a reader or a joke",
        stage.cast.mails().stream()
            .filter(mail -> !mail.truth().privateAllowed() && mail.raw() == null)
            .filter(mail -> answered.contains(MailBytes.messageId(mail)))
            .map(CastMail::id)
            .toList());
  }

  private static boolean mayLeave(JsonNode notice) {
    return !Set.of("suppressed", "discarded", "overtaken")
        .contains(notice.path("state").asString());
  }

  private void notFooled() {
    for (String trap : List.of("all-clears while frozen", "all-clears with a table missing")) {
      String left = stage.journal.find(trap).map(Journal.Entry::value).orElse("not tried");
      claim("no " + trap.replace("all-clears", "all-clear left"), left.equals("0"), "%s", left);
    }
  }

  private void filedRight() {
    List<CastMail> misfiled = filed.misfiled();
    int all = stage.cast.mails().size();
    claim(
        "mails are filed as a careful human would",
        all - misfiled.size() >= RIGHT_AT_LEAST * all,
        "%d of %d; otherwise: %s",
        all - misfiled.size(),
        all,
        described(misfiled));
    claim(
        "no mail is surely filed under a customer it has nothing to do with",
        ids(filed.wronglyCertain()));
    claim("every machine is known for one", ids(filed.machinesTakenForHumans()));
    claim("no human is taken for a machine", ids(filed.humansTakenForMachines()));
  }

  private String described(List<CastMail> mails) {
    return mails.stream()
        .map(mail -> mail.id() + " " + filed.customers(mail))
        .collect(Collectors.joining(", ", "", mails.isEmpty() ? "none" : ""));
  }

  private static List<String> ids(List<CastMail> mails) {
    return mails.stream().map(CastMail::id).toList();
  }
}
