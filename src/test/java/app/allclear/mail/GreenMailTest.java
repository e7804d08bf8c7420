package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.MailboxSettings.Security;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watcher and the postman against GreenMail, the server of the outage day. */
class GreenMailTest {
  private final RecordingCorrespondence owner = new RecordingCorrespondence();
  private GreenMail server;
  private GreenMailUser user;
  private Mailboxes mailboxes;

  @AfterEach
  void stop() {
    if (mailboxes != null) mailboxes.close();
    server.stop();
  }

  private void start(String protocol) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.start();
    user = server.setUser("support@host.example", "support", EmbeddedDovecot.PASSWORD);
  }

  private int port(String protocol) {
    return protocol.equals("imaps")
        ? server.getImaps().getPort()
        : protocol.equals("imap") ? server.getImap().getPort() : server.getSmtp().getPort();
  }

  private void deliver(String subject) {
    try {
      Session session = Session.getInstance(new Properties());
      user.deliver(new MimeMessage(session, new ByteArrayInputStream(Watched.about(subject))));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void watch() {
    mailboxes = Watched.watching(Watched.mailbox(port("imap"), Security.NONE, "INBOX"));
    mailboxes.start(owner);
  }

  private MailFolder inbox() throws FolderException {
    return server.getManagers().getImapHostManager().getInbox(user);
  }

  @Test
  void fetchesWhatIsThereAndHearsWhatComes() throws FolderException {
    start("imap");
    IntStream.range(0, 5).forEach(i -> deliver("mail " + i));
    watch();
    await().until(() -> owner.stored.size() == 5);
    deliver("while idle");
    await().until(() -> owner.subjects().contains("while idle"));
    assertThat(owner.troubles).isEmpty();
    assertThat(inbox().getMessages())
        .hasSize(6)
        .extracting(StoredMessage::getFlags)
        .noneMatch(flags -> flags.contains(Flags.Flag.SEEN) || flags.contains(Flags.Flag.DELETED));
  }

  @Test
  void fetchesTheNewestFirst() {
    start("imap");
    IntStream.range(0, 300).forEach(i -> deliver("mail " + i));
    watch();
    await().until(() -> owner.stored.size() == 300);
    // The first batch holds the newest, the second the oldest.
    assertThat(owner.batches).containsExactly(250, 50);
    assertThat(owner.subjects().subList(0, 250)).contains("mail 299").doesNotContain("mail 0");
  }

  @Test
  void watchesOverTls() throws Exception {
    start("imaps");
    deliver("protected");
    mailboxes =
        Watched.watching(
            Watched.QUICK,
            trustingAnything(),
            Watched.mailbox(port("imaps"), Security.TLS, "INBOX"));
    mailboxes.start(owner);
    await().until(() -> owner.stored.size() == 1);
  }

  @Test
  void marksWhatWasDeletedElsewhere() throws FolderException {
    start("imap");
    deliver("one");
    deliver("two");
    watch();
    await().until(() -> owner.stored.size() == 2);
    inbox().deleteAllMessages();
    mailboxes.syncNow();
    await().until(() -> owner.lastCensus().uids().isEmpty());
    assertThat(owner.stored).hasSize(2);
  }

  @Test
  void scansAgainWhenTheFolderIsMadeAnew() throws Exception {
    start("imap");
    ImapHostManager manager = server.getManagers().getImapHostManager();
    manager.createMailbox(user, "Junk");
    append(manager.getFolder(user, "Junk"), "before");
    mailboxes = Watched.watching(Watched.mailbox(port("imap"), Security.NONE, "Junk"));
    mailboxes.start(owner);
    await().until(() -> owner.stored.size() == 1);
    long before = owner.lastCensus().uidValidity();

    // UIDVALIDITY is a time in seconds: the next one is another only in another second.
    await().until(() -> Instant.now().getEpochSecond() > before);
    manager.deleteMailbox(user, "Junk");
    manager.createMailbox(user, "Junk");
    append(manager.getFolder(user, "Junk"), "before");
    mailboxes.syncNow();
    await().until(() -> owner.stored.size() == 2);
    assertThat(owner.lastCensus().uidValidity()).isNotEqualTo(before);
  }

  private static void append(MailFolder folder, String subject) throws MessagingException {
    folder.appendMessage(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(Watched.about(subject))),
        new Flags(),
        new java.util.Date());
  }

  @Test
  void comesBackWhenTheServerDoes() {
    start("imap");
    watch();
    await().until(() -> owner.connected);
    int port = port("imap");
    server.stop();
    await().until(() -> !owner.connected);
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", "imap"));
    server.start();
    user = server.setUser("support@host.example", "support", EmbeddedDovecot.PASSWORD);
    deliver("after the restart");
    await().until(() -> owner.subjects().contains("after the restart"));
  }

  @Test
  void deliversWhatThePostmanSends() throws Exception {
    start("smtp");
    SmtpSettings settings =
        new SmtpSettings(
            "127.0.0.1",
            port("smtp"),
            "support",
            EmbeddedDovecot.PASSWORD,
            "smtp",
            java.util.Map.of());
    try (SmtpPostman postman =
        new SmtpPostman(settings, (SSLSocketFactory) SSLSocketFactory.getDefault())) {
      assertThat(postman.send(Outgoing.mail().text("Grüße\n.\nend").build()))
          .isInstanceOf(SendResult.Accepted.class);
    }
    MimeMessage received = server.getReceivedMessages()[0];
    assertThat(received.getContent()).isEqualTo("Grüße\r\n.\r\nend");
    assertThat(received.getMessageID()).isEqualTo("<notice-1@host.example>");
    assertThat(List.of(received.getHeader("Auto-Submitted"))).containsExactly("auto-generated");
  }

  /** GreenMail's certificate names no host; ConnectionTroubleTest shows that such are refused. */
  private static SSLSocketFactory trustingAnything() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    return context.getSocketFactory();
  }

  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
