package app.allclear.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailWriterTest {
  private static String write(Outgoing outgoing) {
    OutgoingMail mail = outgoing.build();
    return new String(
        MailWriter.write(
            mail,
            Addresses.sendable(mail.from().address()),
            Addresses.sendable(mail.to().address())),
        US_ASCII);
  }

  private static MimeMessage read(String written) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(written.getBytes(US_ASCII)));
  }

  @Test
  void writesAMailOfItsOwn() {
    assertThat(write(Outgoing.mail()))
        .isEqualTo(
            """
            Message-ID: <notice-1@host.example>
            Date: Tue, 17 Nov 2026 21:03:05 +0000
            From: Support <support@host.example>
            To: Jane Doe <jane@shop.example>
            Subject: Your site is back
            Auto-Submitted: auto-generated
            X-Auto-Response-Suppress: All
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 7bit

            Hello Jane,

            shop.example is back.
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void putsHtmlBesideTheTextAndReadersTakeTheirs() throws Exception {
    String written =
        write(Outgoing.mail().text("Hello.\n").html("<p>Zurück: <b>shop.example</b></p>"));
    MimeMessage mail = read(written);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Hello.\r\n");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent())
        .isEqualTo("<p>Zurück: <b>shop.example</b></p>\r\n");
    assertThat(written.lines()).allMatch(line -> line.length() <= 78);
    assertThat(write(Outgoing.mail().text("Hello.\n").html("<p>Zurück: <b>shop.example</b></p>")))
        .as("the same mail is the same bytes")
        .isEqualTo(written);
  }

  @Test
  void threadsAReply() {
    assertThat(write(Outgoing.mail().answers("c@shop.example", "a@shop.example", "b@host.example")))
        .contains("\r\nIn-Reply-To: <c@shop.example>\r\n")
        .contains("\r\nReferences: <a@shop.example>\r\n <b@host.example>\r\n <c@shop.example>\r\n")
        .contains("\r\nAuto-Submitted: auto-replied\r\n");
  }

  @Test
  void leavesOutReferencesThatWouldBreakAHeader() {
    assertThat(
            write(
                Outgoing.mail()
                    .answers("c@shop.example\r\nBcc: all@shop.example", "two words", "g<r>oß")))
        .doesNotContain("Bcc")
        .doesNotContain("In-Reply-To")
        .doesNotContain("References")
        .contains("\r\nAuto-Submitted: auto-replied\r\n");
  }

  @Test
  void carriesEveryLetterInAscii() throws MessagingException, IOException {
    String text =
        "Grüße aus Köln 🙂\n\nFrom here it is fine.\n" + "long ".repeat(300) + "\ntail  \n";
    String written =
        write(
            Outgoing.mail()
                .to("Jürgen, der Müller", "jm@shop.example")
                .subject("Ihre Website läuft wieder: ".repeat(8).strip())
                .text(text));
    assertThat(written.chars()).allMatch(c -> c < 127 && (c >= ' ' || c == '\r' || c == '\n'));
    assertThat(written.lines()).allMatch(line -> line.length() <= 100);
    MimeMessage read = read(written);
    assertThat(read.getContent()).isEqualTo(text.replace("\n", "\r\n"));
    assertThat(read.getSubject()).isEqualTo("Ihre Website läuft wieder: ".repeat(8).strip());
    InternetAddress to = (InternetAddress) read.getAllRecipients()[0];
    assertThat(to.getPersonal()).isEqualTo("Jürgen, der Müller");
    assertThat(to.getAddress()).isEqualTo("jm@shop.example");
  }

  @Test
  void makesEveryLineEndTheSame() throws MessagingException, IOException {
    String written = write(Outgoing.mail().text("one\rtwo\nthree\r\nfour"));
    assertThat(read(written).getContent()).isEqualTo("one\r\ntwo\r\nthree\r\nfour\r\n");
    assertThat(written.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  /** What a signature covers (DKIM, RFC 6376) no server on the way has a reason to change. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello.\n",
        "",
        "Grüße aus Köln 🙂\n",
        "tail   \n\t\n.\n..\nFrom here\n--\n\n\n",
        "one\rtwo\u0000three\u001b\n"
      })
  void leavesNothingThatARelayWouldChange(String text) throws Exception {
    for (String body : List.of(text, text + "long ".repeat(600), text + "word".repeat(1_000)))
      for (String html : Arrays.asList(null, "<p>" + body + "</p>")) {
        String written =
            write(
                Outgoing.mail()
                    .from("Jörg \"Support\"", "support@münchen.example")
                    .to("Jürgen, der Müller ".repeat(10).strip(), "jm@shop.example")
                    .subject("Ihre Website läuft wieder ".repeat(12).strip())
                    .answers("c@shop.example", "a".repeat(800) + "@shop.example")
                    .text(body)
                    .html(html));
        assertThat(written.replace("\r\n", "").chars())
            .as("seven bits, so nothing is converted, and no bare CR or LF")
            .allMatch(c -> c >= ' ' && c < 127 || c == '\t');
        assertThat(written.lines()).allMatch(line -> line.length() <= 998);
        assertThat(written.lines())
            .as("what stores and gateways strip or escape")
            .noneMatch(
                line -> line.endsWith(" ") || line.endsWith("\t") || line.startsWith("From "));
        for (String once : List.of("Message-ID", "Date", "From", "To", "Subject", "MIME-Version"))
          assertThat(written.lines().filter(line -> line.startsWith(once + ": "))).hasSize(1);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        read(written).writeTo(again);
        assertThat(again.toString(US_ASCII)).isEqualTo(written);
      }
  }

  @Test
  void protectsALineThatMailStoresWouldAlter() {
    assertThat(write(Outgoing.mail().text("From now on\n"))).contains("quoted-printable");
  }

  @Test
  void writesTheDomainOfAnAddressInPunycode() {
    assertThat(Addresses.sendable("jane@münchen.example")).isEqualTo("jane@xn--mnchen-3ya.example");
    assertThat(Addresses.sendable("o'hara+x@shop.example")).isEqualTo("o'hara+x@shop.example");
    for (String bad :
        new String[] {
          "jürgen@shop.example",
          "jane",
          "@shop.example",
          "a b@shop.example",
          "jane@shop.example>",
          "<jane@shop.example",
          "jane@shop.example,joe@shop.example",
          "jane@shop.example> SIZE=1",
          "group:jane@shop.example;",
          ""
        }) assertThat(Addresses.sendable(bad)).as(bad).isNull();
  }

  @Test
  void refusesAMessageIdThatIsNone() {
    for (String bad : new String[] {"", "two words", "a\r\nb", "<a@b>", "ä@b"})
      assertThatThrownBy(() ->
              new OutgoingMail(
                  bad,
                  new Address(null, "a@b"),
                  new Address(null, "c@d"),
                  "s",
                  "t",
                  null,
                  List.of(),
                  java.time.Instant.EPOCH))
          .isInstanceOf(IllegalArgumentException.class);
  }
}
