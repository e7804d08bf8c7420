package app.allclear.mail;

import app.allclear.mail.MailboxSettings.Security;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** Mails, mailboxes and watchers with sane defaults for tests. */
final class Watched {
  /** Short waits, so that tests are quick; IDLE is refreshed often enough to be seen. */
  static final ImapTimings QUICK =
      new ImapTimings(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(30),
          Duration.ofMillis(50),
          Duration.ofMillis(400));

  private Watched() {}

  static byte[] about(String subject) {
    return about(subject, 200);
  }

  static byte[] about(String subject, int bytes) {
    String head =
        "From: anna@shop.example\r\nTo: support@host.example\r\nSubject: " + subject + "\r\n\r\n";
    return (head + "x".repeat(76).concat("\r\n").repeat(bytes / 78 + 1))
        .getBytes(StandardCharsets.UTF_8);
  }

  static MailboxSettings mailbox(int port, Security security, String... folders) {
    return mailbox("support", port, security, "support", EmbeddedDovecot.PASSWORD, folders);
  }

  static MailboxSettings mailbox(
      String name, int port, Security security, String user, String password, String... folders) {
    return new MailboxSettings(
        name,
        name + "@host.example",
        "localhost",
        port,
        security,
        user,
        password,
        List.of(folders),
        null,
        false,
        "all",
        null);
  }

  /** The same mailbox with a folder for sent mail. */
  static MailboxSettings withSent(MailboxSettings mailbox, String sent) {
    return new MailboxSettings(
        mailbox.name(),
        mailbox.address(),
        mailbox.host(),
        mailbox.port(),
        mailbox.security(),
        mailbox.username(),
        mailbox.password(),
        mailbox.folders(),
        sent,
        false,
        mailbox.since(),
        mailbox.authservId());
  }

  static Mailboxes watching(MailboxSettings... mailboxes) {
    return watching(QUICK, (SSLSocketFactory) SSLSocketFactory.getDefault(), mailboxes);
  }

  static Mailboxes watching(
      ImapTimings timings, SSLSocketFactory tls, MailboxSettings... mailboxes) {
    return new Mailboxes(List.of(mailboxes), timings, tls, Clock.systemUTC());
  }

  static ImapTimings refreshing(Duration refresh) {
    return new ImapTimings(
        QUICK.connect(),
        QUICK.answer(),
        refresh,
        refresh,
        QUICK.poll(),
        QUICK.recount(),
        QUICK.firstWait(),
        QUICK.longestWait());
  }
}
