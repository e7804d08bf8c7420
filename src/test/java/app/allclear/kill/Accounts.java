package app.allclear.kill;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.demo.Api;
import app.allclear.kill.KillPost.Taken;
import app.allclear.kill.KillTown.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The day's accounts: what was owed to whom, by what people did, against what the mail server took,
 * against what the program says of it.
 */
final class Accounts {
  private static final String PROVEN = "It was found again, so it was sent.";

  /** What may be owed once. */
  record Owed(String customer, String event, int round, String to) {}

  private final Api api;
  private final KillPost post;
  private final KillPeople people;
  private final Tally tally;
  private final Set<String> unread = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  Accounts(Api api, KillPost post, KillPeople people, Tally tally) {
    this.api = api;
    this.post = post;
    this.people = people;
    this.tally = tally;
  }

  /**
   * Counts; then a human settles the doubts by the mail server's log, and it is counted again.
   *
   * @param quiet waits until all has left
   */
  void close(Runnable quiet) {
    post.behave();
    checkMessages();
    Map<Owed, JsonNode> notices = notices();
    Set<Owed> byPeople = owedByPeople();
    Set<Owed> owed = new HashSet<>(byPeople);
    notices.forEach((key, notice) -> {
      if (!is(notice, "overtaken")) owed.add(key);
    });
    tally.add(Figure.OWED, owed.size());
    Map<Taken, Long> taken = taken();
    for (Owed each : owed) judge(each, notices.get(each), taken);
    checkRecipients(notices);
    for (JsonNode notice : notices.values()) settle(notice, taken);
    quiet.run();
    Map<Owed, JsonNode> after = notices();
    for (Owed each : owed) judgeAgain(after.get(each), !byPeople.contains(each), taken());
    assertThat(found).as("what the accounts of the day found").isEmpty();
  }

  /** Every mail is there once, with all its copies; what could not be read is shown as such. */
  private void checkMessages() {
    List<String> stored = new ArrayList<>();
    int copies = 0;
    for (JsonNode message : api.all("/messages", "messages")) {
      copies += message.path("copies").size();
      if (message.path("messageId").isNull()) unread.add(text(message, "sha256"));
      else if (!text(message, "from").equals(SupportMailbox.ADDRESS))
        stored.add(bare(text(message, "messageId")));
    }
    tally.add(Figure.UNREAD, unread.size());
    assertThat(copies).as("copies").isEqualTo(people.copies() + post.copies());
    assertThat(stored).doesNotHaveDuplicates();
    // Of a mail that came twice, one copy may have been read and the other not.
    assertThat(people.written().stream().map(Written::messageId).toList()).containsAll(stored);
    assertThat(stored)
        .containsAll(
            people.written().stream().filter(this::wasRead).map(Written::messageId).toList());
    JsonNode mailbox = api.get("/status").path("mailboxes").path(0);
    assertThat(mailbox.path("unexplained").asInt()).isZero();
    assertThat(mailbox.path("pending").asInt()).isZero();
  }

  private boolean wasRead(Written mail) {
    return !unread.contains(Bytes.sha256(mail.raw()));
  }

  /** Whether a copy came back that could be read. */
  private boolean evidence(JsonNode notice) {
    String copy = notice == null ? null : post.cameBack(bare(text(notice, "messageId")));
    return copy != null && !unread.contains(copy);
  }

  private Map<Owed, JsonNode> notices() {
    Map<Owed, JsonNode> notices = new HashMap<>();
    for (JsonNode notice : api.all("/notices", "notices")) {
      Owed key =
          new Owed(
              text(notice, "customer"),
              text(notice, "event"),
              notice.path("round").asInt(),
              text(notice, "to"));
      if (notices.put(key, notice) != null) found.add("Owed twice: " + notice);
    }
    return notices;
  }

