package app.allclear.notice;

/** A notice's text, or why there is none. */
public sealed interface Composed {
  /** One line, and the text with {@code \n} line ends. */
  record Ready(String subject, String text) implements Composed {}

  /** The template can't be used; the notice must be held. */
  record Broken(TemplateProblem problem) implements Composed {}
}
