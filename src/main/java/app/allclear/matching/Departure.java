package app.allclear.matching;

import app.allclear.mail.Letter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether somebody says that they have left us: "wir sind nicht mehr bei Ihnen". */
final class Departure {
  private static final int LONGEST = 4_000;

  /** By their first words, so that a text's words are asked once each. */
  private static final Map<String, List<String>> PHRASES = byFirstWord();

  private Departure() {}

  private static Map<String, List<String>> byFirstWord() {
    Map<String, List<String>> phrases = new HashMap<>();
    for (String phrase : WordList.DEPARTURE)
      phrases
          .computeIfAbsent(phrase.substring(1, phrase.indexOf(' ', 1)), _ -> new ArrayList<>())
          .add(phrase);
    return phrases;
  }

  static boolean told(Letter letter) {
    return in(letter.body().own()) || in(letter.subject());
  }

  private static boolean in(String text) {
    String words = WordList.plain(text.substring(0, Math.min(text.length(), LONGEST)));
    int start = 0;
    for (int end = words.indexOf(' ', 1); end > 0; end = words.indexOf(' ', start + 1)) {
      for (String phrase : PHRASES.getOrDefault(words.substring(start + 1, end), List.of()))
        if (words.startsWith(phrase, start)) return true;
      start = end;
    }
    return false;
  }
}
