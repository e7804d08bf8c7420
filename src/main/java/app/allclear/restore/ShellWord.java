package app.allclear.restore;

/**
 * Text as one word of a POSIX shell (XCU 2.2.2): between single quotes nothing has a meaning, and a
 * quote itself is written outside them.
 */
final class ShellWord {
  private ShellWord() {}

  static String of(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** True for what a terminal or a line would take for something else than text. */
  static boolean isUnprintable(String text) {
    return text.codePoints()
        .anyMatch(c -> {
          int type = Character.getType(c);
          // Formatting characters can turn what the operator reads around.
          return type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR
              || type == Character.SURROGATE;
        });
  }
}
