package app.allclear.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds mails for tests: {@code Mails.from("anna@shop.example").subject("Site down").raw()}.
 *
 * <p>Everything has a sane default. The Message-ID follows from the content, so the same mail built
 * twice is the same mail, and two different ones differ. Not safe for use by several threads.
 */
public final class Mails {
  private static final String BOUNDARY = "=_part_of_a_test_mail";

  private record Header(String name, String value) {}

  private record File(String name, String type, byte[] content) {}

  private final List<Header> headers = new ArrayList<>();
  private final List<File> files = new ArrayList<>();
  private final String from;
  private String to = "support@host.example";
  private String subject = "My site is down";
  private @Nullable Instant date = Instant.parse("2026-11-03T06:12:00Z");
  private @Nullable String messageId = "";
  private @Nullable String text = "Hello,\n\nmy site does not work any more. Can you help?\n";
  private @Nullable String html;

  private Mails(String from) {
    this.from = from;
  }

  /** {@code anna@shop.example} or {@code Anna Muster <anna@shop.example>}. */
  public static Mails from(String from) {
    return new Mails(from);
  }

  public Mails to(String to) {
    this.to = to;
    return this;
  }

  public Mails subject(String subject) {
    this.subject = subject;
    return this;
  }

  /** Null: no Date header. */
  public Mails date(@Nullable Instant date) {
    this.date = date;
    return this;
  }

  /** Without angle brackets; null: no Message-ID header. */
  public Mails messageId(@Nullable String messageId) {
    this.messageId = messageId;
    return this;
  }

  /** The Message-ID that this mail answers, without angle brackets; also sets References. */
  public Mails answers(String messageId) {
    return header("In-Reply-To", "<" + messageId + ">").header("References", "<" + messageId + ">");
  }

  public Mails replyTo(String address) {
    return header("Reply-To", address);
  }

  /** The plain text; null: none. */
  public Mails text(@Nullable String text) {
    this.text = text;
    return this;
  }

  /** An HTML version; beside plain text it makes a multipart/alternative. */
  public Mails html(String html) {
    this.html = html;
    return this;
  }

  /** HTML and no plain text. */
  public Mails htmlOnly(String html) {
    return text(null).html(html);
  }

  /** Any header, above the usual ones, in the order of the calls; the value as it stands. */
  public Mails header(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  public Mails attachment(String name, String type, byte[] content) {
    files.add(new File(name, type, content));
    return this;
  }

  /** The whole message with CRLF line ends, UTF-8. */
  public byte[] raw() {
    StringBuilder out = new StringBuilder();
    headers.forEach(header -> field(out, header.name, header.value));
    field(out, "From", encodedName(from));
    field(out, "To", to);
    field(out, "Subject", encoded(subject));
    if (date != null)
      field(
          out, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
    String id = messageId;
    if (id != null) field(out, "Message-ID", "<" + (id.isEmpty() ? derivedId() : id) + ">");
    field(out, "MIME-Version", "1.0");
    content(out);
    return out.toString()
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Read as the mailbox support@host.example reads it, trusting mx.host.example. */
  public Letter letter() {
    return letter("mx.host.example", "support@host.example");
  }

  public Letter letter(@Nullable String authservId, String... ownAddresses) {
    return new Letters().read(raw(), authservId, Set.of(ownAddresses));
  }

  private void content(StringBuilder out) {
    if (files.isEmpty()) {
      texts(out);
      return;
    }
    field(out, "Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "_mixed\"");
    out.append("\n--").append(BOUNDARY).append("_mixed\n");
    texts(out);
    for (File file : files) {
      out.append("\n--").append(BOUNDARY).append("_mixed\n");
      field(out, "Content-Type", file.type);
      field(out, "Content-Disposition", "attachment; filename=\"" + file.name + "\"");
      field(out, "Content-Transfer-Encoding", "base64");
      out.append('\n').append(Base64.getMimeEncoder().encodeToString(file.content)).append('\n');
    }
    out.append("\n--").append(BOUNDARY).append("_mixed--\n");
  }

  private void texts(StringBuilder out) {
    if (text != null && html != null) {
      field(out, "Content-Type", "multipart/alternative; boundary=\"" + BOUNDARY + "\"");
      out.append("\n--").append(BOUNDARY).append('\n');
      part(out, "plain", text);
      out.append("\n--").append(BOUNDARY).append('\n');
      part(out, "html", html);
      out.append("\n--").append(BOUNDARY).append("--\n");
    } else if (html != null) part(out, "html", html);
    else part(out, "plain", text == null ? "" : text);
  }

  private static void part(StringBuilder out, String kind, String content) {
    field(out, "Content-Type", "text/" + kind + "; charset=UTF-8");
    field(out, "Content-Transfer-Encoding", "8bit");
    out.append('\n').append(content);
    if (!content.endsWith("\n")) out.append('\n');
  }

  private static void field(StringBuilder out, String name, String value) {
    out.append(name).append(": ").append(value).append('\n');
  }

  private String derivedId() {
    String all = from + to + subject + date + text + html + headers + files.size();
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)) + "@mails.test";
  }

  private static String encodedName(String address) {
    int open = address.lastIndexOf('<');
    return open <= 0
        ? address
        : encoded(address.substring(0, open).strip()) + " " + address.substring(open);
  }

  private static String encoded(String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c < 127)) return value;
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
