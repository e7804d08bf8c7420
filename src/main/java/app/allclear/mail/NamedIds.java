package app.allclear.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Message-IDs that a text names as such: "Message ID &lt;1@host.example&gt;", "Nachrichten-ID: …".
 */
final class NamedIds {
  private static final int LONGEST_LINE = 1_200;

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:^|[\\s(\\[\\p{L}-])ids?[^\\p{L}@<>]{1,6}<?([^\\s<>@\"'()]{1,400}@[^\\s<>\"'()]{1,255}[\\p{L}\\d\\]])");

  private NamedIds() {}

  /** The first, without angle brackets. */
  static @Nullable String first(String text) {
    int at = text.indexOf('@');
    while (at >= 0) {
      int begin = text.lastIndexOf('\n', at) + 1;
      int end = text.indexOf('\n', at);
      if (end < 0) end = text.length();
      if (end - begin <= LONGEST_LINE) {
        Matcher named = NAMED.matcher(text.substring(begin, end));
        if (named.find()) return named.group(1);
      }
      at = text.indexOf('@', end);
    }
    return null;
  }
}
