package app.allclear.web.page;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.flow.ActRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads databases as forms name them. */
final class Names {
  private Names() {}

  static DatabaseName database(String text) {
    try {
      return DatabaseName.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ActRefused(ActRefused.Kind.INVALID, String.valueOf(e.getMessage()));
    }
  }

  static @Nullable DatabaseName orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : database(text);
  }

  /** The servers that customers' databases are on. */
  static List<String> servers(Directory directory) {
    return directory.databases().stream().map(DatabaseName::server).distinct().sorted().toList();
  }
}
