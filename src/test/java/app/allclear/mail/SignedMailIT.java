package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.SystemPrograms;
import app.allclear.TemporaryFolders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What we send through a smarthost that signs (DKIM, RFC 6376) arrives at another server with its
 * signature whole, and every domain that SPF and DMARC (RFC 7489, section 3.1) look at is that of
 * From. Skipped where opendkim is not installed.
 */
class SignedMailIT {
  private static final String DOMAIN = "host.example";

  /** All that we write. */
  private static final String SIGNED =
      "From,To,Subject,Date,Message-ID,In-Reply-To,References,MIME-Version,Content-Type,"
          + "Content-Transfer-Encoding,Auto-Submitted,X-Auto-Response-Suppress";

  private final List<Process> milters = new ArrayList<>();
  private final List<EmbeddedPostfix> servers = new ArrayList<>();
  private Path folder;
  private SmtpPostman postman;

  @BeforeEach
  void needs() throws IOException {
    EmbeddedPostfix.requireRoot();
    SystemPrograms.require("opendkim");
    folder = TemporaryFolders.create("allclear-dkim");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (postman != null) postman.close();
    servers.forEach(EmbeddedPostfix::close);
    for (Process milter : milters) milter.destroyForcibly().waitFor();
  }

  /** A receiver that verifies, and a smarthost before it that signs. */
  private EmbeddedPostfix chain(String canonicalization, String receiving) throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    KeyPair pair = keys.generateKeyPair();
    int verifier = milter("verify", "Mode v", publicKey(pair), "InternalHosts 192.0.2.1");
    EmbeddedPostfix receiver = server(milters(verifier) + receiving);
    int signer =
        milter(
            "sign",
            "Mode s",
            "Domain " + DOMAIN,
            "Selector day",
            "KeyFile " + privateKey(pair),
            "Canonicalization " + canonicalization,
            "SignHeaders " + SIGNED,
            "OversignHeaders From");
    EmbeddedPostfix smarthost =
        server(
            milters(signer)
                + "virtual_mailbox_domains =\nrelayhost = [127.0.0.1]:%d\n"
                    .formatted(receiver.port()));
    SmtpSettings settings =
        new SmtpSettings("127.0.0.1", smarthost.port(), null, null, "smtp", Map.of());
    postman = new SmtpPostman(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    return receiver;
  }

  private EmbeddedPostfix server(String settings) {
    EmbeddedPostfix server = EmbeddedPostfix.start(settings);
    servers.add(server);
    return server;
  }

  private static String milters(int port) {
    return "smtpd_milters = inet:127.0.0.1:%d\nmilter_default_action = tempfail\n".formatted(port);
  }

  private String privateKey(KeyPair pair) throws IOException {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded()));
    return Files.writeString(folder.resolve("key.pem"), pem).toString();
  }

  /** In place of the domain name system. */
  private String publicKey(KeyPair pair) throws IOException {
    String entry =
        "day._domainkey.%s v=DKIM1; k=rsa; p=%s\n"
            .formatted(DOMAIN, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    return "TestPublicKeys " + Files.writeString(folder.resolve("keys"), entry);
  }

  private int milter(String name, String... settings) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path configuration = folder.resolve(name + ".conf");
    String common =
        """
        Socket inet:%d@127.0.0.1
        Background no
        RequireSafeKeys no
        AlwaysAddARHeader yes
        AuthservID receiver.example
        """
            .formatted(port);
    Files.writeString(configuration, common + String.join("\n", settings) + "\n");
    milters.add(
        new ProcessBuilder(
                SystemPrograms.require("opendkim").toString(), "-f", "-x", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start());
    await(name).atMost(Duration.ofSeconds(20)).until(() -> answers(port));
    return port;
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static List<Outgoing> mails() {
    String odd =
        "Grüße aus Köln 🙂\n\n.\n..\nFrom here on\ntail   \n\tindented\n" + "long ".repeat(600);
    return List.of(
        Outgoing.mail(),
        Outgoing.mail().text(odd).subject("Ihre Website läuft wieder: ".repeat(8).strip()),
        Outgoing.mail().text("Hello.\n").html("<p>" + "<b>Zurück</b> ".repeat(300) + "</p>"),
        Outgoing.mail()
            .from("Jörg's Höster, \"Support\"", "support@host.example")
            .to("Jürgen, der Müller (Köln)", "jm@shop.example")
            .answers("c@shop.example", "a".repeat(300) + "@shop.example", "b@host.example"),
        Outgoing.mail().text("word".repeat(2_000) + "\rone\u0000two\n\n\n"));
  }

  private void send(List<Outgoing> mails, EmbeddedPostfix receiver) {
    int number = 0;
    for (Outgoing mail : mails)
      assertThat(postman.send(mail.messageId("notice-" + number++ + "@host.example").build()))
          .isInstanceOf(SendResult.Accepted.class);
    await("delivered")
        .atMost(Duration.ofSeconds(60))
        .until(() -> receiver.deliveries() == mails.size());
  }

  private static void passes(String mail) {
    String head = mail.substring(0, mail.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
    assertThat(head).contains("dkim=pass").contains("header.d=" + DOMAIN);
    assertThat(head).doesNotContain("dkim=fail").doesNotContain("dkim=neutral");
    assertThat(head).containsPattern("(?m)^Return-Path: <support@host.example>");
    assertThat(head).containsPattern("(?m)^From: .*@host.example>?$");
    assertThat(head).containsPattern("(?m)^Message-ID: <[^>]+@host.example>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple/simple", "relaxed/relaxed"})
  void everyMailArrivesWithItsSignatureWhole(String canonicalization) throws Exception {
    EmbeddedPostfix receiver = chain(canonicalization, "");
    send(mails(), receiver);
    assertThat(receiver.delivered()).allSatisfy(SignedMailIT::passes);
  }

  @Test
  void nothingIsConvertedForAServerThatTakesSevenBitsOnly() throws Exception {
    EmbeddedPostfix receiver =
        chain("simple/simple", "smtpd_discard_ehlo_keywords = 8bitmime, smtputf8\n");
    send(mails(), receiver);
    assertThat(receiver.delivered()).allSatisfy(SignedMailIT::passes);
  }

  @Test
  void anAddressBeyondAsciiDoesNotBreakTheSignature() throws Exception {
    EmbeddedPostfix receiver = chain("simple/simple", "");
    send(List.of(Outgoing.mail().to("Jürgen", "jürgen@münchen.example")), receiver);
    assertThat(receiver.delivered()).allSatisfy(SignedMailIT::passes);
  }
}
