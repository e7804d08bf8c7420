package app.allclear.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files in the encoding from before MIME: {@code begin 644 name}, lines that each say how long they
 * are, {@code end}. Old programs put them into the text, and some declare them as a transfer
 * encoding.
 */
final class Uuencoded {
  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.{0,200})");

  private Uuencoded() {}

  /**
   * @param text what stands around the files
   */
  record Split(String text, List<Attachment> files) {}

  /** Takes the files out of a text with {@code \n} line ends. */
  static Split split(String text) {
    if (!text.contains("begin ")) return new Split(text, List.of());
    String[] lines = text.split("\n", -1);
    List<String> left = new ArrayList<>();
    List<Attachment> files = new ArrayList<>();
    int at = 0;
    while (at < lines.length) {
      Matcher begin = BEGIN.matcher(lines[at]);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      int end = begin.matches() ? end(lines, at + 1, file) : -1;
      if (end < 0) left.add(lines[at++]);
      else {
        String name = PlainText.clip(PlainText.line(begin.group(1)), 200);
        files.add(new Attachment(name, "application/octet-stream", file.size()));
        at = end;
      }
    }
    return new Split(String.join("\n", left), files);
  }

  /** The bytes of the first file; null where there is none. */
  static byte @Nullable [] decode(byte[] content) {
    String[] lines =
        new String(content, StandardCharsets.ISO_8859_1).replace("\r", "").split("\n", -1);
    for (int at = 0; at < lines.length; at++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      if (BEGIN.matcher(lines[at]).matches() && end(lines, at + 1, file) >= 0)
        return file.toByteArray();
    }
    return null;
  }

  /** Behind the end of the file whose first line this is; -1 where it is none. */
  private static int end(String[] lines, int from, ByteArrayOutputStream file) {
    for (int at = from; at < lines.length; at++) {
      if (lines[at].equals("end")) return at > from ? at + 1 : -1;
      if (!line(lines[at], file)) return -1;
    }
    return -1;
  }

  /** Blanks at the end may have been lost on the way, and a checksum may stand there. */
  private static boolean line(String line, ByteArrayOutputStream file) {
    int length = line.isEmpty() ? 0 : value(line, 0);
    int letters = (length + 2) / 3 * 4;
    if (length < 0 || line.length() > letters + 2) return false;
    for (int at = 1; at <= letters; at += 4) {
      int bits = 0;
      for (int i = 0; i < 4; i++) {
        int value = value(line, at + i);
        if (value < 0) return false;
        bits = bits << 6 | value;
      }
      for (int i = 0; i < 3 && (at - 1) / 4 * 3 + i < length; i++) file.write(bits >> 16 - 8 * i);
    }
    return true;
  }

  private static int value(String line, int at) {
    if (at >= line.length()) return 0;
    char c = line.charAt(at);
    return c < ' ' || c > '`' ? -1 : c - ' ' & 63;
  }
}
