package app.allclear.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An organisation's name as words: lower case, without accents, legal forms and leading articles.
 */
final class Phrase {
  private static final int MOST_WORDS = 6;
  private static final int STEM = 4;

  /** Letters that endings of declension are made of, Latin, Cyrillic and Greek. */
  private static final String BENT = "aeiouynmrsąęůěаеёиоуыэюяйьмхвςαεηιουη";

  /** Of Latin, Greek and Cyrillic letters; other scripts' marks make other letters. */
  private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");

  private static final Set<String> ARTICLES =
      Set.of("the", "der", "die", "das", "le", "la", "les", "il", "el", "de", "het", "den", "det");

  private Phrase() {}

  /** Empty where the name is no phrase that tells one organisation from the next. */
  static List<String> of(String name) {
    if (name.indexOf('.') > 0 && name.indexOf(' ') < 0) return List.of();
    List<String> words = new ArrayList<>(words(name, 0, MOST_WORDS + 4));
    words.removeIf(WordList.LEGAL_FORMS::contains);
    while (words.size() > 1 && ARTICLES.contains(words.getFirst())) words.removeFirst();
    boolean telling =
        words.size() <= MOST_WORDS
            && words.stream().anyMatch(word -> !everyday(word))
            && (words.size() > 1 || (!words.isEmpty() && words.getFirst().length() >= 6));
    return telling ? words : List.of();
  }

  /** Up to this many words from here on, initials left out, over at most 120 characters. */
  static List<String> words(String text, int from, int most) {
    List<String> words = new ArrayList<>(most);
    int end = Math.min(text.length(), from + 120);
    int i = from;
    while (i < end && words.size() < most) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < end && Character.isLetterOrDigit(text.charAt(i))) i++;
      // An initial is written or left out: "Lycée V. Rameau".
      if (i - start == 1 && text.charAt(start) < 0x80 && Character.isLetter(text.charAt(start)))
        continue;
      words.add(plain(text.substring(start, i).toLowerCase(Locale.ROOT)));
    }
    return words;
  }

  /** A word, lower case, without accents, umlauts written out or not. */
  static String plain(String word) {
    boolean ascii = true;
    boolean umlaut = false;
    for (int i = 0; i < word.length(); i++) {
      ascii &= word.charAt(i) < 0x80;
      umlaut |= i > 0 && word.charAt(i) == 'e' && "aou".indexOf(word.charAt(i - 1)) >= 0;
    }
    if (ascii && !umlaut) return word;
    String bare =
        ascii
            ? word
            : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    return bare.replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
        .replace("ß", "ss")
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('ı', 'i');
  }

  /**
   * A word without what languages bend at its end: "weißen" as "weiße", "роднике" as "родник". Two
   * names that share a stem are told apart by nothing.
   */
  static String stem(String plain) {
    int end = plain.length();
    int shortest = Math.max(STEM, end - 3);
    while (end > shortest && BENT.indexOf(plain.charAt(end - 1)) >= 0) end--;
    return plain.substring(0, end);
  }

  static String stems(List<String> words) {
    StringBuilder stems = new StringBuilder();
    for (String word : words) stems.append(stems.isEmpty() ? "" : " ").append(stem(word));
    return stems.toString();
  }

  /** Whether any word between these places, lower case, is one of those. */
  static boolean any(String text, int from, int to, Predicate<String> those) {
    int i = from;
    while (i < to) {
      int start = i;
      while (i < to && Character.isLetterOrDigit(text.charAt(i))) i++;
      if (i > start && those.test(text.substring(start, i).toLowerCase(Locale.ROOT))) return true;
      if (i == start) i++;
    }
    return false;
  }

  static boolean everyday(String word) {
    return word.length() <= 3 || WordList.EVERYDAY.contains(word);
  }
}
