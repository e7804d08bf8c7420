package app.allclear.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A list of phrases that are looked for in texts, by their first word, so that a look is linear.
 */
final class Phrases {
  private static final int LONGEST = 4_000;

  private final Map<String, List<String>> byFirstWord = new HashMap<>();

  /**
   * @param phrases plain words, a space around each
   */
  Phrases(Set<String> phrases) {
    for (String phrase : phrases)
      byFirstWord
          .computeIfAbsent(phrase.substring(1, phrase.indexOf(' ', 1)), _ -> new ArrayList<>(1))
          .add(phrase);
  }

  boolean in(String text) {
    return in(text, 0, text.length());
  }

  /** Whether one of them stands right before the second place, and after the first. */
  boolean endsAt(String text, int from, int to) {
    String words = WordList.plain(text.substring(from, to));
    int start = 0;
    for (int end = words.indexOf(' ', 1); end > 0; end = words.indexOf(' ', start + 1)) {
      for (String phrase : byFirstWord.getOrDefault(words.substring(start + 1, end), List.of()))
        if (start + phrase.length() == words.length() && words.startsWith(phrase, start))
          return true;
      start = end;
    }
    return false;
  }

  /** Whether one of them stands between these places. */
  boolean in(String text, int from, int to) {
    String words = WordList.plain(text.substring(from, Math.min(to, from + LONGEST)));
    int start = 0;
    for (int end = words.indexOf(' ', 1); end > 0; end = words.indexOf(' ', start + 1)) {
      for (String phrase : byFirstWord.getOrDefault(words.substring(start + 1, end), List.of()))
        if (words.startsWith(phrase, start)) return true;
      start = end;
    }
    return false;
  }
}
