package app.allclear.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes RFC 2047 encoded words, forgiving: inside quotes, with spaces in them, split in the
 * middle of a character, without a space between. What is none is left as it stands.
 */
final class EncodedWords {
  /** Longer "words" are somebody's attack; the standard allows 75 characters. */
  private static final int LONGEST = 8_000;

  private final String value;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String pendingCharset = "";

  private EncodedWords(String value) {
    this.value = value;
  }

  static String decode(String value) {
    return value.contains("=?") ? new EncodedWords(value).decoded() : value;
  }

  private record Word(String charset, byte[] bytes, int end) {}

  private String decoded() {
    int at = 0;
    while (at < value.length()) {
      int start = value.indexOf("=?", at);
      if (start < 0) break;
      String between = value.substring(at, start);
      Word word = word(start);
      if (word == null) {
        flush();
        out.append(between).append("=?");
        at = start + 2;
        continue;
      }
      // White space between two encoded words is not part of the text (section 6.2).
      if (pending.size() == 0 || !between.isBlank()) {
        flush();
        out.append(between);
      }
      add(word);
      at = word.end;
    }
    flush();
    return out.append(value, at, value.length()).toString();
  }

  private void add(Word word) {
    if (!word.charset.equalsIgnoreCase(pendingCharset)) flush();
    pendingCharset = word.charset;
    pending.writeBytes(word.bytes);
  }

  private void flush() {
    if (pending.size() > 0) out.append(Charsets.text(pending.toByteArray(), pendingCharset));
    pending.reset();
  }

  private @Nullable Word word(int start) {
    int charsetEnd = find('?', start + 2, 60);
    if (charsetEnd < 0 || charsetEnd + 2 >= value.length()) return null;
    char kind = Character.toUpperCase(value.charAt(charsetEnd + 1));
    if ((kind != 'Q' && kind != 'B') || value.charAt(charsetEnd + 2) != '?') return null;
    int from = charsetEnd + 3;
    // In a Q word "=?=" never stands for itself, but "?" may by mistake: look for the whole end
    // mark.
    int end = findEnd(from);
    String charset = value.substring(start + 2, charsetEnd);
    int language = charset.indexOf('*');
    if (language >= 0) charset = charset.substring(0, language);
    int to = end < 0 ? Math.min(value.length(), from + LONGEST) : end;
    if (end < 0 && to < value.length()) return null;
    byte[] text = value.substring(from, to).getBytes(StandardCharsets.UTF_8);
    if (kind == 'Q') for (int i = 0; i < text.length; i++) if (text[i] == '_') text[i] = ' ';
    byte[] bytes =
        TransferEncoding.decode(text, 0, text.length, kind == 'Q' ? "quoted-printable" : "base64");
    return new Word(charset, bytes, end < 0 ? to : end + 2);
  }

  private int find(char wanted, int from, int most) {
    for (int i = from; i < Math.min(value.length(), from + most); i++) {
      char c = value.charAt(i);
      if (c == wanted) return i;
      if (c <= ' ') return -1;
    }
    return -1;
  }

  private int findEnd(int from) {
    for (int i = from; i + 1 < Math.min(value.length(), from + LONGEST); i++)
      if (value.charAt(i) == '?' && value.charAt(i + 1) == '=') return i;
    return -1;
  }
}
