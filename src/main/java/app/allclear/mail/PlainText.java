package app.allclear.mail;

/** Makes text safe to show and to compare: no controls, one kind of line end and of space. */
final class PlainText {
  private PlainText() {}

  /** Several lines, with {@code \n} between them. */
  static String lines(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') out.append('\n');
      } else append(out, c);
    }
    return out.toString();
  }

  /** One line, trimmed, runs of white space as one space. */
  static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String clean = lines(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      boolean space = c == ' ' || c == '\t' || c == '\n';
      if (!space) out.append(c);
      else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') out.append(' ');
    }
    return out.toString().strip();
  }

  /** At most {@code most} characters, never half a surrogate pair. */
  static String clip(String text, int most) {
    if (text.length() <= most) return text;
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case '\n', '\t' -> out.append(c);
      case '\u2028', '\u2029', '\u0085', '\u000b', '\f' -> out.append('\n');
      case '\u00a0', '\u2007', '\u202f' -> out.append(' ');
      // Zero width, soft hyphen and filler: newsletters hide text with them, and they break words.
      case '\u200b', '\u2060', '\ufeff', '\u00ad', '\u034f' -> {}
      default -> {
        boolean direction = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
        if (!direction && !Character.isISOControl(c)) out.append(c);
      }
    }
  }
}
