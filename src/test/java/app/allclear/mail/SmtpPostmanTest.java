package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.SendResult.Accepted;
import app.allclear.mail.SendResult.NoService;
import app.allclear.mail.SendResult.RefusedForGood;
import app.allclear.mail.SendResult.RefusedForNow;
import app.allclear.mail.SendResult.Unknown;
import app.allclear.mail.SmtpPostman.Timings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The postman against a server that fails at every point of the dialogue. */
class SmtpPostmanTest {
  private static final Timings QUICK =
      new Timings(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(300));

  /** Where in the dialogue; {@code dot} is the end of data. */
  private final Map<String, String> replies = new ConcurrentHashMap<>();

  private final List<String> offers = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private volatile LocalCertificate certificate;
  private volatile String brokenFor;
  private volatile String refusing;
  private volatile boolean healsWithTheSecondConnection;
  private final ScriptedServer server = new ScriptedServer(this::serve);
  private SmtpPostman postman;

  @AfterEach
  void stop() {
    if (postman != null) postman.close();
    server.close();
  }

  private void serve(ScriptedServer.Line line) throws IOException {
    reply(line, "greeting", "220 smtp.host.example ready");
    for (String heard = line.hear(); heard != null; heard = line.hear()) {
      String verb = heard.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
      switch (verb) {
        case "EHLO" -> reply(line, "EHLO", ehlo());
        case "STARTTLS" -> {
          reply(line, "STARTTLS", "220 go ahead");
          line.startTls(certificate.server());
        }
        case "AUTH" -> reply(line, "AUTH", "235 welcome");
        case "DATA" -> data(line);
        case "RCPT" -> rcpt(line, heard);
        case "QUIT" -> {
          line.say("221 bye");
          line.hangUp();
        }
        default -> reply(line, verb, "250 2.0.0 ok");
      }
    }
  }

  private void rcpt(ScriptedServer.Line line, String heard) throws IOException {
    boolean broken = brokenFor != null && heard.contains("<" + brokenFor + ">");
    if (broken && refusing == null) line.hangUp();
    if (broken) line.say(refusing);
    else reply(line, "RCPT", "250 2.1.5 ok");
  }

  private String ehlo() {
    return "250-smtp.host.example\r\n"
        + (certificate != null ? "250-STARTTLS\r\n" : "")
        + offers.stream().map(offer -> "250-" + offer + "\r\n").collect(Collectors.joining())
        + "250 AUTH PLAIN LOGIN";
  }

  private void data(ScriptedServer.Line line) throws IOException {
    reply(line, "DATA", "354 go ahead");
    String scripted = at("DATA", line);
    if (scripted != null && !scripted.contains("354")) return;
    if ("hang up".equals(at("body", line))) {
      line.hear();
      line.hangUp();
    }
    StringBuilder mail = new StringBuilder();
    String heard = line.hear();
    for (; heard != null && !heard.equals("."); heard = line.hear())
      mail.append(heard.startsWith(".") ? heard.substring(1) : heard).append('\n');
    if (heard == null) line.hangUp();
    mails.add(mail.toString());
    reply(line, "dot", "250 2.0.0 queued as 4711");
  }

  private String at(String point, ScriptedServer.Line line) {
    return healsWithTheSecondConnection && line.number > 1 ? null : replies.get(point);
  }

  private void reply(ScriptedServer.Line line, String point, String usual) throws IOException {
    String scripted = at(point, line);
    if ("nothing yet".equals(scripted)) return;
    if ("hang up".equals(scripted)) line.hangUp();
    if ("freeze".equals(scripted)) line.freeze();
    line.say(scripted == null ? usual : scripted);
    if (scripted != null && scripted.startsWith("421")) line.hangUp();
  }

  private SendResult send(Outgoing mail) {
    if (postman == null) postman = postman(Map.of());
    return postman.send(mail.build());
  }

