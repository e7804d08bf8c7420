package app.allclear.restore;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;

/** The operator's template of the restore commands, read and checked. */
sealed interface CommandTemplate {
  Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

  RestoreCommands.Commands render(CommandValues values);

  /** Fit to be pasted. */
  record Usable(String file, Template template) implements CommandTemplate {
    @Override
    public RestoreCommands.Commands render(CommandValues values) {
      try {
        return new RestoreCommands.Commands.Ready(template.execute(values.values()).strip() + "\n");
      } catch (MustacheException e) {
        return new RestoreCommands.Commands.Unusable(
            "The template %s could not be filled in: %s.".formatted(file, e.getMessage()));
      }
    }
  }

  /** Not to be pasted. */
  record Broken(String sentence) implements CommandTemplate {
    @Override
    public RestoreCommands.Commands render(CommandValues values) {
      return new RestoreCommands.Commands.Unusable(sentence);
    }
  }

  /**
   * @param file as the operator knows it
   */
  static CommandTemplate read(String file, String content) {
    String text = content.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n');
    CommandCheck.Problem problem = new CommandCheck(text).problem();
    if (problem != null)
      return new Broken(
          "The template %s, line %d: %s".formatted(file, problem.line(), problem.sentence()));
    try {
      return new Usable(file, COMPILER.compile(text));
    } catch (MustacheException e) {
      return new Broken("The template %s could not be read: %s.".formatted(file, e.getMessage()));
    }
  }
}
