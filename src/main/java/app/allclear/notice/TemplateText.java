package app.allclear.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.Optional;

/** One template file, read and checked. */
sealed interface TemplateText {
  String SUBJECT = "Subject:";

  // Text, not HTML: nothing to escape. An empty text counts as nothing, so a section can ask for
  // it. A name that is missing all the same is an error, never a hole in a sentence.
  Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

  /** Fit to be sent. */
  record Usable(String file, Template subject, Template body) implements TemplateText {
    Composed render(Map<String, Object> values) {
      try {
        return new Composed.Ready(OneLine.of(subject.execute(values)), tidy(body.execute(values)));
      } catch (MustacheException.Context e) {
        return new Composed.Broken(
            new TemplateProblem(
                file, e.lineNo, e.key, "It could not be filled in: " + e.getMessage()));
      }
    }
  }

  /** Never to be sent. */
  record Unusable(TemplateProblem problem) implements TemplateText {
    private static final String UNTIL_THEN = " Until then its notices are held.";

    public Unusable {
      problem =
          new TemplateProblem(
              problem.file(), problem.line(), problem.variable(), problem.sentence() + UNTIL_THEN);
    }
  }

  /**
   * @param file as the operator knows it
   */
  static TemplateText read(String file, NoticeEvent event, String content) {
    String text = content.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n');
    String first = text.lines().findFirst().orElse("");
    if (!first.regionMatches(true, 0, SUBJECT, 0, SUBJECT.length())
        || first.substring(SUBJECT.length()).isBlank())
      return new Unusable(
          new TemplateProblem(
              file,
              1,
              "",
              "It has no subject. Begin its first line with \"Subject: \" and the subject."));
    Optional<TemplateProblem> problem = new TemplateCheck(file, Vocabulary.of(event)).check(text);
    if (problem.isPresent()) return new Unusable(problem.get());
    return compiled(file, first.substring(SUBJECT.length()), text.substring(first.length()));
  }

  private static TemplateText compiled(String file, String subject, String body) {
    try {
      return new Usable(file, COMPILER.compile(subject), COMPILER.compile(body));
    } catch (MustacheException e) {
      return new Unusable(
          new TemplateProblem(file, 0, "", "It could not be read: " + e.getMessage() + "."));
    }
  }

  /** Conditions leave empty lines behind; a reader sees paragraphs. */
  private static String tidy(String text) {
    return text.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip() + "\n";
  }
}
