package app.allclear.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.demo.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One outage day on fresh data, on which the program is killed again and again, and the mail
 * servers beside it now and then, while mail comes in, restores are reported and notices leave.
 */
final class KillDay implements AutoCloseable {
  static final String USER = "operator";
  static final String PASSWORD = "kill-day";
  private static final List<String> ON_THEIR_WAY = List.of("queued", "sending", "deferred");
  private static final int LONGEST_AT_WORK_MILLIS = 1_200;

  private final Path folder;
  private final FastStart java;
  private final int kills;
  private final Random random;
  private final Tally tally = new Tally();
  private final SupportMailbox mailbox = SupportMailbox.open();
  private final int port = freePort();
  private final Api api = new Api(port, USER, PASSWORD);
  private final KillPost post;
  private final KillPeople people;
  private final Autopsy autopsy;
  private long lastStart = 4_000;

  KillDay(Path folder, FastStart java, int kills, int mailsALife, long seed) {
    this.folder = folder;
    this.java = java;
    this.kills = kills;
    this.random = new Random(seed);
    this.post = new KillPost(mailbox, tally, kills > 0, seed + 1);
    this.people = new KillPeople(api, mailbox, tally, mailsALife, seed + 2);
    this.autopsy = new Autopsy(folder.resolve("data"), folder.resolve("autopsy"));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("customers.csv"), KillTown.csv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A quiet day, of which the AOT cache is recorded; without one where it can't be made. */
  static void record(Path folder, FastStart java) throws InterruptedException {
    try (KillDay day = new KillDay(folder, java, 0, 5, 1);
        AllclearProcess life = day.start(java.recording())) {
      life.awaitUp(day.api);
      day.people.declare();
      day.people.write();
      day.people.restore(KillTown.ONCE.getFirst());
      day.awaitQuiet();
      life.end(Duration.ofMinutes(3));
    }
  }

  /** The figures; whatever must be zero is for the caller to look at. */
  Tally run() throws Exception {
    try (ExecutorService town = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = new ArrayList<>();
      busy.add(town.submit(people::declare));
      busy.add(town.submit(people::restoreOnAndOn));
      busy.add(town.submit(people::announceNowAndThen));
      busy.add(town.submit(this::killTheOthers));
      try {
        for (int kill = 0; kill < kills; kill++) liveAndDie(kill == 0);
        people.goHome();
        try (AllclearProcess last = start(java.command())) {
          last.awaitUp(api);
          for (Future<?> each : busy) each.get();
          awaitQuiet();
          new Accounts(api, post, people, tally).close(this::awaitQuiet);
        }
      } finally {
        people.goHome();
        town.shutdownNow();
      }
    }
    return tally;
  }

  private void liveAndDie(boolean first) throws InterruptedException {
    people.write();
    boolean whileStarting = !first && random.nextInt(6) == 0;
    long begun = System.nanoTime();
    try (AllclearProcess life = start(java.command())) {
      if (whileStarting) {
        // Not the first third: it knows nothing of its store yet.
        life.runFor(lastStart / 3 + random.nextLong(lastStart));
      } else {
        life.awaitUp(api);
        lastStart = Math.max(500, (System.nanoTime() - begun) / 1_000_000);
        work(life);
      }
      boolean opened = life.hasOpened(autopsy.store());
      life.kill();
      tally.one(Figure.KILLS);
      tally.one(interrupted(whileStarting, opened));
    }
  }

  /** To a random moment, or to the end of a mail and a moment more. */
  private void work(AllclearProcess life) throws InterruptedException {
    if (random.nextInt(3) > 0) {
      life.runFor(random.nextInt(LONGEST_AT_WORK_MILLIS));
    } else {
      post.awaitEnds(1 + random.nextInt(6), Duration.ofSeconds(2));
      life.runFor(random.nextInt(60));
    }
  }

  private Figure interrupted(boolean whileStarting, boolean opened) {
    if (!opened) return Figure.BEFORE_STORE;
    if (whileStarting) return Figure.STARTING;
    return autopsy.interrupted(
        post.taken().stream().map(KillPost.Taken::messageId).collect(Collectors.toSet()));
  }

  /** The other ends of the connections are killed as well. */
  private void killTheOthers() {
    Random dice = new Random(random.nextLong());
    while (people.rest(1_500 + dice.nextInt(6_000))) {
      if (dice.nextInt(3) > 0) {
        post.kill();
        people.rest(dice.nextInt(600));
        post.revive();
        tally.one(Figure.SMTP_KILLS);
      } else if (mailbox.killAndRevive()) {
        tally.one(Figure.IMAP_KILLS);
      }
    }
  }

  private AllclearProcess start(List<String> command) {
    return AllclearProcess.start(
        command,
        folder.resolve("allclear.log"),
        settings(folder, port, mailbox, post, "--allclear.notices.events.progress=automatic"));
  }

  static List<String> settings(
      Path folder, int port, SupportMailbox mailbox, KillPost post, String... more) {
    List<String> settings = new ArrayList<>();
    settings.addAll(
        List.of(
            "--server.port=" + port,
            "--spring.security.user.name=" + USER,
            "--spring.security.user.password=" + PASSWORD,
            "--allclear.data=" + folder.resolve("data").toAbsolutePath(),
            "--allclear.customers=" + folder.resolve("customers.csv").toAbsolutePath(),
            "--allclear.notices.delay=0s",
            "--allclear.notices.undo=0s",
            "--allclear.notices.connections=4",
            "--allclear.notices.most-a-day=1000000",
            "--allclear.notices.copy-to=" + SupportMailbox.ADDRESS,
            "--allclear.notices.events.restored=automatic",
            "--allclear.notices.events.damaged-again=automatic"));
    settings.addAll(
        List.of(
            "--allclear.mailboxes[0].name=support",
            "--allclear.mailboxes[0].address=" + SupportMailbox.ADDRESS,
            "--allclear.mailboxes[0].host=127.0.0.1",
            "--allclear.mailboxes[0].port=" + mailbox.port(),
            "--allclear.mailboxes[0].security=none",
            "--allclear.mailboxes[0].username=" + SupportMailbox.ADDRESS,
            "--allclear.mailboxes[0].password=" + mailbox.password(),
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + post.port()));
    settings.addAll(List.of(more));
    return settings;
  }

  /** Every mail is stored, and nothing waits to be sent. */
  private void awaitQuiet() {
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(250))
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(() -> {
          JsonNode status = api.get("/status");
          assertThat(status.path("mailboxes").path(0).path("stored").asInt())
              .as("stored in %s", status)
              .isEqualTo(people.copies() + post.copies());
          for (String state : ON_THEIR_WAY)
            assertThat(status.path("outbox").path(state).asInt()).as(state).isZero();
        });
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    people.goHome();
    post.close();
    mailbox.close();
    api.close();
  }
}
