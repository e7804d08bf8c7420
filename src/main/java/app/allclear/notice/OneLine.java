package app.allclear.notice;

import java.util.regex.Pattern;

/** Flattens what others wrote, so that no value can break a header or begin a line of its own. */
final class OneLine {
  // Line and paragraph separators break lines in some programs; direction marks can turn a text
  // around behind the reader's back.
  private static final Pattern BREAKS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private OneLine() {}

  static String of(String value) {
    return isHarmless(value) ? value.strip() : BREAKS.matcher(value).replaceAll(" ").strip();
  }

  /** Most are plain: then there is nothing to look for. */
  private static boolean isHarmless(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' && c < '\u00a0' || c > '\u2027') return false;
    }
    return true;
  }
}
