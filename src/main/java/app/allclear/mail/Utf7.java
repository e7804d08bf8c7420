package app.allclear.mail;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * UTF-7 (RFC 2152), which no Java knows and old Outlooks send: letters beyond ASCII as base64 of
 * UTF-16 between {@code +} and {@code -}.
 */
final class Utf7 {
  private static final Set<String> LABELS =
      Set.of("utf-7", "utf7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7");

  private Utf7() {}

  static boolean is(@Nullable String label) {
    return label != null && LABELS.contains(label.strip().toLowerCase(Locale.ROOT));
  }

  static String decode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      if (bytes[at] != '+') out.append((char) (bytes[at++] & 0x7F));
      else if (at + 1 < bytes.length && bytes[at + 1] == '-') {
        out.append('+');
        at += 2;
      } else at = shifted(bytes, at + 1, out);
    }
    return out.toString();
  }

  /** Answers where plain letters go on. What is left of the last six bits is padding. */
  private static int shifted(byte[] bytes, int from, StringBuilder out) {
    int at = from;
    int bits = 0;
    int count = 0;
    while (at < bytes.length && TransferEncoding.digit(bytes[at]) >= 0) {
      bits = bits << 6 | TransferEncoding.digit(bytes[at++]);
      count += 6;
      if (count < 16) continue;
      count -= 16;
      out.append((char) (bits >> count));
      bits &= (1 << count) - 1;
    }
    return at < bytes.length && bytes[at] == '-' ? at + 1 : at;
  }
}
