package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.MailboxSettings.Security;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentFolderDovecotIT implements SentFolderContract {
  private EmbeddedDovecot dovecot;

  @BeforeEach
  void start() {
    dovecot = EmbeddedDovecot.start();
  }

  @AfterEach
  void stop() {
    if (dovecot != null) dovecot.close();
  }

  private MailProgram program() {
    return new MailProgram(dovecot.host(), dovecot.port(), "support", EmbeddedDovecot.PASSWORD);
  }

  @Override
  public MailboxSettings mailbox(String sent, String... folders) {
    return Watched.withSent(Watched.mailbox(dovecot.port(), Security.NONE, folders), sent);
  }

  @Override
  public Mailboxes mailboxes(MailboxSettings mailbox) {
    return Watched.watching(mailbox);
  }

  @Override
  public List<String> flags(String folder) {
    return program().flags(folder);
  }

  @Override
  public void createFolder(String name) {
    program().createFolder(name);
  }

  @Override
  public void receive(byte[] mail) {
    dovecot.deliver("support", mail);
  }

  @Test
  void findsTheFolderThatTheServerMarks() {
    MailboxSettings mailbox = mailbox("auto", "INBOX");
    RecordingCorrespondence sent = new RecordingCorrespondence();
    try (Mailboxes mailboxes = mailboxes(mailbox);
        Cabinet cabinet = mailboxes.cabinet(mailbox)) {
      createFolder("Sent");
      mailboxes.start(new RecordingCorrespondence(), sent);
      await().until(() -> sent.lastTrouble().contains("instead of auto"));
      assertThat(sent.lastTrouble()).contains("INBOX, Sent");
      createFolder("Versendete Objekte & mehr ä");
      await().until(() -> sent.connected);
      OutgoingMail mail = Outgoing.mail().build();
      assertThat(cabinet.file(mail, Instant.now())).isEqualTo(new Cabinet.Result.Done());
      await().until(() -> sent.stored.size() == 1);
      assertThat(flags("Versendete Objekte & mehr ä")).containsExactly("\\Seen");
    }
  }

  @Test
  void newNumbersAreReadAnewAndFiledMailIsNotFiledAgain() throws IOException {
    createFolder("Sent");
    MailboxSettings mailbox = mailbox("Sent", "INBOX");
    RecordingCorrespondence sent = new RecordingCorrespondence();
    try (Mailboxes mailboxes = mailboxes(mailbox);
        Cabinet cabinet = mailboxes.cabinet(mailbox)) {
      mailboxes.start(new RecordingCorrespondence(), sent);
      await().until(() -> sent.connected);
      OutgoingMail mail = Outgoing.mail().build();
      Instant at = Instant.now();
      cabinet.file(mail, at);
      await().until(() -> sent.stored.size() == 1);
      long before = sent.stored.getFirst().copy().uidValidity();
      dovecot.forgetNumbers("support/.Sent");
      await().until(() -> sent.stored.size() == 2);
      assertThat(sent.stored.getLast().copy().uidValidity()).isNotEqualTo(before);
      assertThat(sent.stored.getLast().raw()).isEqualTo(sent.stored.getFirst().raw());
      // The kept connection died with the server: said, and mended with the next attempt.
      assertThat(cabinet.file(mail, at)).isInstanceOf(Cabinet.Result.NotNow.class);
      assertThat(cabinet.file(mail, at)).isEqualTo(new Cabinet.Result.Done());
      assertThat(flags("Sent")).hasSize(1);
    }
  }

  @Test
  void whatThePhoneFilesIsHeardOf() {
    createFolder("Sent");
    RecordingCorrespondence sent = new RecordingCorrespondence();
    try (Mailboxes mailboxes = mailboxes(mailbox("Sent", "INBOX"))) {
      mailboxes.start(new RecordingCorrespondence(), sent);
      await().until(() -> sent.connected && !sent.censuses.isEmpty());
      program().keep("Sent", Watched.about("from the phone"));
      await().until(() -> sent.subjects().contains("from the phone"));
    }
  }
}