  /**
   * By what people did: the last all-clear of each restored database, an acknowledgement to whoever
   * wrote of the others, each announcement to those who wait.
   */
  private Set<Owed> owedByPeople() {
    Set<Owed> owed = new HashSet<>();
    people
        .restored()
        .forEach((customer, times) -> {
          for (String to : KillTown.contacts(customer))
            owed.add(new Owed(customer, "restored", times, to));
        });
    for (Written mail : people.written())
      if (mail.answered() && wasRead(mail))
        owed.add(new Owed(mail.customer(), "acknowledged", 1, mail.from()));
    for (int round = 1; round <= tally.of(Figure.ANNOUNCEMENTS); round++)
      for (String customer : KillTown.WAITING)
        for (String to : KillTown.contacts(customer))
          owed.add(new Owed(customer, "progress", round, to));
    return owed;
  }

  private Map<Taken, Long> taken() {
    return post.taken().stream().collect(Collectors.groupingBy(t -> t, Collectors.counting()));
  }

  private static long times(JsonNode notice, Map<Taken, Long> taken) {
    if (notice == null) return 0;
    return taken.getOrDefault(new Taken(text(notice, "to"), bare(text(notice, "messageId"))), 0L);
  }

  private void judge(Owed owed, JsonNode notice, Map<Taken, Long> taken) {
    long times = times(notice, taken);
    boolean doubtful = notice != null && is(notice, "in-doubt");
    boolean evidence = evidence(notice);
    if (notice != null && text(notice, "reason").equals(PROVEN)) tally.one(Figure.SETTLED);
    if (times > 1) {
      tally.one(evidence ? Figure.DOUBLED_WITH_EVIDENCE : Figure.DOUBLED_WITHOUT_EVIDENCE);
      found.add("Taken %d times: %s".formatted(times, notice));
    } else if (doubtful) {
      tally.one(times == 1 ? Figure.DOUBT_TAKEN : Figure.DOUBT_NOT_TAKEN);
      if (evidence) found.add("In doubt although a copy came back: " + notice);
    } else if (times == 1 && is(notice, "sent")) {
      tally.one(Figure.ONCE);
    } else if (times == 1) {
      found.add("Taken, but not said to be sent: " + notice);
    } else {
      tally.one(Figure.LOST);
      found.add("Lost: %s, %s".formatted(owed, notice));
    }
  }

  private void judgeAgain(JsonNode notice, boolean overtakable, Map<Taken, Long> taken) {
    long times = times(notice, taken);
    if (times == 1 && is(notice, "sent")) tally.one(Figure.ONCE_AFTER_SETTLING);
    else if (overtakable && times == 0 && is(notice, "overtaken")) tally.one(Figure.OVERTAKEN);
    else found.add("Not sent once after the doubts were settled: " + notice);
  }

  /** Whoever got something is a contact of the customer it is about, and of nobody else. */
  private void checkRecipients(Map<Owed, JsonNode> notices) {
    Set<String> everybody = KillTown.everybody();
    Map<String, Owed> byMessageId = new HashMap<>();
    notices.forEach((key, notice) -> byMessageId.put(bare(text(notice, "messageId")), key));
    for (Taken each : post.taken()) {
      Owed owed = byMessageId.get(each.messageId());
      boolean right =
          owed != null
              && owed.to().equals(each.to())
              && everybody.contains(each.to())
              && KillTown.contacts(owed.customer()).contains(each.to());
      if (right) continue;
      tally.one(Figure.WRONG_RECIPIENT);
      found.add("To a wrong recipient: " + each);
    }
  }

  private void settle(JsonNode notice, Map<Taken, Long> taken) {
    if (!is(notice, "in-doubt")) return;
    api.post(
        "/notices/" + text(notice, "id") + "/settle", Map.of("sent", times(notice, taken) > 0));
  }

  private static boolean is(JsonNode notice, String state) {
    return notice != null && text(notice, "state").equals(state);
  }

  private static String bare(String messageId) {
    return messageId.replaceAll("[<>\\s]", "");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
