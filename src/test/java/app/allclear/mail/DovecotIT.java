package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.MailboxSettings.Security;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The inbox watcher against a real Dovecot. */
class DovecotIT {
  private EmbeddedDovecot dovecot;
  private final RecordingCorrespondence owner = new RecordingCorrespondence();
  private Mailboxes mailboxes;

  @BeforeEach
  void start() {
    dovecot = EmbeddedDovecot.start();
  }

  @AfterEach
  void stop() {
    if (mailboxes != null) mailboxes.close();
    if (dovecot != null) dovecot.close();
  }

  private void watch(Security security) {
    int port = security == Security.TLS ? dovecot.tlsPort() : dovecot.port();
    mailboxes =
        Watched.watching(Watched.QUICK, dovecot.trust(), Watched.mailbox(port, security, "INBOX"));
    mailboxes.start(owner);
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void fetchesWhatIsThereAndWhatComes(Security security) {
    byte[] first = Watched.about("first");
    dovecot.deliver("support", first);
    watch(security);
    await().until(() -> owner.subjects().equals(java.util.List.of("first")));
    assertThat(owner.stored.getFirst().raw()).isEqualTo(first);

    dovecot.deliver("support", Watched.about("second"));
    await().until(() -> owner.subjects().contains("second"));
    assertThat(owner.troubles).isEmpty();
  }

  @Test
  void leavesEveryMailUnseenAndInPlace() {
    IntStream.range(0, 20).forEach(i -> dovecot.deliver("support", Watched.about("mail " + i)));
    watch(Security.NONE);
    await().until(() -> owner.stored.size() == 20);
    mailboxes.close();
    assertThat(dovecot.files("support")).hasSize(20).noneMatch(name -> name.matches(".*:2,[A-Z]+"));
  }

  @Test
  void keepsTheServersDate() {
    Instant received = Instant.parse("2026-01-02T03:04:05Z");
    dovecot.deliver("support", Watched.about("dated"), received);
    watch(Security.NONE);
    await().until(() -> owner.stored.size() == 1);
    assertThat(owner.stored.getFirst().received()).isEqualTo(received);
  }

  @Test
  void takesOnlyWhatIsWithinTheHorizon() {
    dovecot.deliver("support", Watched.about("old"), Instant.now().minus(Duration.ofDays(90)));
    dovecot.deliver("support", Watched.about("new"), Instant.now().minus(Duration.ofDays(20)));
    MailboxSettings all = Watched.mailbox(dovecot.port(), Security.NONE, "INBOX");
    MailboxSettings recent =
        new MailboxSettings(
            all.name(),
            all.address(),
            all.host(),
            all.port(),
            all.security(),
            all.username(),
            all.password(),
            all.folders(),
            null,
            false,
            "30d",
            null);
    mailboxes = Watched.watching(recent);
    mailboxes.start(owner);
    await().until(() -> owner.stored.size() == 1 && owner.lastCensus().uids().size() == 1);
    assertThat(owner.subjects()).containsExactly("new");
  }

  @Test
  void fetchesThousandsNewestFirstInBatches() {
    IntStream.range(0, 2_000)
        .forEach(i -> dovecot.deliver("support", Watched.about("mail " + i, 3_000)));
    watch(Security.NONE);
    await().atMost(Duration.ofSeconds(60)).until(() -> owner.stored.size() == 2_000);
    assertThat(owner.batches).allMatch(size -> size <= Batches.MOST_COPIES).hasSizeLessThan(12);
    // Within a batch the server decides; from batch to batch it is newest first.
    long newestOfLast =
        owner.stored.subList(1_750, 2_000).stream()
            .mapToLong(a -> a.copy().uid())
            .max()
            .getAsLong();
    long oldestOfFirst =
        owner.stored.subList(0, 250).stream().mapToLong(a -> a.copy().uid()).min().getAsLong();
    assertThat(oldestOfFirst).isGreaterThan(newestOfLast);
  }

  @Test
  void fetchesAMailLargerThanABatch() {
    byte[] huge = Watched.about("huge", 20 << 20);
    dovecot.deliver("support", huge);
    dovecot.deliver("support", Watched.about("small"));
    watch(Security.NONE);
    await().atMost(Duration.ofSeconds(30)).until(() -> owner.stored.size() == 2);
    assertThat(owner.stored.stream().mapToInt(a -> a.raw().length)).contains(huge.length);
  }

  @Test
  void comesBackAfterTheServerWasAway() throws IOException {
    watch(Security.STARTTLS);
    await().until(() -> owner.connected);
    dovecot.suspend();
    await().until(() -> !owner.connected);
    assertThat(owner.lastTrouble())
        .contains("mailbox support on localhost")
        .contains("Trying again");
    dovecot.deliver("support", Watched.about("while away"));
    dovecot.resume();
    await().until(() -> owner.subjects().contains("while away"));
    assertThat(owner.connected).isTrue();
  }

  @Test
  void scansAgainUnderANewUidValidity() throws IOException {
    dovecot.deliver("support", Watched.about("kept"));
    watch(Security.NONE);
    await().until(() -> owner.stored.size() == 1);
    long before = owner.lastCensus().uidValidity();
    // UIDVALIDITY is a time in seconds: the next one is another only in another second.
    await().until(() -> Instant.now().getEpochSecond() > before + 1);
    dovecot.forgetNumbers("support");
    await().until(() -> owner.stored.size() == 2);
    assertThat(owner.lastCensus().uidValidity()).isNotEqualTo(before);
    assertThat(owner.stored.get(1).raw()).isEqualTo(owner.stored.get(0).raw());
  }

  @Test
  void saysThatThePasswordIsWrong() {
    mailboxes =
        Watched.watching(
            Watched.mailbox("support", dovecot.port(), Security.NONE, "support", "wrong", "INBOX"));
    mailboxes.start(owner);
    await().until(() -> !owner.troubles.isEmpty());
    assertThat(owner.lastTrouble())
        .contains("Cannot log in to mailbox support on localhost:" + dovecot.port())
        .contains("refused user name or password")
        .doesNotContain("wrong");
  }

  @Test
  void namesTheFoldersThereAreAndKeepsWatchingTheOthers() {
    dovecot.deliver("support", Watched.about("here"));
    mailboxes = Watched.watching(Watched.mailbox(dovecot.port(), Security.NONE, "Spam", "INBOX"));
    mailboxes.start(owner);
    await().until(() -> owner.stored.size() == 1 && !owner.troubles.isEmpty());
    assertThat(owner.lastTrouble())
        .contains("Cannot open folder Spam")
        .contains("The folders there are: INBOX.");
  }
}
