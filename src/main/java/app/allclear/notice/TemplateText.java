package app.allclear.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One template, read and checked: a text, and the HTML beside it where there is one. */
sealed interface TemplateText {
  String SUBJECT = "Subject:";

  // Text, not HTML: nothing to escape. An empty text counts as nothing, so a section can ask for
  // it. A name that is missing all the same is an error, never a hole in a sentence.
  Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

  /** In HTML every value is escaped, and the lines of the operator's words stay lines. */
  Mustache.Compiler HTML_COMPILER = COMPILER.withEscaper(TemplateText::escaped);

  /** As the operator knows the file. */
  String file();

  /** Fit to be sent. */
  record Usable(String file, Template subject, Template body, @Nullable Html html)
      implements TemplateText {
    Composed render(Map<String, Object> values) {
      try {
        return new Composed.Ready(
            OneLine.of(subject.execute(values)),
            tidy(body.execute(values)),
            html == null ? null : html.body().execute(values));
      } catch (MustacheException.Context e) {
        return new Composed.Broken(
            new TemplateProblem(
                file, e.lineNo, e.key, "It could not be filled in: " + e.getMessage()));
      }
    }

    /** The same text with this HTML beside it. */
    Usable with(Html beside) {
      return new Usable(file, subject, body, beside);
    }
  }

  /** The HTML beside a text. */
  record Html(String file, Template body) {}

  /** Never to be sent. */
  record Unusable(TemplateProblem problem) implements TemplateText {
    private static final String UNTIL_THEN = " Until then its notices are held.";

    public Unusable {
      problem =
          new TemplateProblem(
              problem.file(), problem.line(), problem.variable(), problem.sentence() + UNTIL_THEN);
    }

    @Override
    public String file() {
      return problem.file();
    }
  }

  /**
   * @param file as the operator knows it
   */
  static TemplateText read(String file, NoticeEvent event, String content) {
    String text = plain(content);
    String first = text.lines().findFirst().orElse("");
    if (!first.regionMatches(true, 0, SUBJECT, 0, SUBJECT.length())
        || first.substring(SUBJECT.length()).isBlank())
      return unusable(
          file, 1, "It has no subject. Begin its first line with \"Subject: \" and the subject.");
    Optional<TemplateProblem> problem =
        new TemplateCheck(file, Vocabulary.of(event), false).check(text);
    if (problem.isPresent()) return new Unusable(problem.get());
    try {
      return new Usable(
          file,
          COMPILER.compile(first.substring(SUBJECT.length())),
          COMPILER.compile(text.substring(first.length())),
          null);
    } catch (MustacheException e) {
      return unusable(file, 0, "It could not be read: " + e.getMessage() + ".");
    }
  }

  /** The text with the HTML that lies beside it; unusable where the HTML is. */
  static TemplateText beside(Usable text, String file, NoticeEvent event, String content) {
    String html = plain(content);
    Optional<TemplateProblem> problem =
        new TemplateCheck(file, Vocabulary.of(event), true).check(html);
    if (problem.isPresent()) return new Unusable(problem.get());
    if (html.isBlank())
      return unusable(file, 0, "It is empty. Write the HTML, or take the file away.");
    try {
      return text.with(new Html(file, HTML_COMPILER.compile(html)));
    } catch (MustacheException e) {
      return unusable(file, 0, "It could not be read: " + e.getMessage() + ".");
    }
  }

  private static Unusable unusable(String file, int line, String sentence) {
    return new Unusable(new TemplateProblem(file, line, "", sentence));
  }

  private static String plain(String content) {
    return content.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("\n", "<br>\n");
  }

  /** Conditions leave empty lines behind; a reader sees paragraphs. */
  private static String tidy(String text) {
    StringBuilder tidy = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        int end = tidy.length();
        while (end > 0 && (tidy.charAt(end - 1) == ' ' || tidy.charAt(end - 1) == '\t')) end--;
        tidy.setLength(end);
        if (end > 1 && tidy.charAt(end - 1) == '\n' && tidy.charAt(end - 2) == '\n') continue;
      }
      tidy.append(c);
    }
    return tidy.toString().strip() + "\n";
  }
}
