package app.allclear.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mail of the cast as the bytes our mail server would hand out (RFC 5322), its own verdict
 * on the sender (RFC 8601) on top. Written by hand, so that a charset, an encoding or a flaw is
 * exactly the one that its file asks for.
 */
final class MailBytes {
  static final String SUPPORT = "support@harbour-hosting.example";
  static final String AUTHSERV = "mx.harbour-hosting.example";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern OTHER_ID = Pattern.compile("\\$\\{id:([^}]+)}");
  // A one-pixel PNG: enough of a screenshot for a mail that says nothing else.
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private final Cast cast;

  MailBytes(Cast cast) {
    this.cast = cast;
  }

  /** The Message-ID of a mail that is built from a sheet, without angle brackets. */
  static String messageId(CastMail mail) {
    String address = mail.address();
    return mail.id() + "@" + address.substring(address.lastIndexOf('@') + 1);
  }

  /**
   * The whole message.
   *
   * @param answered Message-ID of the notice that it answers, or null
   */
  byte[] write(CastMail mail, Instant date, @Nullable String answered) {
    String raw = mail.raw();
    if (raw != null)
      return filled(raw, date).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    CastMail.Sheet sheet = mail.sheet();
    Out out = new Out();
    trace(out, sheet, date);
    out.line("From: " + mailbox(sheet.from()));
    if (sheet.replyTo() != null) out.line("Reply-To: " + sheet.replyTo());
    out.line("To: Harbour Hosting <" + SUPPORT + ">");
    out.line("Subject: " + word(sheet.subject()));
    out.line("Date: " + DATE.format(date));
    out.line("Message-ID: <" + messageId(mail) + ">");
    String parent = sheet.answers() != null ? messageId(cast.mail(sheet.answers())) : answered;
    if (parent != null) {
      out.line("In-Reply-To: <" + parent + ">");
      out.line("References: <" + parent + ">");
    }
    sheet.headers().forEach(out::line);
    out.line("MIME-Version: 1.0");
    content(out, sheet);
    return out.bytes();
  }

  private String filled(String raw, Instant date) {
    Matcher ids = OTHER_ID.matcher(raw.replace("${date}", DATE.format(date)));
    return ids.replaceAll(id -> Matcher.quoteReplacement(messageId(cast.mail(id.group(1)))));
  }

  private static void trace(Out out, CastMail.Sheet sheet, Instant date) {
    String domain = sheet.address().substring(sheet.address().indexOf('@') + 1);
    out.line("Return-Path: <" + sheet.address() + ">");
    if (!sheet.authentication().equals("none"))
      out.line(
          "Authentication-Results: %s; dmarc=%s header.from=%s"
              .formatted(AUTHSERV, sheet.authentication(), domain));
    out.line(
        "Received: from mail.%s ([192.0.2.10]) by %s; %s"
            .formatted(domain, AUTHSERV, DATE.format(date)));
  }

  private static void content(Out out, CastMail.Sheet sheet) {
    String attachment = sheet.attach();
    if (attachment == null) {
      text(out, sheet);
      return;
    }
    String boundary = "=_" + Integer.toHexString(sheet.subject().hashCode());
    out.line("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
    out.line("");
    out.line("--" + boundary);
    text(out, sheet);
    out.line("--" + boundary);
    out.line("Content-Type: image/png; name=\"" + attachment + "\"");
    out.line("Content-Disposition: attachment; filename=\"" + attachment + "\"");
    out.line("Content-Transfer-Encoding: base64");
    out.line("");
    out.line(PIXEL);
    out.line("--" + boundary + "--");
  }

  private static void text(Out out, CastMail.Sheet sheet) {
    Charset charset = Charset.forName(sheet.charset());
    out.line(
        "Content-Type: text/%s; charset=%s"
            .formatted(sheet.html() ? "html" : "plain", sheet.charset()));
    byte[] bytes = (sheet.body().replace("\n", "\r\n") + "\r\n").getBytes(charset);
    switch (sheet.encoding()) {
      case "8bit" -> out.line("Content-Transfer-Encoding: 8bit\r\n").bytes(bytes);
      case "base64" ->
          out.line("Content-Transfer-Encoding: base64\r\n")
              .bytes(Base64.getMimeEncoder().encode(bytes))
              .line("");
      default -> out.line("Content-Transfer-Encoding: quoted-printable\r\n").quoted(bytes);
    }
  }

  private static String mailbox(String from) {
    int open = from.lastIndexOf('<');
    if (open < 1) return from;
    return word(from.substring(0, open).strip()) + " " + from.substring(open);
  }

  /**
   * An encoded word (RFC 2047) where ASCII is not enough; our subjects are short enough for one.
   */
  private static String word(String text) {
    if (text.chars().allMatch(c -> c < 128)) return text;
    byte[] utf8 = text.replace("\"", "").getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
  }

  /** Bytes in the making, CRLF at the end of every line. */
  private static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Out line(String line) {
      return bytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    Out bytes(byte[] more) {
      bytes.writeBytes(more);
      return this;
    }

    /** Quoted-printable (RFC 2045, section 6.7), soft breaks at 75. */
    Out quoted(byte[] text) {
      int column = 0;
      for (byte b : text) {
        boolean plain = b == '\r' || b == '\n' || (b >= ' ' && b < 127 && b != '=');
        String written = plain ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff);
        if (column + written.length() > 75 && b != '\r' && b != '\n') {
          line("=");
          column = 0;
        }
        bytes(written.getBytes(StandardCharsets.US_ASCII));
        column = b == '\n' ? 0 : column + written.length();
      }
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
