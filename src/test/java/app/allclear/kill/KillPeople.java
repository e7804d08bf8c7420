package app.allclear.kill;

import static org.awaitility.Awaitility.await;

import app.allclear.demo.Api;
import app.allclear.kill.KillTown.Written;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The operator, the restore script and those who write mail. They do what they do again until the
 * program answers, as careful people and scripts do, and remember what they did.
 */
final class KillPeople {
  private static final int EVERY_SO_MANY_COME_TWICE = 10;
  private static final int EVERY_SO_MANY_BREAK_AGAIN = 4;

  private final Api api;
  private final SupportMailbox mailbox;
  private final Tally tally;
  private final int mailsALife;
  private final Random writers;
  private final Random script;
  private final CountDownLatch declared = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Written> written = new ArrayList<>();
  private final Map<String, Integer> restored = new HashMap<>();
  private volatile int copies;

  KillPeople(Api api, SupportMailbox mailbox, Tally tally, int mailsALife, long seed) {
    this.api = api;
    this.mailbox = mailbox;
    this.tally = tally;
    this.mailsALife = mailsALife;
    this.writers = new Random(seed);
    this.script = new Random(seed + 1);
  }

  void goHome() {
    over.countDown();
  }

  private boolean atWork() {
    return over.getCount() > 0;
  }

  /** False once it is over. */
  boolean rest(int millis) {
    try {
      return !over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void declare() {
    String start = Instant.now().minus(Duration.ofHours(1)).toString();
    insist(() -> api.post("/outages", Map.of("name", "tables gone", "startedAt", start)));
    for (String customer : KillTown.WAITING) report(customer, "needed");
    declared.countDown();
  }

  /** Puts the next mails into support's inbox, one of ten twice. */
  void write() {
    for (int i = 0; i < mailsALife; i++) {
      Written mail = KillTown.mail(written.size() + 1, writers);
      written.add(mail);
      int times = written.size() % EVERY_SO_MANY_COME_TWICE == 0 ? 2 : 1;
      for (int time = 0; time < times; time++) mailbox.put(mail.raw());
      copies += times;
      tally.one(Figure.MAILS);
    }
  }

  void restoreOnAndOn() {
    int once = 0;
    int again = 0;
    for (int turn = 0; atWork(); turn++) {
      boolean breaksAgain = turn % EVERY_SO_MANY_BREAK_AGAIN == 0 || once == KillTown.ONCE.size();
      restore(
          breaksAgain
              ? KillTown.AGAIN.get(again++ % KillTown.AGAIN.size())
              : KillTown.ONCE.get(once++));
    }
  }

  /** Damaged, being restored, done. Where it is over in between, it stays as it is. */
  void restore(String customer) {
    for (String state : List.of("needed", "running", "done")) {
      report(customer, state);
      if (!state.equals("done")) rest(script.nextInt(120));
    }
    restored.merge(customer, 1, Integer::sum);
    tally.one(Figure.RESTORES);
  }

  private void report(String customer, String state) {
    String path = "/databases/mysql1/%s/restore".formatted(customer);
    insist(() -> api.put(path, Map.of("state", state)));
  }

  /** Each time after the one before has left: a later one would overtake what has not. */
  void announceNowAndThen() {
    while (rest(4_000 + script.nextInt(8_000))) {
      String outage = outage();
      if (declared.getCount() > 0 || outage == null || anyWaits()) continue;
      int before = announcements(outage);
      insist(() -> {
        // Whoever got no answer looks first whether it was done.
        if (announcements(outage) == before)
          api.post(
              "/outages/" + outage + "/announcements",
              Map.of("event", "progress", "words", "We go on."));
      });
    }
    String outage = outage();
    if (outage != null) tally.add(Figure.ANNOUNCEMENTS, announcements(outage));
  }

  private String outage() {
    String[] found = new String[1];
    insist(() -> found[0] = api.get("/outages").path("outages").path(0).path("id").asString(null));
    return found[0];
  }

  private int announcements(String outage) {
    int[] found = new int[1];
    insist(() ->
        found[0] = api.get("/outages/" + outage + "/announcements").path("announcements").size());
    return found[0];
  }

  private boolean anyWaits() {
    boolean[] any = new boolean[1];
    insist(() -> {
      any[0] = false;
      for (JsonNode notice : api.all("/notices", "notices"))
        any[0] |=
            notice.path("event").asString().equals("progress")
                && List.of("queued", "sending", "deferred")
                    .contains(notice.path("state").asString());
    });
    return any[0];
  }

  /** Again until there is an answer. A conflict means that it was done. */
  private static void insist(Runnable call) {
    await()
        .atMost(Duration.ofMinutes(20))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(40))
        .until(() -> {
          try {
            call.run();
            return true;
          } catch (UncheckedIOException _) {
            return false;
          } catch (Api.Refused e) {
            if (e.status() == 409) return true;
            if (e.status() >= 500) return false;
            throw e;
          }
        });
  }

  /** What was written to support. To be asked when it is over. */
  List<Written> written() {
    return written;
  }

  /** How often whose database was restored. To be asked when it is over. */
  Map<String, Integer> restored() {
    return restored;
  }

  /** How many mails were put into support's inbox. */
  int copies() {
    return copies;
  }
}
