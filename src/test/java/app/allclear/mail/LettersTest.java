package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
  private static final Set<String> OWN = Set.of("support@host.example");

  private static Letter read(byte[] raw) {
    return new Letters().read(raw, "mx.host.example", OWN);
  }

  private static Letter read(String raw) {
    return read(raw.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAnOrdinaryMailWhole() {
    Letter letter =
        Mails.from("Änna Muster <anna@shop.example>")
            .subject("Störung seit 5 Uhr")
            .messageId("1@shop.example")
            .answers("0@host.example")
            .date(Instant.parse("2026-11-03T06:12:00Z"))
            .replyTo("bob@shop.example")
            .header("Cc", "Carl <carl@shop.example>")
            .text("Die Seite läuft nicht.\n\n-- \nÄnna\n")
            .attachment("shot.png", "image/png", new byte[100])
            .letter();

    assertThat(letter.messageId()).isEqualTo("1@shop.example");
    assertThat(letter.inReplyTo()).containsExactly("0@host.example");
    assertThat(letter.references()).containsExactly("0@host.example");
    assertThat(letter.from()).isEqualTo(new Address("Änna Muster", "anna@shop.example"));
    assertThat(letter.replyTo()).containsExactly(new Address(null, "bob@shop.example"));
    assertThat(letter.to()).containsExactly(new Address(null, "support@host.example"));
    assertThat(letter.cc()).containsExactly(new Address("Carl", "carl@shop.example"));
    assertThat(letter.subject()).isEqualTo("Störung seit 5 Uhr");
    assertThat(letter.date()).isEqualTo(Instant.parse("2026-11-03T06:12:00Z"));
    assertThat(letter.body().own()).isEqualTo("Die Seite läuft nicht.");
    assertThat(letter.body().signature()).isEqualTo("-- \nÄnna");
    assertThat(letter.attachments()).containsExactly(new Attachment("shot.png", "image/png", 100));
    assertThat(letter.automatic()).isFalse();
    assertThat(letter.bounce()).isNull();
    assertThat(letter.trouble()).isNull();
  }

  @Test
  void trustsNobodysVerdictWithoutAServer() {
    Mails mail =
        Mails.from("anna@shop.example")
            .header(
                "Authentication-Results", "mx.host.example; dmarc=fail header.from=shop.example");
    assertThat(mail.letter().authentication()).isEqualTo(Authentication.FAIL);
    assertThat(mail.letter(null).authentication()).isEqualTo(Authentication.NONE);
    assertThat(mail.letter("").authentication()).isEqualTo(Authentication.NONE);
  }

  static Stream<Path> mails() {
    return DifficultMailTest.mails();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void neverThrowsOnTruncatedOrDamagedMail(Path mail) throws IOException {
    byte[] raw = Files.readAllBytes(mail);
    Random random = new Random(mail.getFileName().toString().hashCode());
    for (int round = 0; round < 40; round++) {
      byte[] damaged = Arrays.copyOf(raw, random.nextInt(raw.length + 1));
      if (round % 2 == 0) damaged = raw.clone();
      for (int flips = random.nextInt(8); flips > 0 && damaged.length > 0; flips--)
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      assertThat(read(damaged).contentDigest()).matches("[0-9a-f]{64}");
    }
  }

  @Test
  void neverThrowsOnNoise() {
    Random random = new Random(7);
    byte[] alphabet = "\r\n\t :;,<>@\"\\()=?*%--abFrom".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = new byte[random.nextInt(400)];
      for (int i = 0; i < noise.length; i++)
        noise[i] =
            round % 2 == 0 ? alphabet[random.nextInt(alphabet.length)] : (byte) random.nextInt(256);
      assertThat(read(noise)).isNotNull();
    }
  }

  static Stream<Arguments> slowMails() {
    Stream<Arguments> texts =
        Adversarial.TEXTS.stream()
            .flatMap(unit ->
                Stream.of("", "Content-Type: text/plain; format=flowed\n")
                    .map(kind -> Arguments.of(kind, unit)));
    Stream<Arguments> html =
        Adversarial.HTML.stream().map(unit -> Arguments.of("Content-Type: text/html\n", unit));
    return Stream.concat(texts, html);
  }

  /** Each would cost minutes with a quadratic step, and takes a fraction of a second without. */
  @ParameterizedTest
  @MethodSource("slowMails")
  void readsOneMegabyteOfAnythingInTime(String kind, String unit) {
    byte[] raw = Adversarial.mail(kind, unit, 1_000_000);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(raw));
  }

  /**
   * A quadratic step would cost 64 times as much for eight times the text. Counted is what this
   * thread computed, the better of two, with a few milliseconds for what any mail costs.
   */
  @ParameterizedTest
  @MethodSource("slowMails")
  void workGrowsAsTheTextDoes(String kind, String unit) {
    double little = work(Adversarial.mail(kind, unit, 50_000));
    double much = work(Adversarial.mail(kind, unit, 400_000));
    assertThat(much).isLessThan(24 * (little + 5));
  }

  private static double work(byte[] raw) {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < 2; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      read(raw);
      least =
          Math.min(
              least,
              (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6);
    }
    return least;
  }

  @Test
  void readsOnlySoMuchHtmlAndSaysSo() {
    String shallow = "<p>down</p>".repeat(100) + "<b>x</b>".repeat(40_000);
    Letter letter = read("From: a@b.example\nContent-Type: text/html\n\n" + shallow);
    assertThat(letter.body().own()).startsWith("down\n\ndown");
    assertThat(letter.trouble()).contains("Only the beginning");
  }

  @Test
  void readsOnlySoMuchHtmlOfAllPartsTogether() {
    String part = "--b\nContent-Type: text/html\n\n" + "<b>x</b>".repeat(9_000) + "\n";
    String head = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n";
    assertThat(read(head + part).trouble()).isNull();
    assertThat(read(head + part.repeat(4)).trouble()).contains("Only the beginning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: %s",
        "From: %s",
        "References: %s",
        "Content-Type: %s",
        "Authentication-Results: %s",
        "Date: %s",
        "X-Mailer: %s",
        "Return-Path: %s"
      })
  void readsHugeHeadersInTime(String header) {
    for (String unit :
        new String[] {
          "=?a?Q?", "<", "<a@b>", "\"", "(", "a;", ";a*0=", ":", "@", ",", "\\", "=?u?B?="
        })
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> read(header.formatted(unit.repeat(200_000 / unit.length())) + "\n\nHello\n"));
  }

  @Test
  void limitsPartsAndSaysSo() {
    String parts = "--b\n\nx\n".repeat(200_000);
    String raw = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + parts;
    Letter letter = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(raw));
    assertThat(letter.trouble()).contains("Only the first 1000 parts");
    assertThat(letter.body().own()).startsWith("x");
  }

  @Test
  void limitsNestingAndSaysSo() {
    StringBuilder raw = new StringBuilder("From: a@b.example\n");
    for (int depth = 0; depth < 20_000; depth++)
      raw.append("Content-Type: multipart/mixed; boundary=b")
          .append(depth)
          .append("\n\n--b")
          .append(depth)
          .append('\n');
    String mail = raw.append("\nHello\n").toString();
    Letter letter = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(mail));
    assertThat(letter.trouble()).contains("nested deeper");
    String messages =
        "From: a@b.example\n" + "Content-Type: message/rfc822\n\n".repeat(20_000) + "\nHello\n";
    assertThat(read(messages).trouble()).contains("nested deeper");
  }

  @Test
  void givesTheSameAnswerToManyThreads() {
    byte[] raw = Mails.from("anna@shop.example").html("<p>Hello</p>").raw();
    Letters letters = new Letters();
    Letter expected = letters.read(raw, null, OWN);
    AtomicInteger same = new AtomicInteger();
    Stream.generate(() -> raw)
        .limit(200)
        .parallel()
        .forEach(bytes -> {
          if (letters.read(bytes, null, OWN).equals(expected)) same.incrementAndGet();
        });
    assertThat(same).hasValue(200);
  }
}
