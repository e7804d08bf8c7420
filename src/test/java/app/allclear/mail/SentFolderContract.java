package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What reading and writing the folder for sent mail promises, on every server. */
interface SentFolderContract {
  /** A server with an account whose settings these are. */
  MailboxSettings mailbox(String sent, String... folders);

  Mailboxes mailboxes(MailboxSettings mailbox);

  /** The flags of every copy of a folder, a line each, such as {@code \Seen}. */
  List<String> flags(String folder);

  void createFolder(String name);

  /** A mail arrives in INBOX. */
  void receive(byte[] mail);

  private static OutgoingMail notice(String messageId) {
    return Outgoing.mail().messageId(messageId).text("Grüße,\nwe are on it.").build();
  }

  @Test
  default void filesWhatWasSentOnceAndReadsIt() {
    createFolder("Sent");
    MailboxSettings mailbox = mailbox("Sent", "INBOX");
    RecordingCorrespondence received = new RecordingCorrespondence();
    RecordingCorrespondence sent = new RecordingCorrespondence();
    Instant at = Instant.parse("2026-11-20T10:11:12Z");
    try (Mailboxes mailboxes = mailboxes(mailbox);
        Cabinet cabinet = mailboxes.cabinet(mailbox)) {
      mailboxes.start(received, sent);
      await().until(() -> sent.connected);
      assertThat(cabinet.file(notice("n1@host.example"), at)).isEqualTo(new Cabinet.Result.Done());
      assertThat(cabinet.file(notice("n1@host.example"), at)).isEqualTo(new Cabinet.Result.Done());
      assertThat(cabinet.file(notice("n2@host.example"), at)).isEqualTo(new Cabinet.Result.Done());
      cabinet.rest();
      await().until(() -> sent.stored.size() == 2);
      assertThat(sent.stored).allMatch(arrival -> arrival.received().equals(at));
      assertThat(sent.stored.getFirst().copy().folder()).isEqualTo("Sent");
      Letter letter = new Letters().read(sent.stored.getFirst().raw(), null, Set.of());
      assertThat(letter.body().text()).contains("Grüße");
      assertThat(flags("Sent")).hasSize(2).allMatch(flags -> flags.equals("\\Seen"));
      assertThat(received.stored).isEmpty();
      assertThat(sent.troubles).isEmpty();
    }
  }

  @Test
  default void marksAnsweredAndNothingElse() {
    receive(Watched.about("first"));
    receive(Watched.about("second"));
    MailboxSettings mailbox = mailbox("Sent", "INBOX");
    RecordingCorrespondence received = new RecordingCorrespondence();
    try (Mailboxes mailboxes = mailboxes(mailbox);
        Cabinet cabinet = mailboxes.cabinet(mailbox)) {
      mailboxes.start(received);
      await().until(() -> received.stored.size() == 2);
      CopyId copy = received.stored.getFirst().copy();
      assertThat(cabinet.markAnswered("INBOX", copy.uidValidity(), List.of(copy.uid())))
          .isEqualTo(new Cabinet.Result.Done());
      assertThat(flags("INBOX")).containsExactlyInAnyOrder("\\Answered", "");
      assertThat(cabinet.markAnswered("INBOX", copy.uidValidity() + 1, List.of(copy.uid())))
          .isInstanceOf(Cabinet.Result.Never.class);
    }
  }

  @Test
  default void aMissingFolderIsSaidClearlyAndUsedOnceItIsThere() {
    MailboxSettings mailbox = mailbox("Gesendet", "INBOX");
    RecordingCorrespondence received = new RecordingCorrespondence();
    RecordingCorrespondence sent = new RecordingCorrespondence();
    try (Mailboxes mailboxes = mailboxes(mailbox);
        Cabinet cabinet = mailboxes.cabinet(mailbox)) {
      mailboxes.start(received, sent);
      await().until(() -> sent.lastTrouble().contains("Correct the mailbox's key sent"));
      assertThat(sent.lastTrouble()).contains("Gesendet", "there is no such folder", "INBOX");
      assertThat(cabinet.file(notice("n1@host.example"), Instant.now()))
          .isInstanceOfSatisfying(
              Cabinet.Result.NotNow.class,
              trouble -> assertThat(trouble.reason()).contains("Correct the mailbox's key sent"));
      assertThat(received.troubles).isEmpty();
      createFolder("Gesendet");
      await().until(() -> sent.connected);
      assertThat(cabinet.file(notice("n1@host.example"), Instant.now()))
          .isEqualTo(new Cabinet.Result.Done());
      await().until(() -> sent.stored.size() == 1);
    }
  }
}
