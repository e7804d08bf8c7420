package app.allclear.notice;

import org.jspecify.annotations.Nullable;

/**
 * Which file words an event for a locale.
 *
 * @param file as the operator knows it; one of ours begins with "the shipped"
 * @param language the folder it lies in: {@code de}, {@code de-AT}; empty for the one for everybody
 * @param html the file of the HTML beside it; null where there is none
 * @param problem why it can't be used; null where it can
 */
public record TextInForce(
    String file, String language, @Nullable String html, @Nullable TemplateProblem problem) {

  /** Whether it is one of those inside the program. */
  public boolean shipped() {
    return file.startsWith(TemplateFiles.OURS);
  }

  static TextInForce of(TemplateText text, String language) {
    return switch (text) {
      case TemplateText.Usable usable ->
          new TextInForce(
              usable.file(), language, usable.html() == null ? null : usable.html().file(), null);
      case TemplateText.Unusable(TemplateProblem problem) ->
          new TextInForce(problem.file(), language, null, problem);
    };
  }
}
