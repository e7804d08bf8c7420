package app.allclear.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Undoes Content-Transfer-Encoding (RFC 2045, section 6), whatever state it is in. */
final class TransferEncoding {
  private static final byte[] BASE64 = new byte[128];

  static {
    Arrays.fill(BASE64, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) BASE64[alphabet.charAt(i)] = (byte) i;
  }

  private TransferEncoding() {}

  /** The decoded bytes of {@code raw[from, to)}; an unknown encoding leaves them as they are. */
  static byte[] decode(byte[] raw, int from, int to, @Nullable String encoding) {
    return switch (name(encoding)) {
      case "base64" -> looksLikeBase64(raw, from, to) ? base64(raw, from, to) : copy(raw, from, to);
      case "quoted-printable" -> quotedPrintable(raw, from, to);
      case "x-uuencode", "uuencode", "x-uue", "uue" -> uuencoded(copy(raw, from, to));
      default -> copy(raw, from, to);
    };
  }

  /** How many bytes {@link #decode} would give, without making them. */
  static long size(byte[] raw, int from, int to, @Nullable String encoding) {
    if (!name(encoding).equals("base64")) return to - from;
    long digits = 0;
    for (int i = from; i < to; i++) if (digit(raw[i]) >= 0) digits++;
    return digits * 3 / 4;
  }

  private static String name(@Nullable String encoding) {
    if (encoding == null) return "";
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    return name.equals("quoted_printable") ? "quoted-printable" : name;
  }

  private static byte[] uuencoded(byte[] raw) {
    byte[] file = Uuencoded.decode(raw);
    return file == null ? raw : file;
  }

  private static byte[] copy(byte[] raw, int from, int to) {
    return Arrays.copyOfRange(raw, from, to);
  }

  /** Six bits, or -1. */
  static int digit(byte b) {
    return b < 0 ? -1 : BASE64[b];
  }

  /** Some programs promise base64 and send plain text. */
  private static boolean looksLikeBase64(byte[] raw, int from, int to) {
    int end = from; // Only the start, up to padding: behind it anything may have been appended.
    while (end < to && end < from + 2_000 && raw[end] != '=') end++;
    int other = 0;
    for (int i = from; i < end; i++) if (digit(raw[i]) < 0) other++;
    int lines = 1;
    for (int i = from; i < end; i++) if (raw[i] == '\n') lines++;
    return other <= 2 * lines + (end - from) / 50;
  }

  private static byte[] base64(byte[] raw, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream((to - from) * 3 / 4 + 3);
    int bits = 0;
    int count = 0;
    boolean padded = false;
    for (int i = from; i < to; i++) {
      int digit = digit(raw[i]);
      if (digit >= 0) {
        bits = bits << 6 | digit;
        if (++count == 4) {
          flush(out, bits, 4);
          bits = 0;
          count = 0;
        }
      } else if (raw[i] == '=') {
        // Encoded piece by piece by careless programs: padding may stand in the middle.
        flush(out, bits, count);
        bits = 0;
        count = 0;
        padded = true;
      } else if (padded && raw[i] > ' ') break; // A footer somebody appended in plain text.
    }
    flush(out, bits, count);
    return out.toByteArray();
  }

  private static void flush(ByteArrayOutputStream out, int bits, int count) {
    int filled = bits << 6 * (4 - count);
    if (count >= 2) out.write(filled >> 16);
    if (count >= 3) out.write(filled >> 8);
    if (count == 4) out.write(filled);
  }

  private static byte[] quotedPrintable(byte[] raw, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    int i = from;
    while (i < to) {
      if (raw[i] != '=') {
        out.write(raw[i++]);
        continue;
      }
      int afterBreak = softBreak(raw, i + 1, to);
      if (afterBreak > 0) i = afterBreak;
      else if (i + 2 < to && hex(raw[i + 1]) >= 0 && hex(raw[i + 2]) >= 0) {
        out.write(hex(raw[i + 1]) << 4 | hex(raw[i + 2]));
        i += 3;
      } else out.write(raw[i++]); // A bare "=": what the author typed.
    }
    return out.toByteArray();
  }

  /** Where the next line starts, if only blanks stand before the line's end; else -1. */
  private static int softBreak(byte[] raw, int from, int to) {
    int i = from;
    while (i < to && i < from + 80 && (raw[i] == ' ' || raw[i] == '\t' || raw[i] == '\r')) i++;
    if (i == to) return to;
    return raw[i] == '\n' ? i + 1 : -1;
  }

  static int hex(byte b) {
    return Character.digit(b, 16);
  }
}
