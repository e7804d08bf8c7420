package app.allclear.flow;

import org.jspecify.annotations.Nullable;

/**
 * Why a message is filed elsewhere, in the words of timelines.
 *
 * @param because what made Allclear do it, to be read after "because"; null for the operator's act
 */
record Cause(@Nullable String because) {
  static final Cause OPERATOR = new Cause(null);

  /**
   * @param to where it went, empty for nowhere
   */
  String out(String to, String what) {
    if (because == null)
      return to.isEmpty() ? "You took out: " + what : "You moved to %s: %s".formatted(to, what);
    return to.isEmpty()
        ? "Taken out, because %s: %s".formatted(because, what)
        : "Moved to %s, because %s: %s".formatted(to, because, what);
  }

  /**
   * @param from where it was, empty for the tray
   */
  String in(String from, String what) {
    if (because == null)
      return from.isEmpty()
          ? "You assigned here: " + what
          : "You moved here from %s: %s".formatted(from, what);
    return from.isEmpty()
        ? "Filed here, because %s: %s".formatted(because, what)
        : "Moved here from %s, because %s: %s".formatted(from, because, what);
  }
}
