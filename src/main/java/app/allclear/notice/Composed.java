package app.allclear.notice;

import org.jspecify.annotations.Nullable;

/** A notice's text, or why there is none. */
public sealed interface Composed {
  /**
   * One line, and the text with {@code \n} line ends.
   *
   * @param html the same for programs that show HTML; null where there is no such template
   */
  record Ready(String subject, String text, @Nullable String html) implements Composed {
    public Ready(String subject, String text) {
      this(subject, text, null);
    }
  }

  /** The template can't be used; the notice must be held. */
  record Broken(TemplateProblem problem) implements Composed {}
}
