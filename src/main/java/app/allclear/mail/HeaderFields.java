package app.allclear.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The header of one entity (RFC 5322, section 2.2): its fields in order, unfolded, raw 8-bit values
 * read as UTF-8 or else windows-1252. Lines that are no field are tolerated.
 */
final class HeaderFields {
  private static final int MOST_FIELDS = 2_000;
  private static final int LONGEST_VALUE = 65_536;

  /**
   * {@code name} is lower-case; {@code value} is unfolded and trimmed, encoded words still in it.
   */
  record Field(String name, String value) {}

  private final List<Field> fields;

  /** Where the body starts. */
  final int end;

  private HeaderFields(List<Field> fields, int end) {
    this.fields = fields;
    this.end = end;
  }

  List<Field> fields() {
    return fields;
  }

  boolean has(String name) {
    return first(name) != null;
  }

  /** The first field of this (lower-case) name: where a field stands twice, the first wins. */
  @Nullable String first(String name) {
    for (Field field : fields) if (field.name.equals(name)) return field.value;
    return null;
  }

  List<String> all(String name) {
    return fields.stream().filter(f -> f.name.equals(name)).map(Field::value).toList();
  }

  /** The first field of this name decoded for people, one line; empty where there is none. */
  String text(String name) {
    String value = first(name);
    return value == null ? "" : PlainText.line(EncodedWords.decode(value));
  }

  static HeaderFields parse(byte[] raw, int from, int to) {
    return new Parser(raw, to).parse(from);
  }

  private static final class Parser {
    private final byte[] raw;
    private final int to;
    private final List<Field> fields = new ArrayList<>();
    private int fieldStart = -1;
    private int fieldEnd;

    Parser(byte[] raw, int to) {
      this.raw = raw;
      this.to = to;
    }

    HeaderFields parse(int from) {
      int at = from;
      while (at < to) {
        int lineEnd = lineEnd(at);
        int next = Math.min(to, lineEnd + 1);
        if (blank(at, lineEnd)) {
          at = next;
          break;
        }
        if (!take(at, lineEnd, next)) break; // The empty line is missing: the body starts here.
        at = next;
      }
      close();
      return new HeaderFields(List.copyOf(fields), at);
    }

    /** False where this line can't belong to a header. */
    private boolean take(int at, int lineEnd, int next) {
      boolean folded = raw[at] == ' ' || raw[at] == '\t';
      if (!folded && isField(at, lineEnd)) {
        close();
        fieldStart = at;
        fieldEnd = lineEnd;
        return true;
      }
      boolean envelope = fieldStart < 0 && startsWith(at, "From ") || startsWith(at, ">From ");
      if (envelope) return true; // An mbox line that a mail program left in.
      if (fieldStart < 0) return false;
      // Broken folding: a continuation that lost its leading space, with fields after it.
      boolean more = next < to && (isField(next, lineEnd(next)) || blank(next, lineEnd(next)));
      if (!folded && (startsWith(at, "--") || !more)) return false;
      fieldEnd = lineEnd;
      return true;
    }

    private void close() {
      if (fieldStart < 0 || fields.size() >= MOST_FIELDS) return;
      int colon = fieldStart;
      while (raw[colon] != ':') colon++;
      String name = new String(raw, fieldStart, colon - fieldStart, StandardCharsets.US_ASCII);
      int end = Math.min(fieldEnd, colon + 1 + LONGEST_VALUE);
      byte[] value = Arrays.copyOfRange(raw, colon + 1, end);
      fields.add(
          new Field(name.strip().toLowerCase(Locale.ROOT), unfold(Charsets.text(value, null))));
      fieldStart = -1;
    }

    private static String unfold(String value) {
      if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) return value.strip();
      StringBuilder out = new StringBuilder(value.length());
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\r') continue;
        out.append(c == '\n' || c == '\t' || c == 0 ? ' ' : c);
      }
      return out.toString().strip();
    }

    /** A name of printable ASCII, perhaps blanks, a colon (RFC 5322, sections 2.2 and 4.5). */
    private boolean isField(int at, int lineEnd) {
      int i = at;
      while (i < lineEnd && raw[i] > ' ' && raw[i] != 127 && raw[i] != ':') i++;
      if (i == at || i - at > 200) return false;
      while (i < lineEnd && (raw[i] == ' ' || raw[i] == '\t')) i++;
      return i < lineEnd && raw[i] == ':';
    }

    private int lineEnd(int at) {
      int i = at;
      while (i < to && raw[i] != '\n') i++;
      return i;
    }

    private boolean blank(int at, int lineEnd) {
      return lineEnd == at || lineEnd == at + 1 && raw[at] == '\r';
    }

    private boolean startsWith(int at, String text) {
      if (at + text.length() > to) return false;
      for (int i = 0; i < text.length(); i++) if (raw[at + i] != text.charAt(i)) return false;
      return true;
    }
  }
}
