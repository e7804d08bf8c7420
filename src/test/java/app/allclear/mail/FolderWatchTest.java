package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.MailboxSettings.Security;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watcher against servers and owners that misbehave. */
class FolderWatchTest {
  private final ScriptedImap server = new ScriptedImap();
  private final RecordingCorrespondence owner = new RecordingCorrespondence();
  private Mailboxes mailboxes;

  @AfterEach
  void stop() {
    if (mailboxes != null) mailboxes.close();
    server.close();
  }

  private void watch() {
    watch(Watched.QUICK);
  }

  private void watch(ImapTimings timings) {
    mailboxes =
        Watched.watching(timings, null, Watched.mailbox(server.port(), Security.NONE, "INBOX"));
    mailboxes.start(owner);
  }

  @Test
  void sendsNothingThatCouldChangeTheFolder() {
    server.with(3);
    watch();
    await().until(() -> owner.stored.size() == 3 && server.times("IDLE") > 0);
    assertThat(server.heard())
        .allMatch(command ->
            command.matches("(CAPABILITY|LOGIN|EXAMINE|UID SEARCH|IDLE).*")
                || command.matches("UID FETCH \\S+ \\(UID RFC822\\.SIZE\\)")
                || command.matches("UID FETCH \\S+ \\(UID INTERNALDATE BODY\\.PEEK\\[]\\)"));
  }

  @Test
  void countsBeforeTheFetchAndAfterIt() {
    server.with(2);
    watch();
    await().until(() -> owner.stored.size() == 2 && owner.censuses.size() >= 2);
    assertThat(owner.censuses).allMatch(census -> census.uids().equals(java.util.Set.of(1L, 2L)));
  }

