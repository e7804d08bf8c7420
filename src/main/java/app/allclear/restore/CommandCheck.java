package app.allclear.restore;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would make a command template unsafe: a name is a finished shell word, and inside
 * quotes or a here-document it would not be one any more.
 */
final class CommandCheck {
  /** What is wrong, in which line. */
  record Problem(int line, String sentence) {}

  private static final Pattern TAG =
      Pattern.compile("\\{\\{\\s*(?<kind>[!#^/&{>=]?)\\s*(?<name>[^}]*?)\\s*\\}?\\}\\}");

  private enum Quote {
    NONE,
    SINGLE,
    DOUBLE,
    COMMENT
  }

  private final String text;
  private Quote quote = Quote.NONE;
  private int words;

  CommandCheck(String text) {
    this.text = text;
  }

  @Nullable Problem problem() {
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find()) {
      Problem problem = literal(from, tag.start());
      if (problem == null) problem = tag(tag);
      if (problem != null) return problem;
      from = tag.end();
    }
    return literal(from, text.length());
  }

  private @Nullable Problem tag(Matcher tag) {
    String name = tag.group("name");
    String kind = tag.group("kind");
    if (kind.equals("!")) return null;
    if (!kind.isEmpty() && !kind.matches("[#^/]"))
      return at(tag.start(), "{{%s is not understood here.".formatted(kind));
    if (kind.equals("/")) {
      if (name.equals("sh")) words--;
      return null;
    }
    if (!known(kind, name)) return at(tag.start(), unknown(name));
    boolean word = name.equals("sh") || kind.isEmpty();
    if (word && words == 0 && (quote == Quote.SINGLE || quote == Quote.DOUBLE))
      return at(
          tag.start(),
          "{{%s}} stands inside quotes. It is a whole shell word by itself: leave the quotes out, or write {{#sh}}…{{/sh}} around the whole text."
              .formatted(name));
    if (kind.equals("#") && name.equals("sh")) words++;
    return null;
  }

  private boolean known(String kind, String name) {
    boolean section = !kind.isEmpty();
    if (section)
      return name.equals("sh") && kind.equals("#") || CommandValues.CONDITIONS.contains(name);
    if (CommandValues.COMMANDS.contains(name)) return words == 0;
    return CommandValues.WORDS.contains(name) || name.equals("backupTakenAt");
  }

  private static String unknown(String name) {
    TreeSet<String> names = new TreeSet<>(CommandValues.WORDS);
    names.addAll(CommandValues.COMMANDS);
    return "There is no {{%s}} here. There are %s, backupTakenAt, and the sections sh, hasBackup and backupTakenAt."
        .formatted(name, String.join(", ", names));
  }

  /** Follows the shell's quoting through text that stands there as it is. */
  private @Nullable Problem literal(int from, int to) {
    for (int i = from; i < to && words == 0; i++) {
      char c = text.charAt(i);
      switch (quote) {
        case COMMENT -> quote = c == '\n' ? Quote.NONE : quote;
        case SINGLE -> quote = c == '\'' ? Quote.NONE : quote;
        case DOUBLE -> {
          if (c == '\\') i++;
          else if (c == '"') quote = Quote.NONE;
        }
        case NONE -> {
          if (c == '<' && i + 1 < to && text.charAt(i + 1) == '<')
            return at(i, "A here-document would read the names as shell code. Use printf instead.");
          if (c == '\\') i++;
          else if (c == '\'') quote = Quote.SINGLE;
          else if (c == '"') quote = Quote.DOUBLE;
          else if (c == '#' && startsWord(i)) quote = Quote.COMMENT;
        }
      }
    }
    return null;
  }

  private boolean startsWord(int index) {
    return index == 0 || " \t\n;&|()".indexOf(text.charAt(index - 1)) >= 0;
  }

  private Problem at(int index, String sentence) {
    int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    return new Problem(line, sentence);
  }
}
