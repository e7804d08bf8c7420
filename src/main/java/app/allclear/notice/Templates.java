package app.allclear.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts of notices: the operator's folder, else those we ship. Changed files are read again
 * when they are used next. A text that can't be used is never sent, and nothing stands in for it:
 * its notices are held, the others go on. Safe for any thread.
 */
public final class Templates {
  private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

  private final TemplateFiles files;
  private volatile Set<TemplateProblem> told = Set.of();

  /**
   * @param folder may be missing: then what we ship is used
   */
  Templates(Path folder) {
    this.files = new TemplateFiles(folder);
  }

  /** The text in force; {@code de-AT} falls back to {@code de}, then to the one without locale. */
  TemplateText inForce(NoticeEvent event, @Nullable Locale locale) {
    return files.inForce(event, locale);
  }

  /** The folder a text in force lies in: {@code de}; empty for the one for everybody. */
  String language(TemplateText text) {
    return files.localeOf(text.file());
  }

  /** Which file that is; the default text's where the locale is null. */
  public TextInForce which(NoticeEvent event, @Nullable Locale locale) {
    TemplateText text = files.inForce(event, locale);
    return TextInForce.of(text, language(text));
  }

  /** The locales that have a folder of their own with the operator's texts. */
  public Set<String> locales() {
    return files.locales();
  }

  /** Everything wrong with the templates in force, read anew where a file changed. */
  public List<TemplateProblem> problems() {
    List<TemplateProblem> problems = new ArrayList<>();
    for (TemplateText text : files.all())
      if (text instanceof TemplateText.Unusable(TemplateProblem problem)) problems.add(problem);
    for (String stranger : files.strangers())
      problems.add(
          new TemplateProblem(
              stranger,
              0,
              "",
              "It belongs to no event and is not used. Name it after one of: " + events() + "."));
    for (String lonely : files.lonely())
      problems.add(
          new TemplateProblem(
              lonely,
              0,
              "",
              "There is no text of the same name beside this HTML, so it is not used. Programs that show no HTML need the text; write it."));
    tell(problems);
    return List.copyOf(problems);
  }

  private static String events() {
    List<String> slugs = new ArrayList<>();
    for (NoticeEvent event : NoticeEvent.WORDED) slugs.add(event.slug() + ".txt");
    return String.join(", ", slugs);
  }

  /** On the console once, not every time somebody asks. */
  private void tell(List<TemplateProblem> problems) {
    Set<TemplateProblem> before = told;
    told = Set.copyOf(problems);
    for (TemplateProblem problem : problems)
      if (!before.contains(problem))
        LOG.warn("Template {}, line {}: {}", problem.file(), problem.line(), problem.sentence());
  }
}