  private SmtpPostman postman(Map<String, String> properties) {
    return postman(server.port(), properties, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static SmtpPostman postman(
      int port, Map<String, String> properties, SSLSocketFactory tls) {
    return new SmtpPostman(
        new SmtpSettings("localhost", port, "support", "pass-word", "smtp", properties),
        tls,
        QUICK);
  }

  @Test
  void handsAMailOverWithTheSenderThatReadsTheBounces() {
    assertThat(send(Outgoing.mail().text(".hidden\nfull.\n")))
        .isEqualTo(new Accepted("250 2.0.0 queued as 4711"));
    assertThat(server.heard)
        .contains("MAIL FROM:<support@host.example>", "RCPT TO:<jane@shop.example>");
    assertThat(mails.getFirst()).endsWith("\n\n.hidden\nfull.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "EHLO", "AUTH"})
  void findsNoServiceWhereTheServerBreaksOrStallsBeforeAnyMail(String point) {
    replies.put(point, "hang up");
    assertThat(send(Outgoing.mail())).isInstanceOf(NoService.class);
    replies.put(point, "freeze");
    assertThat(send(Outgoing.mail())).isInstanceOf(NoService.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA", "body"})
  void refusesForNowWhatBreaksBeforeTheEndOfData(String point) {
    replies.put(point, "hang up");
    // Large enough not to fit the network's buffers: the break shows before the end.
    String text = point.equals("body") ? "x".repeat(70).concat("\n").repeat(200_000) : "short\n";
    assertThat(send(Outgoing.mail().text(text))).isInstanceOf(RefusedForNow.class);
    assertThat(mails).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
  void refusesForNowWhatStallsBeforeTheEndOfData(String point) {
    replies.put(point, "freeze");
    assertThat(send(Outgoing.mail())).isInstanceOf(RefusedForNow.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang up", "freeze", "gibberish"})
  void doesNotKnowWhatBecameOfAMailWhoseEndWasNotAnswered(String fate) {
    replies.put("dot", fate);
    assertThat(send(Outgoing.mail())).isInstanceOf(Unknown.class);
    assertThat(mails).hasSize(1);
    // And above all it did not try again by itself.
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void doesNotSendAgainOverAnotherConnectionWhatMayHaveBeenTaken() {
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    replies.put("dot", "hang up");
    assertThat(send(Outgoing.mail())).isInstanceOf(Unknown.class);
    assertThat(mails).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "greeting, 421 too busy",
    "greeting, 554 no service for you",
    "AUTH, 454 directory is down",
    "AUTH, 535 5.7.8 bad credentials",
    "MAIL, 530 5.7.0 authentication required",
    "MAIL, 421 too many",
    "RCPT, 421 going down",
    "RCPT, 530 5.7.0 authentication required",
    "dot, 421 going down",
    "MAIL, 553 5.1.8 sender is not welcome",
    "MAIL, 550 no",
    "MAIL, 550 5.4.5 Daily user sending limit exceeded",
    "RCPT, 550 5.4.5 Daily user sending limit exceeded",
    "dot, 550 5.4.5 Daily user sending limit exceeded",
    "RCPT, 452 4.7.1 Your hourly sending quota is used up",
    "dot, 554 5.7.1 You have exceeded your daily sending limit",
    "RCPT, 550 5.7.1 Too many messages from this account",
    "dot, 554 5.2.0 SubmissionQuotaExceededException"
  })
  void findsNoServiceWhereNobodysMailWouldBeTaken(String point, String reply) {
    replies.put(point, reply);
    SendResult result = send(Outgoing.mail());
    assertThat(result).isInstanceOf(NoService.class);
    assertThat(((NoService) result).reason())
        .contains(reply.substring(4))
        .doesNotContain("\n")
        .doesNotContain("pass-word");
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 try later",
    "RCPT, 450 greylisted",
    "DATA, 452 disk is full",
    "dot, 451 scanner is away",
    "RCPT, 450 4.7.1 greylisted for 60 s, rate limit of the recipient",
    "RCPT, 450 4.2.1 The user you are trying to contact is receiving mail at a rate limit"
  })
  void refusesForNowWhatMayPass(String point, String reply) {
    replies.put(point, reply);
    SendResult result = send(Outgoing.mail());
    assertThat(result).isInstanceOf(RefusedForNow.class);
    assertThat(((RefusedForNow) result).reason()).contains(reply.substring(4));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no such user",
    "RCPT, 552 5.2.2 mailbox is over its quota limit",
    "RCPT, 550 5.7.1 the recipient's mailbox has reached its daily limit",
    "DATA, 550 5.7.1 relaying denied",
    "DATA, 554 no",
    "dot, 554 5.7.1 looks like spam"
  })
  void refusesForGoodWhatTheServerRefusesForGood(String point, String reply) {
    replies.put(point, reply);
    SendResult result = send(Outgoing.mail());
    assertThat(result).isInstanceOf(RefusedForGood.class);
    assertThat(((RefusedForGood) result).reason()).contains(reply);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keepsTheConnectionWhereOurSenderIsRefusedAndSaysWhatToCheck(boolean pipelining) {
    if (pipelining) offers.add("PIPELINING");
    replies.put("MAIL", "553 5.1.8 not yours");
    replies.put("RCPT", "503 no sender");
    replies.put("DATA", "503 no valid recipients");
    for (int n = 0; n < 3; n++)
      assertThat(send(Outgoing.mail()))
          .isInstanceOfSatisfying(
              NoService.class,
              none ->
                  assertThat(none.reason()).contains("as a sender", "not yours", "Check allclear"));
    replies.clear();
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void findsNoServiceWhereTheServerHangsUpOnOurName() {
    replies.put("EHLO", "421 too busy");
    assertThat(send(Outgoing.mail()))
        .isEqualTo(
            new NoService(
                "Cannot send through the SMTP server localhost:"
                    + server.port()
                    + ": the server hung up."));
  }

  @Test
  void tellsTheOperatorThatTheLoginIsWrong() {
    replies.put("AUTH", "535 5.7.8 bad credentials");
    assertThat(send(Outgoing.mail()))
        .isEqualTo(
            new NoService(
                "Cannot send through the SMTP server localhost:"
                    + server.port()
                    + ": it refused the login of support (535 5.7.8 bad credentials). Check"
                    + " spring.mail.username and spring.mail.password."));
  }

  @Test
  void sendsTheNextMailOverTheSameConnection() {
    for (int i = 0; i < 5; i++) assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.connections()).isEqualTo(1);
    assertThat(mails).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keepsTheConnectionAfterARefusedMail(boolean pipelining) {
    if (pipelining) offers.add("PIPELINING");
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    for (String point : List.of("RCPT", "dot")) {
      replies.put(point, "550 no");
      // As a real server: without a recipient there is no mail to send.
      if (!point.equals("dot")) replies.put("DATA", "503 no valid recipients");
      assertThat(send(Outgoing.mail())).as(point).isInstanceOf(RefusedForGood.class);
      replies.clear();
    }
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void saysItsCommandsTogetherWhereTheServerTakesThemTogether() {
    offers.add("PIPELINING");
    // Nobody answers MAIL before DATA is heard: one command at a time would wait forever.
    replies.put("MAIL", "nothing yet");
    replies.put("RCPT", "nothing yet");
    replies.put("DATA", "250 sender\r\n250 recipient\r\n354 go ahead");
    assertThat(send(Outgoing.mail().text(".hidden\nfull.\n"))).isInstanceOf(Accepted.class);
    assertThat(mails.getFirst()).endsWith("\n\n.hidden\nfull.\n");
  }

  @Test
  void sendsNothingWhereTheServerWantsAMailWithoutARecipient() {
    offers.add("PIPELINING");
    replies.put("RCPT", "550 no such user");
    assertThat(send(Outgoing.mail())).isInstanceOf(RefusedForGood.class);
    assertThat(mails).isEmpty();
    replies.clear();
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA", "body", "dot"})
  void knowsHowFarAMailGotAlsoWithPipelining(String point) {
    offers.add("PIPELINING");
    replies.put(point, "hang up");
    String text = point.equals("body") ? "x".repeat(70).concat("\n").repeat(200_000) : "short\n";
    assertThat(send(Outgoing.mail().text(text)))
        .isInstanceOf(point.equals("dot") ? Unknown.class : RefusedForNow.class);
    assertThat(mails).hasSize(point.equals("dot") ? 1 : 0);
  }

  @Test
  void sendsSeveralAtOnceOverAsManyConnections() throws Exception {
    offers.add("PIPELINING");
    postman = postman(Map.of());
    List<SendResult> results = new CopyOnWriteArrayList<>();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < 4; i++)
      senders.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 0; n < 25; n++) results.add(send(Outgoing.mail()));
              }));
    for (Thread sender : senders) sender.join();
    assertThat(results).hasSize(100).allMatch(Accepted.class::isInstance);
    assertThat(mails).hasSize(100);
    assertThat(server.connections()).isBetween(1, 4);
  }

  @Test
  void oneConnectionThatBreaksLeavesTheOthersAlone() throws Exception {
    postman = postman(Map.of());
    Outgoing unlucky = Outgoing.mail().to("unlucky@shop.example");
    brokenFor = "unlucky@shop.example";
    List<SendResult> lucky = new CopyOnWriteArrayList<>();
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              for (int n = 0; n < 20; n++) lucky.add(send(Outgoing.mail()));
            });
    for (int n = 0; n < 5; n++) assertThat(send(unlucky)).isInstanceOf(RefusedForNow.class);
    other.join();
    assertThat(lucky).hasSize(20).allMatch(Accepted.class::isInstance);
  }

  @Test
  void copiesToOurselvesInTheSameTransaction() {
    assertThat(send(Outgoing.mail().copyTo("support+sent@host.example")))
        .isInstanceOf(Accepted.class);
    assertThat(server.heard)
        .containsSubsequence(
            "RCPT TO:<jane@shop.example>", "RCPT TO:<support+sent@host.example>", "DATA");
    assertThat(mails.getFirst()).doesNotContain("support+sent");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRefusedCopyStopsNothingAndATakenCopyAloneIsNoMail(boolean pipelining) {
    if (pipelining) offers.add("PIPELINING");
    brokenFor = "support@host.example";
    Outgoing mail = Outgoing.mail().copyTo("support@host.example");
    refusing = "550 no such user";
    assertThat(send(mail)).isInstanceOf(Accepted.class);
    brokenFor = "jane@shop.example";
    assertThat(send(mail)).isInstanceOf(RefusedForGood.class);
    assertThat(mails).hasSize(1);
  }

  @Test
  void closesAConnectionThatNobodyUses() {
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    await().until(() -> server.heard.contains("QUIT"));
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang up", "421 idle for too long"})
  void connectsAnewWhereAKeptConnectionWasClosedMeanwhile(String fate) {
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    healsWithTheSecondConnection = true;
    replies.put("MAIL", fate);
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.connections()).isEqualTo(2);
    assertThat(mails).hasSize(2);
  }

  @Test
  void sendsTheNextMailAfterARefusedOne() {
    replies.put("RCPT", "550 no such user");
    assertThat(send(Outgoing.mail())).isInstanceOf(RefusedForGood.class);
    replies.clear();
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
  }

  @Test
  void usesStarttlsWhereItIsOffered(@TempDir Path folder) {
    certificate = LocalCertificate.in(folder);
    postman = postman(server.port(), Map.of(), certificate.trust());
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.heard.indexOf("STARTTLS"))
        .isBetween(0, server.heard.indexOf("MAIL FROM:<support@host.example>"));
  }

  @Test
  void sendsNoPasswordToAServerItDoesNotTrust(@TempDir Path folder) {
    certificate = LocalCertificate.in(folder);
    SendResult result = send(Outgoing.mail());
    assertThat(((NoService) result).reason()).contains("its certificate is not trusted here");
    assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void letsTheUserTrustAHostByName(@TempDir Path folder) {
    certificate = LocalCertificate.in(folder);
    postman = postman(Map.of("mail.smtp.ssl.trust", "localhost"));
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
  }

  @Test
  void findsNoServiceWhereStarttlsIsRequiredAndNotOffered() {
    postman = postman(Map.of("mail.smtp.starttls.required", "true"));
    SendResult result = send(Outgoing.mail());
    assertThat(((NoService) result).reason()).contains("STARTTLS is required");
    assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void saysWhereNothingListens() throws IOException {
    int dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = socket.getLocalPort();
    }
    postman = postman(dead, new HashMap<>(), (SSLSocketFactory) SSLSocketFactory.getDefault());
    assertThat(send(Outgoing.mail()))
        .isEqualTo(
            new NoService(
                "Cannot send through the SMTP server localhost:"
                    + dead
                    + ": nothing answers on that port (Connection refused). Check spring.mail.host"
                    + " and spring.mail.port, and whether the server is up."));
  }

  @Test
  void saysThatNoServerIsConfigured() {
    postman =
        new SmtpPostman(
            new SmtpSettings(" ", -1, null, null, "smtp", Map.of()),
            (SSLSocketFactory) SSLSocketFactory.getDefault());
    assertThat(((NoService) send(Outgoing.mail())).reason())
        .contains("spring.mail.host is not set");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void carriesAnAddressBeyondAsciiWhereTheServerCan(boolean pipelining) {
    offers.add("SMTPUTF8");
    if (pipelining) offers.add("PIPELINING");
    assertThat(send(Outgoing.mail().to("Jürgen, Ö.", "jürgen@münchen.example").subject("Grüße")))
        .isInstanceOf(Accepted.class);
    assertThat(server.heard)
        .contains(
            "MAIL FROM:<support@host.example> SMTPUTF8",
            "RCPT TO:<" + latin1("jürgen") + "@xn--mnchen-3ya.example>");
    assertThat(mails.getFirst())
        .contains(
            "<" + latin1("jürgen") + "@xn--mnchen-3ya.example>\n", "Subject: =?UTF-8?Q?Gr=C3=BC");
    // Only who needs it asks for it.
    assertThat(send(Outgoing.mail())).isInstanceOf(Accepted.class);
    assertThat(server.heard).contains("MAIL FROM:<support@host.example>");
  }

  /** UTF-8 as the scripted server reads it. */
  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void refusesForGoodAnAddressThatSmtpCannotCarry() {
    SendResult beyond = send(Outgoing.mail().to("jürgen@shop.example"));
    assertThat(((RefusedForGood) beyond).reason()).contains("does not offer SMTPUTF8");
    assertThat(send(Outgoing.mail().to("jür gen@shop.example"))).isInstanceOf(RefusedForGood.class);
    assertThat(send(Outgoing.mail().to("jane@münchen.example"))).isInstanceOf(Accepted.class);
    assertThat(server.heard).contains("RCPT TO:<jane@xn--mnchen-3ya.example>");
  }

  @Test
  void findsNoServiceWhereOurOwnAddressIsWrong() {
    assertThat(send(Outgoing.mail().from("Support", "support"))).isInstanceOf(NoService.class);
  }
}
