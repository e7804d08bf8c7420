package app.allclear.notice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a template's tags before anything is rendered: jmustache finds an unknown name only where
 * rendering happens to reach it, and leaves an unclosed tag standing in the text.
 */
final class TemplateCheck {
  private static final Pattern TAG = Pattern.compile("\\{\\{\\{?([^}]*)(\\}\\}\\}?)?");

  private record Open(String name, int line) {}

  private final String file;
  private final Vocabulary vocabulary;
  private final boolean html;
  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * @param html whether values must be escaped
   */
  TemplateCheck(String file, Vocabulary vocabulary, boolean html) {
    this.file = file;
    this.vocabulary = vocabulary;
    this.html = html;
  }

  /** The first thing wrong with the tags; empty where all is well. */
  Optional<TemplateProblem> check(String content) {
    Matcher tags = TAG.matcher(content);
    while (tags.find()) {
      int line =
          1 + (int) content.substring(0, tags.start()).chars().filter(c -> c == '\n').count();
      Optional<TemplateProblem> problem =
          tags.group(2) == null
              ? unclosed(line, tags.group(1))
              : html && tags.group().startsWith("{{{")
                  ? unescaped(line, tags.group(1).strip())
                  : tag(line, tags.group(1).strip());
      if (problem.isPresent()) return problem;
    }
    if (open.isEmpty()) return Optional.empty();
    return problem(
        open.getLast().line(),
        open.getLast().name(),
        "The section {{#%s}} is never closed. Add {{/%s}} where it should end."
            .formatted(open.getLast().name(), open.getLast().name()));
  }

  private Optional<TemplateProblem> tag(int line, String tag) {
    if (tag.isEmpty()) return problem(line, "", "A tag is empty. Write a name between {{ and }}.");
    String name = tag.substring(1).strip();
    return switch (tag.charAt(0)) {
      case '!' -> Optional.empty();
      case '#', '^' -> opened(line, name);
      case '/' -> closed(line, name);
      case '&' -> html ? unescaped(line, name) : named(line, name);
      case '>', '<', '$', '=' ->
          problem(line, tag, "Tags like {{%s}} are not supported; take it out.".formatted(tag));
      default -> named(line, tag);
    };
  }

  private Optional<TemplateProblem> opened(int line, String name) {
    Optional<TemplateProblem> problem = named(line, name);
    open.addLast(new Open(name, line));
    return problem;
  }

  private Optional<TemplateProblem> closed(int line, String name) {
    if (!open.isEmpty() && open.getLast().name().equals(name)) {
      open.removeLast();
      return Optional.empty();
    }
    return problem(
        line,
        name,
        "{{/%s}} closes a section that is not the one open there. Close sections in the order they were opened."
            .formatted(name));
  }

  private Optional<TemplateProblem> named(int line, String name) {
    boolean inList = open.stream().anyMatch(section -> vocabulary.lists().contains(section.name()));
    if (vocabulary.knows(name, inList)) return Optional.empty();
    String where =
        vocabulary.inLists().contains(name)
            ? "{{%s}} is known only inside a list of databases, such as {{#affected}}. "
                .formatted(name)
            : "The variable {{%s}} is unknown. ".formatted(name);
    return problem(line, name, where + "Use one of: " + vocabulary.told(inList) + ".");
  }

  private Optional<TemplateProblem> unescaped(int line, String name) {
    return problem(
        line,
        name,
        "In HTML every value is escaped, or what a customer is called could be markup. Write {{%s}}."
            .formatted(name));
  }

  private Optional<TemplateProblem> unclosed(int line, String name) {
    return problem(
        line, OneLine.of(name), "A tag begins with {{ and is never closed. Add }} to it.");
  }

  private Optional<TemplateProblem> problem(int line, String variable, String sentence) {
    return Optional.of(new TemplateProblem(file, line, OneLine.of(variable), sentence));
  }
}
