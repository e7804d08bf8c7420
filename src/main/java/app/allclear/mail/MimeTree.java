package app.allclear.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a message into its parts (RFC 2046), in time linear in its size: nesting and the number of
 * parts are limited. Our own instead of jakarta.mail's because that one throws on what mail brings
 * and has no limits: a mail of five million empty parts would take gigabytes.
 */
final class MimeTree {
  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 1_000;

  private final Troubles troubles;
  private int parts;

  private MimeTree(Troubles troubles) {
    this.troubles = troubles;
  }

  static MimePart parse(byte[] raw, Troubles troubles) {
    int start = 0;
    while (start < raw.length && (raw[start] == '\r' || raw[start] == '\n')) start++;
    return new MimeTree(troubles).entity(raw, start, raw.length, "text/plain", 0);
  }

  private MimePart entity(byte[] raw, int from, int to, String usualType, int depth) {
    parts++;
    HeaderFields headers = HeaderFields.parse(raw, from, to);
    ContentField type = type(headers, usualType);
    int body = headers.end;
    List<MimePart> children = List.of();
    boolean container = type.family("multipart") || enclosedMessage(type);
    if (container && depth >= DEEPEST)
      troubles.add("Parts nested deeper than " + DEEPEST + " levels were not read.");
    else if (type.family("multipart")) children = multipart(raw, body, to, type, depth);
    else if (enclosedMessage(type)) children = enclosed(raw, body, to, headers, depth);
    return new MimePart(headers, type, raw, body, to, children);
  }

  private static ContentField type(HeaderFields headers, String usualType) {
    ContentField type = ContentField.parse(headers.first("content-type"));
    if (type.value().contains("/")) return type;
    String value = type.is("text") || type.is("html") ? "text/" + type.value() : usualType;
    return new ContentField(value.equals("text/text") ? "text/plain" : value, type.parameters());
  }

  private static boolean enclosedMessage(ContentField type) {
    return type.is("message/rfc822") || type.is("message/global") || type.is("message/news");
  }

  private List<MimePart> enclosed(byte[] raw, int from, int to, HeaderFields headers, int depth) {
    String encoding = headers.first("content-transfer-encoding");
    byte[] content = raw;
    int start = from;
    int end = to;
    if (encoding != null && encoding.strip().matches("(?i)base64|quoted-printable")) {
      // Forbidden by RFC 2046, section 5.2.1, and done by some all the same.
      content = TransferEncoding.decode(raw, from, to, encoding);
      start = 0;
      end = content.length;
    }
    while (start < end && (content[start] == '\r' || content[start] == '\n')) start++;
    return start == end ? List.of() : List.of(entity(content, start, end, "text/plain", depth + 1));
  }

  private List<MimePart> multipart(byte[] raw, int from, int to, ContentField type, int depth) {
    byte[] boundary = boundary(raw, from, to, type.parameter("boundary"));
    if (boundary == null) return List.of();
    String usualType = type.is("multipart/digest") ? "message/rfc822" : "text/plain";
    List<MimePart> children = new ArrayList<>();
    int partStart = -1;
    int at = from;
    while (at < to) {
      int next = lineEnd(raw, at, to);
      int delimiter = delimiter(raw, at, next, boundary);
      if (delimiter > 0) {
        if (partStart >= 0)
          add(children, raw, partStart, beforeBreak(raw, partStart, at), usualType, depth);
        if (delimiter == 2 || parts >= MOST_PARTS) return children;
        partStart = next;
      }
      at = next;
    }
    // The closing delimiter is missing: the last part goes to the end.
    if (partStart >= 0) add(children, raw, partStart, to, usualType, depth);
    return children;
  }

  private void add(List<MimePart> children, byte[] raw, int from, int to, String type, int depth) {
    if (parts < MOST_PARTS) children.add(entity(raw, from, Math.max(from, to), type, depth + 1));
    if (parts >= MOST_PARTS)
      troubles.add("Only the first " + MOST_PARTS + " parts of this message were read.");
  }

  /** The delimiter's bytes after "--"; guessed from the body where the header doesn't say. */
  private static byte @Nullable [] boundary(byte[] raw, int from, int to, @Nullable String named) {
    if (named != null && !named.isBlank())
      return named.stripTrailing().getBytes(StandardCharsets.UTF_8);
    int end = lineEnd(raw, from, to);
    int start = from;
    while (start < to && end - start <= 2) { // Leading empty lines.
      start = end;
      end = lineEnd(raw, start, to);
    }
    int stop = end;
    while (stop > start && raw[stop - 1] <= ' ' && raw[stop - 1] >= 0) stop--;
    boolean dashes =
        stop - start > 2 && stop - start < 200 && raw[start] == '-' && raw[start + 1] == '-';
    return dashes ? Arrays.copyOfRange(raw, start + 2, stop) : null;
  }

  /** 0: no delimiter, 1: one, 2: the closing one. */
  private static int delimiter(byte[] raw, int at, int next, byte[] boundary) {
    int after = at + 2 + boundary.length;
    if (after > next || raw[at] != '-' || raw[at + 1] != '-') return 0;
    for (int i = 0; i < boundary.length; i++) if (raw[at + 2 + i] != boundary[i]) return 0;
    boolean closing = after + 1 < next && raw[after] == '-' && raw[after + 1] == '-';
    if (closing) return 2;
    for (int i = after; i < next; i++)
      if (raw[i] != ' ' && raw[i] != '\t' && raw[i] != '\r' && raw[i] != '\n') return 0;
    return 1;
  }

  /** Just behind the line's end. */
  private static int lineEnd(byte[] raw, int at, int to) {
    int i = at;
    while (i < to && raw[i] != '\n') i++;
    return Math.min(to, i + 1);
  }

  /** The line end before a delimiter belongs to the delimiter (RFC 2046, section 5.1.1). */
  private static int beforeBreak(byte[] raw, int from, int at) {
    int end = at;
    if (end > from && raw[end - 1] == '\n') end--;
    if (end > from && raw[end - 1] == '\r') end--;
    return end;
  }
}