  @Test
  void asksAgainAndAgainWhereThereIsNoIdle() {
    server.capabilities = "IMAP4rev1";
    server.with(1);
    watch();
    await().until(() -> owner.stored.size() == 1);
    server.mails.put(2L, Watched.about("later"));
    await().until(() -> owner.subjects().contains("later"));
    assertThat(server.times("IDLE")).isZero();
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void looksWheneverIdleEndsEvenIfNothingWasSaid() {
    watch(Watched.refreshing(Duration.ofMillis(200)));
    await().until(() -> server.times("IDLE") >= 1);
    server.mails.put(1L, Watched.about("unannounced"));
    await().until(() -> owner.subjects().equals(List.of("unannounced")));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void looksAtOnceWhenTheServerSaysAnything() {
    server.at(
        "IDLE",
        (line, tag, _) -> {
          line.say("+ idling");
          if (server.mails.isEmpty()) {
            server.mails.put(1L, Watched.about("announced"));
            line.say("* 1 EXISTS");
          }
          line.hear();
          line.say(tag + " OK done");
          return true;
        });
    watch();
    await().atMost(Duration.ofSeconds(5)).until(() -> owner.subjects().contains("announced"));
  }

  @Test
  void noticesAConnectionThatDiedWithoutAWord() {
    server.at(
        "IDLE",
        (line, _, _) -> {
          if (line.number > 1) return false;
          line.say("+ idling");
          line.freeze();
          return true;
        });
    watch(Watched.refreshing(Duration.ofMillis(200)));
    await().atMost(Duration.ofSeconds(8)).until(() -> server.connections() >= 2);
    await().until(() -> owner.connected);
  }

  @Test
  void getsEveryMailOnceThoughTheConnectionBreaksInsideOne() {
    server.with(5);
    AtomicBoolean broken = new AtomicBoolean();
    server.at(
        "UID FETCH",
        (line, _, command) -> {
          if (!ScriptedImap.bodyOf(3, command) || broken.getAndSet(true)) return false;
          byte[] copy = server.copy(3, command);
          line.say(Arrays.copyOf(copy, copy.length / 2));
          line.hangUp();
          return true;
        });
    watch();
    await().until(() -> owner.stored.size() == 5);
    assertThat(owner.uids()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    assertThat(owner.stored)
        .allMatch(arrival -> Arrays.equals(arrival.raw(), server.mails.get(arrival.copy().uid())));
    assertThat(owner.troubles).isNotEmpty();
  }

  @Test
  void getsTheOthersThoughOneMailAlwaysBreaksTheConnection() {
    server.with(5);
    server.at(
        "UID FETCH",
        (line, _, command) -> {
          if (ScriptedImap.bodyOf(4, command)) line.hangUp();
          return false;
        });
    watch();
    await().until(() -> owner.stored.size() == 4 && server.times("IDLE") > 0);
    assertThat(owner.uids()).containsExactlyInAnyOrder(1L, 2L, 3L, 5L);
    assertThat(owner.refused).isEmpty();
  }

  @Test
  void givesUpOnAServerThatStallsInsideAMailAndComesBack() {
    server.with(2);
    AtomicBoolean stalled = new AtomicBoolean();
    server.at(
        "UID FETCH",
        (line, _, command) -> {
          if (!ScriptedImap.bodyOf(2, command) || stalled.getAndSet(true)) return false;
          line.say(Arrays.copyOf(server.copy(2, command), 100));
          line.freeze();
          return true;
        });
    watch();
    await().atMost(Duration.ofSeconds(10)).until(() -> owner.stored.size() == 2);
    assertThat(owner.troubles.getFirst()).contains("did not answer in time");
  }

  @Test
  void believesARefusalOnlyTheThirdTime() {
    server.with(5);
    server.at(
        "UID FETCH",
        (line, tag, command) -> {
          if (!ScriptedImap.bodyOf(2, command)) return false;
          line.say(tag + " NO message is damaged");
          return true;
        });
    watch();
    await().until(() -> !owner.refused.isEmpty());
    assertThat(owner.refused.get(new CopyId("support", "INBOX", 7, 2)))
        .contains("message is damaged");
    assertThat(owner.uids()).containsExactlyInAnyOrder(1L, 3L, 4L, 5L);
    assertThat(
            server.heard().stream()
                .filter(c -> c.startsWith("UID FETCH 2 (UID INTERNALDATE"))
                .count())
        .isEqualTo(3);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void waitsForAMailThatIsOnlyUnavailableNow() {
    server.with(2);
    AtomicInteger refusals = new AtomicInteger();
    server.at(
        "UID FETCH",
        (line, tag, command) -> {
          if (!ScriptedImap.bodyOf(1, command) || refusals.incrementAndGet() > 5) return false;
          line.say(tag + " NO [UNAVAILABLE] backend is away");
          return true;
        });
    watch();
    await().until(() -> owner.stored.size() == 2);
    assertThat(owner.refused).isEmpty();
  }

  @Test
  void refusesAMailWithoutABody() {
    server.with(1);
    server.at(
        "UID FETCH",
        (line, tag, command) -> {
          if (!ScriptedImap.bodyOf(1, command)) return false;
          line.say("* 1 FETCH (UID 1 BODY[] NIL)");
          line.say(tag + " OK done");
          return true;
        });
    watch();
    await().until(() -> owner.refused.size() == 1);
  }

  @Test
  void tellsAMailThatVanishedBetweenCountAndFetch() {
    server.with(3);
    server.at(
        "UID FETCH",
        (_, _, command) -> {
          if (command.contains("BODY.PEEK")) server.mails.remove(2L);
          return false;
        });
    watch();
    await().until(() -> owner.stored.size() == 2 && owner.gone.contains(2L));
    assertThat(owner.refused).isEmpty();
  }

  @Test
  void fetchesAMailWhoseDateNobodyCanRead() {
    server.date = "\"yesterday\"";
    server.with(1);
    watch();
    await().until(() -> owner.stored.size() == 1);
    assertThat(owner.stored.getFirst().raw()).isEqualTo(server.mails.get(1L));
  }

  @Test
  void refusesAMailTooLargeForItsMemory() {
    server.with(2);
    server.at(
        "UID FETCH 1:2 (UID RFC822",
        (line, tag, _) -> {
          line.say("* 1 FETCH (UID 1 RFC822.SIZE 999999999999)");
          line.say(tag + " OK done");
          return true;
        });
    watch();
    await().until(() -> owner.stored.size() == 1 && owner.refused.size() == 1);
    assertThat(owner.refused.values()).first().asString().contains("more than this program");
  }

  @Test
  void filesTheOthersOfABatchAloneWhenOneIsRefused() {
    server.with(5);
    AtomicBoolean mended = new AtomicBoolean();
    owner.onBatch =
        batch -> {
          if (!mended.get() && batch.stream().anyMatch(a -> a.copy().uid() == 3))
            throw new IllegalStateException("the third is poison");
        };
    owner.onAlone =
        arrival -> {
          if (!mended.get() && arrival.copy().uid() == 3)
            throw new IllegalStateException("the third is poison");
        };
    watch();
    await().until(() -> owner.stored.size() == 4);
    assertThat(owner.uids()).containsExactlyInAnyOrder(1L, 2L, 4L, 5L);
    assertThat(owner.refused).isEmpty();

    mended.set(true);
    await().until(() -> owner.stored.size() == 5);
  }

  @Test
  void comesBackToAStoreThatWasDown() {
    server.with(30);
    AtomicBoolean down = new AtomicBoolean(true);
    AtomicInteger attempts = new AtomicInteger();
    owner.onBatch =
        _ -> {
          if (down.get()) throw new IllegalStateException("the store is down");
        };
    owner.onAlone =
        _ -> {
          attempts.incrementAndGet();
          if (down.get()) throw new IllegalStateException("the store is down");
        };
    watch();
    await().until(() -> attempts.get() >= 5);
    assertThat(owner.stored).isEmpty();
    down.set(false);
    await().until(() -> owner.stored.size() == 30);
    assertThat(owner.uids()).doesNotHaveDuplicates();
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void comesBackToAnOwnerThatCannotEvenCount() {
    server.with(1);
    AtomicInteger asked = new AtomicInteger();
    RecordingCorrespondence faulty =
        new RecordingCorrespondence() {
          @Override
          public void counted(FolderCensus census) {
            if (asked.incrementAndGet() < 3) throw new IllegalStateException("no disk");
            super.counted(census);
          }

          @Override
          public void connection(String mailbox, String folder, boolean is, String trouble) {
            throw new IllegalStateException("no disk");
          }
        };
    mailboxes = Watched.watching(Watched.mailbox(server.port(), Security.NONE, "INBOX"));
    mailboxes.start(faulty);
    await().until(() -> faulty.stored.size() == 1);
  }

  @Test
  void handsOverWhatACrashInterruptedAloneAndRaw() {
    server.with(6);
    owner.interrupted.addAll(List.of(4L, 5L));
    watch();
    await().until(() -> owner.stored.size() == 6);
    assertThat(owner.raw).containsExactly(5L, 4L);
  }

  @Test
  void fetchesOnlyWhatIsNotSettled() {
    server.with(4);
    server.mails.forEach((uid, raw) -> {
      if (uid != 2)
        owner.stored.add(
            new Arrival(new CopyId("support", "INBOX", 7, uid), java.time.Instant.EPOCH, raw));
    });
    watch();
    await().until(() -> owner.stored.size() == 4);
    assertThat(server.heard()).contains("UID FETCH 2 (UID INTERNALDATE BODY.PEEK[])");
  }

  @Test
  void doesNotHammerAServerThatRefusesThePassword() {
    server.at(
        "LOGIN",
        (line, tag, _) -> {
          line.say(tag + " NO [AUTHENTICATIONFAILED] no such user");
          return true;
        });
    watch();
    await().until(() -> server.connections() >= 2);
    assertThat(owner.connected).isFalse();
    assertThat(owner.lastTrouble())
        .startsWith(
            "Cannot log in to mailbox support on localhost:"
                + server.port()
                + ": the server refused user name or password of support"
                + " ([AUTHENTICATIONFAILED] no such user). Check the mailbox's username and"
                + " password. Trying again in")
        .doesNotContain(EmbeddedDovecot.PASSWORD);
  }

  @Test
  void repeatsTheServersGoodbye() {
    server.greeting = "* BYE too many connections from you";
    watch();
    await().until(() -> !owner.troubles.isEmpty());
    assertThat(owner.lastTrouble())
        .contains("Cannot connect to mailbox support")
        .contains("the server closed it, saying: too many connections from you.");
  }

  @Test
  void comesBackAfterAGoodbyeDuringIdle() {
    server.at(
        "IDLE",
        (line, _, _) -> {
          if (line.number > 1) return false;
          line.say("+ idling");
          line.say("* BYE going down for repair");
          line.hangUp();
          return true;
        });
    watch();
    await().until(() -> server.connections() == 2 && owner.connected);
    assertThat(owner.troubles.getFirst()).contains("going down for repair");
  }

  @Test
  void looksNowWhenAsked() {
    watch();
    await().until(() -> server.times("IDLE") == 1);
    server.mails.put(1L, Watched.about("asked for"));
    mailboxes.syncNow();
    await().atMost(Duration.ofSeconds(3)).until(() -> owner.subjects().contains("asked for"));
  }

  @Test
  void closesAtOnceWhileIdleAndSaysGoodbye() {
    watch();
    await().until(() -> server.times("IDLE") == 1);
    assertThat(millisToClose()).isLessThan(800);
    assertThat(server.times("LOGOUT")).isEqualTo(1);
  }

  @Test
  void closesAtOnceWhileTheServerIsSilent() {
    server.at(
        "EXAMINE",
        (line, _, _) -> {
          line.freeze();
          return true;
        });
    watch();
    await().until(() -> server.times("EXAMINE") == 1);
    assertThat(millisToClose()).isLessThan(2_000);
  }

  @Test
  void closesInTimeWhileTheStoreIsBusyAndLetsItFinish() {
    server.with(1);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    owner.onBatch =
        _ -> {
          busy.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            interrupted.set(true);
          }
        };
    watch();
    await().until(() -> busy.getCount() == 0);
    assertThat(millisToClose()).isLessThan(2_000);
    release.countDown();
    await().until(() -> owner.stored.size() == 1);
    assertThat(interrupted).isFalse();
  }

  private long millisToClose() {
    long begun = System.nanoTime();
    mailboxes.close();
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
