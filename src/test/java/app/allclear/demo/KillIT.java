package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.demo.KillPost.Delivered;
import app.allclear.demo.KillTown.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Nothing is lost and nothing doubled, however often the power goes. The real program is killed
 * with SIGKILL at random moments, also while it starts, and started again on the same data, while
 * mail comes in, a restore script reports and notices leave over several connections. A copy of
 * every notice comes back to our own mailbox: by this evidence every doubt is settled in the end,
 * and what stays in doubt was never taken and is sent again. {@code -Dkills=1000 -Dmails=5} kills
 * more often, {@code -Dseed=…} repeats a run's choices.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final long SEED = Long.getLong("seed", 20_261_103L);
  private static final int MAILS_A_LIFE = Integer.getInteger("mails", 30);
  private static final int EVERY_SO_MANY_COME_TWICE = 10;
  private static final Set<String> ARRIVED = Set.of("sent");

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final KillPost post = new KillPost();
  private final int port = freePort();
  private final Api api = new Api(port, "operator", "kill-day");
  private final Semaphore toWrite = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Written> written = new ArrayList<>();
  private final Map<Integer, Integer> restores = new HashMap<>();
  private int copies;

  @Test
  @Timeout(value = 6, unit = TimeUnit.HOURS)
  void losesNothingAndDoublesNothing() throws Exception {
    System.out.printf("Killing Allclear %d times, seed %d.%n", KILLS, SEED);
    Files.writeString(folder.resolve("customers.csv"), KillTown.csv());
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> operator = people.submit(this::declare);
      Future<?> writers = people.submit(this::write);
      Future<?> script = people.submit(this::restore);
      try {
        for (int kill = 0; kill < KILLS; kill++) liveAndDie(kill == 0);
        over.countDown();
        try (AllclearProcess last = start()) {
          last.awaitUp(api);
          operator.get();
          script.get();
          writers.get();
          awaitQuiet();
          int doubtful = settleDoubts();
          check(doubtful);
        }
      } finally {
        // Whoever waits to write would otherwise wait for ever where a life failed.
        over.countDown();
        toWrite.release(KILLS * MAILS_A_LIFE);
        people.shutdownNow();
        post.close();
        api.close();
      }
    }
  }

  private void liveAndDie(boolean first) throws InterruptedException {
    toWrite.release(MAILS_A_LIFE);
    try (AllclearProcess life = start()) {
      boolean whileStarting = !first && random.nextInt(5) == 0;
      if (!whileStarting) life.awaitUp(api);
      life.runFor(whileStarting ? random.nextInt(4_000) : random.nextInt(2_500));
      life.kill();
    }
  }

  private AllclearProcess start() {
    return AllclearProcess.start(
        folder.resolve("allclear.log"),
        List.of(
            "--server.port=" + port,
            "--spring.security.user.name=operator",
            "--spring.security.user.password=kill-day",
            "--allclear.data=" + folder.resolve("data"),
            "--allclear.customers=" + folder.resolve("customers.csv"),
            "--allclear.notices.delay=0s",
            "--allclear.notices.connections=4",
            "--allclear.notices.most-a-day=1000000",
            "--allclear.notices.copy-to=" + KillPost.SUPPORT,
            "--allclear.notices.events.restored=automatic",
            "--allclear.notices.events.damaged-again=automatic",
            "--allclear.mailboxes[0].name=support",
            "--allclear.mailboxes[0].address=" + KillPost.SUPPORT,
            "--allclear.mailboxes[0].host=127.0.0.1",
            "--allclear.mailboxes[0].port=" + post.imapPort(),
            "--allclear.mailboxes[0].security=none",
            "--allclear.mailboxes[0].username=" + KillPost.SUPPORT,
            "--allclear.mailboxes[0].password=" + KillPost.PASSWORD,
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + post.smtpPort()));
  }

  private void declare() {
    String start = Instant.now().minus(Duration.ofHours(1)).toString();
    insist(() -> api.post("/outages", Map.of("name", "tables gone", "startedAt", start)));
  }

  private void write() {
    Random dice = new Random(SEED + 1);
    for (int number = 1; number <= KILLS * MAILS_A_LIFE; number++) {
      toWrite.acquireUninterruptibly();
      if (Thread.currentThread().isInterrupted()) return;
      Written mail = KillTown.mail(number, dice);
      int times = number % EVERY_SO_MANY_COME_TWICE == 0 ? 2 : 1;
      for (int i = 0; i < times; i++) post.arrives(mail.raw());
      written.add(mail);
      copies += times;
      pause(dice.nextInt(50));
    }
  }

  /** Reports one restore after the other, and begins again: what was restored breaks again. */
  private void restore() {
    Random dice = new Random(SEED + 2);
    while (over.getCount() > 0) {
      for (int customer : KillTown.restored()) {
        if (over.getCount() == 0) return;
        for (String state : List.of("needed", "running", "done")) {
          String path = "/databases/mysql1/db%d/restore".formatted(customer);
          insist(() -> api.put(path, Map.of("state", state)));
          pause(dice.nextInt(250));
        }
        restores.merge(customer, 1, Integer::sum);
      }
    }
  }

  private void pause(int millis) {
    try {
      over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** As a careful script does it: again until there is an answer. A conflict means it was done. */
  private static void insist(Runnable call) {
    await()
        // A mail server's thread that loses its client is no failure of this one.
        .dontCatchUncaughtExceptions()
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

  private void awaitQuiet() {
    await()
        // A mail server's thread that loses its client is no failure of this one.
        .dontCatchUncaughtExceptions()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(() -> {
          JsonNode status = api.get("/status");
          JsonNode mailbox = status.path("mailboxes").path(0);
          assertThat(mailbox.path("stored").asInt())
              .as("stored in %s", status)
              .isEqualTo(copies + post.copies());
          for (String state : List.of("queued", "sending", "deferred"))
            assertThat(status.path("outbox").path(state).asInt()).as(state).isZero();
        });
  }

  /**
   * Whoever looks into the log of the mail server finds what evidence has not settled: never taken.
   * So it is sent again; how many there were.
   */
  private int settleDoubts() {
    Set<String> taken =
        post.delivered().stream().map(Delivered::messageId).collect(Collectors.toSet());
    List<JsonNode> doubtful =
        api.all("/notices", "notices").stream()
            .filter(notice -> text(notice, "state").equals("in-doubt"))
            .toList();
    assertThat(doubtful)
        .as("in doubt although a copy came back")
        .noneMatch(notice -> taken.contains(text(notice, "messageId")));
    for (JsonNode notice : doubtful)
      api.post("/notices/" + text(notice, "id") + "/settle", Map.of("sent", false));
    awaitQuiet();
    return doubtful.size();
  }

  private void check(int doubtful) {
    List<JsonNode> messages =
        api.all("/messages", "messages").stream()
            .filter(message -> !text(message, "from").equals(KillPost.SUPPORT))
            .toList();
    List<JsonNode> incidents = api.all("/incidents", "incidents");
    List<JsonNode> notices = api.all("/notices", "notices");
    List<Delivered> delivered = post.delivered();
    print(messages, incidents, notices, delivered, doubtful);
    checkMessages(messages);
    assertThat(incidents).extracting(i -> i.path("customer").asString()).doesNotHaveDuplicates();
    assertThat(delivered).extracting(Delivered::to).isSubsetOf(KillTown.contacts());
    assertThat(notices)
        .extracting(
            n -> List.of(text(n, "incident"), text(n, "event"), text(n, "round"), text(n, "to")))
        .doesNotHaveDuplicates();
    checkDeliveries(notices, delivered);
    checkNobodyWasForgotten(notices);
  }

  private void checkMessages(List<JsonNode> messages) {
    assertThat(messages)
        .extracting(m -> text(m, "messageId"))
        .containsExactlyInAnyOrderElementsOf(written.stream().map(Written::messageId).toList());
    assertThat(messages.stream().mapToInt(m -> m.path("copies").size()).sum()).isEqualTo(copies);
    JsonNode mailbox = api.get("/status").path("mailboxes").path(0);
    assertThat(mailbox.path("serverHolds").asInt()).isEqualTo(copies + post.copies());
    assertThat(mailbox.path("pending").asInt()).isZero();
    assertThat(mailbox.path("unexplained").asInt()).isZero();
  }

  /** Sent means delivered once; anything else not at all, and no doubt is left. */
  private static void checkDeliveries(List<JsonNode> notices, List<Delivered> delivered) {
    Map<Delivered, Long> times =
        delivered.stream().collect(Collectors.groupingBy(d -> d, Collectors.counting()));
    for (JsonNode notice : notices) {
      Long count = times.remove(new Delivered(text(notice, "to"), text(notice, "messageId")));
      long found = count == null ? 0 : count;
      switch (text(notice, "state")) {
        case "sent" -> assertThat(found).as("sent: %s", notice).isEqualTo(1);
        default -> assertThat(found).as("not sent: %s", notice).isZero();
      }
    }
    assertThat(times).as("mail that no notice explains").isEmpty();
  }

  private void checkNobodyWasForgotten(List<JsonNode> notices) {
    Set<String> answered = new HashSet<>();
    Map<String, Integer> lastAllClear = new HashMap<>();
    for (JsonNode notice : notices) {
      if (!ARRIVED.contains(text(notice, "state"))) continue;
      if (text(notice, "event").equals("acknowledged")) answered.add(text(notice, "to"));
      if (text(notice, "event").equals("restored"))
        lastAllClear.merge(text(notice, "to"), notice.path("round").asInt(), Math::max);
    }
    assertThat(answered)
        .containsAll(written.stream().filter(Written::answered).map(Written::from).toList());
    restores.forEach((customer, times) -> {
      assertThat(lastAllClear).containsEntry(KillTown.owner(customer), times);
      assertThat(lastAllClear).containsEntry(KillTown.second(customer), times);
    });
  }

  private void print(
      List<JsonNode> messages,
      List<JsonNode> incidents,
      List<JsonNode> notices,
      List<Delivered> delivered,
      int doubtful) {
    System.out.printf(
        "%d kills, seed %d: holds %d, stored %d messages, %s; %d incidents; %d restores; notices %s; %d mails delivered, %d of them twice; %d in doubt until the mail server's log was read.%n",
        KILLS,
        SEED,
        copies,
        messages.size(),
        "unexplained " + api.get("/status").path("mailboxes").path(0).path("unexplained").asInt(),
        incidents.size(),
        restores.values().stream().mapToInt(Integer::intValue).sum(),
        notices.stream()
            .collect(Collectors.groupingBy(n -> text(n, "state"), Collectors.counting())),
        delivered.size(),
        delivered.size() - new HashSet<>(delivered).size(),
        doubtful);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
