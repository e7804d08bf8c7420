package app.allclear.mail;

/** Builds plain text from HTML: white space collapsed, quoted lines with {@code >} before them. */
final class TextLines {
  /** Deeper quotes look like this deep: else nesting could make the text grow without bound. */
  private static final int DEEPEST = 6;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private int depth;
  private int emptyLines = 1; // At the start: nothing to separate from.

  /** Adds text; {@code kept} keeps its line breaks and blanks. */
  void add(String text, boolean kept) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (kept && c == '\n') lineBreak();
      else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') space(kept);
      else line.append(c);
    }
  }

  private void space(boolean kept) {
    boolean wanted = kept || !line.isEmpty() && line.charAt(line.length() - 1) != ' ';
    if (wanted) line.append(' ');
  }

  /** A cell of a table ends. */
  void gap() {
    if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') line.append(' ');
  }

  boolean quoting() {
    return depth > 0;
  }

  void quote(int levels) {
    line();
    depth = Math.max(0, depth + levels);
  }

  /** Ends the line, if anything stands on it. */
  void line() {
    if (!line.toString().isBlank()) lineBreak();
    else line.setLength(0);
  }

  void lineBreak() {
    // "-- " is how a signature starts; other lines end without blanks.
    String text = line.toString().equals("-- ") ? "-- " : line.toString().stripTrailing();
    if (text.isEmpty() && emptyLines >= 2) return;
    emptyLines = text.isEmpty() ? emptyLines + 1 : 0;
    if (depth > 0)
      out.append(">".repeat(Math.min(depth, DEEPEST))).append(text.isEmpty() ? "" : " ");
    out.append(text).append('\n');
    line.setLength(0);
  }

  void paragraph() {
    line();
    if (emptyLines == 0) lineBreak();
  }

  int length() {
    return out.length() + line.length();
  }

  /**
   * What was added since {@link #length} was {@code start}, more or less: line breaks may differ.
   */
  String since(int start) {
    if (start >= out.length()) return line.substring(Math.min(line.length(), start - out.length()));
    return out.substring(start) + line;
  }

  String text() {
    line();
    return out.toString().strip();
  }
}
