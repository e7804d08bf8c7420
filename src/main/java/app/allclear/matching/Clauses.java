package app.allclear.matching;

/** Where sentences and their clauses begin and end. Every look is bounded by the caller. */
final class Clauses {
  private static final String CLOSING = ") ]:*\"'\u201c\u201d\u00bb\u2019";

  /** A line as long as this was broken by a program, and its sentence goes on. */
  private static final int WRAPPED = 55;

  private Clauses() {}

  static int sentenceEnd(String text, int from, int limit) {
    int i = from;
    while (i < limit && !sentence(text, i)) i++;
    return i;
  }

  static int sentenceStart(String text, int start) {
    int i = start;
    while (i > 0 && !sentence(text, i - 1)) i--;
    return i;
  }

  static int start(String text, int start, int limit) {
    int i = start;
    while (i > limit && !boundary(text, i - 1)) i--;
    return i;
  }

  static int end(String text, int from, int limit) {
    int i = from;
    while (i < limit && CLOSING.indexOf(text.charAt(i)) >= 0) i++;
    while (i < limit && !boundary(text, i) && !reason(text, i)) i++;
    return i;
  }

  /** Whether a sentence ends between these places, other than by a line's end. */
  static boolean parted(String text, int from, int to) {
    for (int i = from; i < to; i++) if (text.charAt(i) != '\n' && sentence(text, i)) return true;
    return false;
  }

  /** "... loads, so it is not my line": what follows is said of something else. */
  private static boolean reason(String text, int i) {
    return text.startsWith(" so ", i)
        || text.startsWith(" donc ", i)
        || text.startsWith(" dus ", i)
        || text.startsWith(" quindi ", i)
        || text.startsWith(" daher ", i);
  }

  /** Dots that lead to the other column of a list end nothing. */
  private static boolean sentence(String text, int i) {
    char c = text.charAt(i);
    if (c == '.' && i > 2 && text.startsWith("....", i - 3)) return false;
    if (c == '.') return i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
    if (c == '\n') return !wrapped(text, i);
    return c == '!' || c == '?' || c == ';' || c == '。' || c == '！' || c == '？';
  }

  private static boolean wrapped(String text, int end) {
    if (end < WRAPPED || end + 1 >= text.length()) return false;
    if (!Character.isLetterOrDigit(text.charAt(end + 1))) return false;
    for (int i = end - WRAPPED; i < end; i++) if (text.charAt(i) == '\n') return false;
    return true;
  }

  private static boolean boundary(String text, int i) {
    char c = text.charAt(i);
    boolean dash = c == '-' && i > 0 && text.charAt(i - 1) == ' ';
    return sentence(text, i) || ",()–—、，".indexOf(c) >= 0 || dash;
  }
}
