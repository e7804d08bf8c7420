package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.MailboxSettings.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way not to get connected gives one sentence that says what to do. */
class ConnectionTroubleTest {
  private final RecordingCorrespondence owner = new RecordingCorrespondence();
  private final ScriptedImap imap = new ScriptedImap();
  private Mailboxes mailboxes;
  private ScriptedServer server;

  @AfterEach
  void stop() {
    if (mailboxes != null) mailboxes.close();
    if (server != null) server.close();
    imap.close();
  }

  private String trouble(MailboxSettings mailbox) {
    return trouble(mailbox, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private String trouble(MailboxSettings mailbox, SSLSocketFactory tls) {
    mailboxes = Watched.watching(Watched.QUICK, tls, mailbox);
    mailboxes.start(owner);
    await().until(() -> !owner.troubles.isEmpty());
    return owner.troubles.getFirst();
  }

  @Test
  void unknownHost() {
    MailboxSettings known = Watched.mailbox(993, Security.TLS);
    MailboxSettings unknown =
        new MailboxSettings(
            "support",
            known.address(),
            "imap.nowhere.invalid",
            993,
            Security.TLS,
            "support",
            "x",
            List.of(),
            null,
            false,
            null,
            null);
    assertThat(trouble(unknown))
        .startsWith(
            "Cannot connect to mailbox support on imap.nowhere.invalid:993: the host name is"
                + " unknown. Check the mailbox's host and this machine's DNS. Trying again in");
  }

  @Test
  void nothingListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(trouble(Watched.mailbox(port, Security.NONE)))
        .contains(
            "nothing answers on that port (Connection refused). Check the mailbox's host and its"
                + " port, and whether the server is up.");
  }

  @Test
  void nobodyAnswers() {
    server = new ScriptedServer(ScriptedServer.Line::freeze);
    assertThat(trouble(Watched.mailbox(server.port(), Security.NONE)))
        .contains("it did not answer in time.")
        .contains("where that port speaks TLS from the first byte, set its security to tls.");
  }

  @Test
  void anotherProtocolAnswers() {
    server =
        new ScriptedServer(line -> {
          line.say("220 smtp.host.example ESMTP");
          line.freeze();
        });
    assertThat(trouble(Watched.mailbox(server.port(), Security.NONE)))
        .contains("what answers there does not speak IMAP");
  }

  @Test
  void tlsSpokenToAPlainPort() {
    assertThat(trouble(Watched.mailbox(imap.port(), Security.TLS)))
        .contains(
            "that port does not speak TLS. Check its port, or set its security to starttls or"
                + " none.");
  }

  @Test
  void certificateThatNobodyTrusts(@TempDir Path folder) {
    server = tlsServer(LocalCertificate.in(folder));
    assertThat(trouble(Watched.mailbox(server.port(), Security.TLS)))
        .contains("its certificate is not trusted here.")
        .contains("add its authority to the trust store of this Java");
  }

  @Test
  void certificateOfAnotherHost(@TempDir Path folder) {
    LocalCertificate other = LocalCertificate.forAnotherHost(folder);
    server = tlsServer(other);
    assertThat(trouble(Watched.mailbox(server.port(), Security.TLS), other.trust()))
        .contains("its certificate was refused (")
        .contains("localhost")
        .contains("Use the name that stands in the certificate for the mailbox's host.");
  }

  private static ScriptedServer tlsServer(LocalCertificate certificate) {
    return new ScriptedServer(line -> {
      line.startTls(certificate.server());
      line.say("* OK hello");
      line.freeze();
    });
  }

  @Test
  void starttlsNotOfferedAndNoPasswordSent() {
    assertThat(trouble(Watched.mailbox(imap.port(), Security.STARTTLS)))
        .contains("the server does not offer STARTTLS, and without it no password is sent.");
    assertThat(imap.times("LOGIN")).isZero();
  }

  @Test
  void starttlsCannotBeSkippedByAServerThatClaimsToKnowUs() {
    imap.greeting = "* PREAUTH welcome";
    imap.capabilities = "IMAP4rev1 STARTTLS";
    assertThat(trouble(Watched.mailbox(imap.port(), Security.STARTTLS)))
        .contains("does not offer STARTTLS");
    assertThat(imap.times("EXAMINE")).isZero();
  }

  @Test
  void passwordNotTakenWithoutTls() {
    imap.capabilities = "IMAP4rev1 LOGINDISABLED";
    assertThat(trouble(Watched.mailbox(imap.port(), Security.NONE)))
        .contains("takes no password on this kind of connection.")
        .contains("security to starttls or tls.");
    assertThat(imap.times("LOGIN")).isZero();
  }

  @Test
  void loginThatCannotBeCheckedNow() {
    imap.at(
        "LOGIN",
        (line, tag, _) -> {
          line.say(tag + " NO [UNAVAILABLE] directory is down");
          return true;
        });
    assertThat(trouble(Watched.mailbox(imap.port(), Security.NONE)))
        .contains("the server can't check passwords now: [UNAVAILABLE] directory is down.");
  }

  @Test
  void folderMissing() {
    imap.at(
        "EXAMINE",
        (line, tag, _) -> {
          line.say(tag + " NO unknown");
          return true;
        });
    assertThat(trouble(Watched.mailbox(imap.port(), Security.NONE, "Support")))
        .contains("Cannot open folder Support of mailbox support")
        .contains("The folders there are: INBOX, Junk.");
  }

  @Test
  void oneMailboxInTroubleLeavesTheOthersAlone() throws IOException {
    imap.with(2);
    int dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = socket.getLocalPort();
    }
    mailboxes =
        Watched.watching(
            Watched.mailbox("sales", dead, Security.NONE, "sales", "x"),
            Watched.mailbox(imap.port(), Security.NONE));
    mailboxes.start(owner);
    await().until(() -> owner.stored.size() == 2 && !owner.troubles.isEmpty());
    assertThat(owner.troubles).allMatch(sentence -> sentence.contains("mailbox sales"));
  }
}
