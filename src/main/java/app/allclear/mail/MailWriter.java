package app.allclear.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.util.QPEncoderStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mail header by header (RFC 5322), as text/plain in ASCII or quoted-printable UTF-8, with
 * HTML beside it where there is some, so that every server on the way can take it and none has a
 * reason to change it.
 */
final class MailWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** RFC 5322, section 2.1.1; room is left for {@code References:} and angle brackets. */
  private static final int LONGEST_MESSAGE_ID = 900;

  /** With room for what {@link #FROM} becomes, within the 76 of RFC 2045, section 6.7. */
  private static final int QUOTED_LINE = 74;

  private static final Pattern FROM = Pattern.compile("(?m)^From ");
  private static final Pattern WORD = Pattern.compile("[!-;=?-~]+");

  private record Dated(Instant second, String written) {}

  private static volatile @Nullable Dated lastDate;

  private MailWriter() {}

  /** The mail as it goes out, where its addresses can be written in ASCII; else as they are. */
  static byte[] write(OutgoingMail mail) {
    return write(mail, written(mail.from()), written(mail.to()));
  }

  private static String written(Address address) {
    String sendable = Addresses.sendable(address.address());
    return sendable == null ? address.address() : sendable;
  }

  /**
   * @param from as {@link Addresses#sendable} wrote it
   * @param to likewise, or as {@link Addresses#beyondAscii} did
   */
  static byte[] write(OutgoingMail mail, String from, String to) {
    StringBuilder headers = new StringBuilder();
    header(headers, "Message-ID", "<" + mail.messageId() + ">");
    header(headers, "Date", date(mail.date()));
    header(headers, "From", folded("From", Addresses.header(mail.from().name(), from)));
    header(headers, "To", folded("To", Addresses.header(mail.to().name(), to)));
    header(headers, "Subject", subject(mail.subject()));
    // Others' Message-IDs come from others' mail: what is not one word of ASCII is left out.
    if (mail.answers() != null && writable(mail.answers()))
      header(headers, "In-Reply-To", "<" + mail.answers() + ">");
    String references = references(mail.references());
    if (!references.isEmpty()) header(headers, "References", references);
    // RFC 3834, section 5, and what Exchange looks at instead.
    if (!mail.byHand()) {
      header(headers, "Auto-Submitted", mail.answers() == null ? "auto-generated" : "auto-replied");
      header(headers, "X-Auto-Response-Suppress", "All");
    }
    header(headers, "MIME-Version", "1.0");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String html = mail.html();
    if (html == null) part(headers, body, "text/plain", mail.text());
    else alternatives(headers, body, mail.text(), html, boundary(mail.messageId()));
    return joined(headers.toString(), body.toByteArray());
  }

  /** One text: its headers, an empty line, its bytes. */
  private static void part(
      StringBuilder headers, ByteArrayOutputStream body, String type, String content) {
    String text = lined(content);
    boolean plain = plain(text);
    header(headers, "Content-Type", type + "; charset=UTF-8");
    header(headers, "Content-Transfer-Encoding", plain ? "7bit" : "quoted-printable");
    headers.append("\r\n");
    body.writeBytes(plain ? text.getBytes(StandardCharsets.US_ASCII) : quoted(text));
  }

  /** With CR LF at the end of every line, whatever ended it before. */
  private static String lined(String content) {
    StringBuilder text = new StringBuilder(content.length() + content.length() / 16 + 2);
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\r' || c == '\n') text.append("\r\n");
      else text.append(c);
      if (c == '\r' && content.startsWith("\n", i + 1)) i++;
    }
    if (text.isEmpty() || text.charAt(text.length() - 1) != '\n') text.append("\r\n");
    return text.toString();
  }

  /** The plainest first: programs show the last one they can (RFC 2046, section 5.1.4). */
  private static void alternatives(
      StringBuilder headers,
      ByteArrayOutputStream body,
      String text,
      String html,
      String boundary) {
    header(headers, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    headers.append("\r\n");
    for (String type : new String[] {"text/plain", "text/html"}) {
      StringBuilder head = new StringBuilder("\r\n--" + boundary + "\r\n");
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      part(head, content, type, type.equals("text/plain") ? text : html);
      body.writeBytes(joined(head.toString(), content.toByteArray()));
    }
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The same for the same mail, so that sent again it is the same; nobody can guess it. */
  private static String boundary(String messageId) {
    String letters = messageId.replaceAll("[^A-Za-z0-9]", "");
    return "=_" + letters.substring(0, Math.min(48, letters.length()));
  }

  /** Mails that leave together have one date. */
  private static String date(Instant date) {
    Dated last = lastDate;
    Instant second = date.truncatedTo(ChronoUnit.SECONDS);
    if (last == null || !last.second().equals(second))
      lastDate = last = new Dated(second, DATE.format(second));
    return last.written();
  }

  private static void header(StringBuilder headers, String name, String value) {
    headers.append(name).append(": ").append(value).append("\r\n");
  }

  private static String subject(String subject) {
    try {
      return folded(
          "Subject", MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folded(String name, String value) {
    return MimeUtility.fold(name.length() + 2, value);
  }

  private static String references(List<String> references) {
    if (references.isEmpty()) return "";
    return references.stream()
        .filter(MailWriter::writable)
        .map(reference -> "<" + reference + ">")
        .collect(Collectors.joining("\r\n "));
  }

  private static boolean writable(String messageId) {
    return messageId.length() <= LONGEST_MESSAGE_ID && WORD.matcher(messageId).matches();
  }

  /** Whether the text survives as it is: ASCII, short lines, none that a server would alter. */
  private static boolean plain(String text) {
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line = i + 1;
        continue;
      }
      boolean end = c == '\r' && text.startsWith("\n", i + 1);
      if (!end && c != '\t' && (c < ' ' || c >= 127)) return false;
      if (!end && i - line >= 78) return false;
      if (i == line && text.startsWith("From ", i)) return false;
    }
    return true;
  }

  private static byte[] quoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // MimeUtility looks through every jar for an encoder, for every text.
    try (OutputStream encoder = new QPEncoderStream(bytes, QUOTED_LINE)) {
      encoder.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String quoted = bytes.toString(StandardCharsets.US_ASCII);
    // RFC 2049, section 3: what mail stores would put a ">" before.
    if (text.contains("From ")) quoted = FROM.matcher(quoted).replaceAll("=46rom ");
    return quoted.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(String headers, byte[] body) {
    // Beyond ASCII only where the recipient's address is (RFC 6532).
    byte[] head = headers.getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
