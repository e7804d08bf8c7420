package app.allclear.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters, as in Content-Type and Content-Disposition (RFC 2045, section 5.1),
 * parameters continued or encoded by RFC 2231 put together. Malformed pieces are skipped.
 *
 * @param value lower-case, such as {@code text/plain}; possibly empty
 * @param parameters by lower-case name
 */
record ContentField(String value, Map<String, String> parameters) {
  private static final int MOST_PARAMETERS = 100;

  ContentField {
    parameters = Map.copyOf(parameters);
  }

  static ContentField parse(@Nullable String field) {
    if (field == null) return new ContentField("", Map.of());
    int end = 0;
    while (end < field.length() && "; \t(".indexOf(field.charAt(end)) < 0) end++;
    String value = field.substring(0, end).strip().toLowerCase(Locale.ROOT).replace("\"", "");
    return new ContentField(value, joined(pieces(field, end)));
  }

  @Nullable String parameter(String name) {
    return parameters.get(name);
  }

  boolean is(String type) {
    return value.equals(type);
  }

  boolean family(String family) {
    return value.startsWith(family + "/");
  }

  private static Map<String, String> pieces(String field, int from) {
    Map<String, String> pieces = new LinkedHashMap<>();
    int at = from;
    while (at < field.length() && pieces.size() < MOST_PARAMETERS) {
      int end = pieceEnd(field, at);
      String piece = field.substring(at, end);
      int equals = piece.indexOf('=');
      if (equals > 0) {
        String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        pieces.putIfAbsent(name, unquoted(piece.substring(equals + 1).strip()));
      }
      at = end + 1;
    }
    return pieces;
  }

  private static int pieceEnd(String field, int from) {
    boolean quoted = false;
    for (int i = from; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '"') quoted = !quoted;
      else if (c == '\\' && quoted) i++;
      else if (c == ';' && !quoted) return i;
    }
    return field.length();
  }

  private static String unquoted(String value) {
    if (!value.startsWith("\"")) {
      int comment = value.indexOf(" (");
      return comment > 0 ? value.substring(0, comment).strip() : value;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < value.length() && value.charAt(i) != '"'; i++) {
      if (value.charAt(i) == '\\' && i + 1 < value.length()) i++;
      out.append(value.charAt(i));
    }
    return out.toString();
  }

  /** RFC 2231: {@code name*0*=}, {@code name*1=}, {@code name*=} become {@code name}. */
  private static Map<String, String> joined(Map<String, String> pieces) {
    Map<String, String> whole = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, String>> parts = new LinkedHashMap<>();
    pieces.forEach((name, value) -> {
      int star = name.indexOf('*');
      if (star <= 0) {
        whole.putIfAbsent(name, value);
        return;
      }
      boolean encoded = name.endsWith("*");
      String digits = name.substring(star + 1).replace("*", "");
      int number = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
      parts
          .computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
          .put(number, encoded ? value : escaped(value));
    });
    parts.forEach((name, numbered) -> whole.put(name, decoded(String.join("", numbered.values()))));
    return whole;
  }

  private static String escaped(String plain) {
    return plain.replace("%", "%25");
  }

  private static String decoded(String value) {
    int first = value.indexOf('\'');
    int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    String charset = second < 0 ? null : value.substring(0, first);
    byte[] text = value.substring(second + 1).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    for (int i = 0; i < text.length; i++) {
      boolean escape = text[i] == '%' && i + 2 < text.length;
      int high = escape ? TransferEncoding.hex(text[i + 1]) : -1;
      int low = escape ? TransferEncoding.hex(text[i + 2]) : -1;
      if (high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else out.write(text[i]);
    }
    return Charsets.text(out.toByteArray(), charset);
  }
}
