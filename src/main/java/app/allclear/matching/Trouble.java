package app.allclear.matching;

import app.allclear.mail.Letter;
import java.util.Locale;
import java.util.Set;

/** Whether somebody says that something is wrong. */
final class Trouble {
  private static final int LONG = 5;

  /** "Weder a.example noch b.example geht": of what is named it says that it does not work. */
  private static final Set<String> NEITHER = Set.of("weder", "varken", "hverken", "né", "ani");

  /** What "on" and "off" follow where they are said of a site, as of a lamp. */
  private static final Set<String> SWITCHED = Set.of("is", "are", "was", "were", "went", "s");

  private Trouble() {}

  static boolean told(Letter letter) {
    String own = letter.body().own();
    return told(own) || told(letter.subject()) || neither(own, 0, own.length());
  }

  /** Where two things are denied at once; what the rest of the sentence says of them is open. */
  static boolean neither(String text, int from, int to) {
    return Phrase.any(text, from, to, NEITHER::contains);
  }

  static boolean told(String text) {
    return in(text, 0, text.length(), false);
  }

  /** Whether it is told between these places; "no trouble" is none. */
  static boolean plainlyIn(String text, int from, int to) {
    return in(text, from, to, true);
  }

  /**
   * @param plainly not by words that also say that a site is well: "loads for hours", "loads fine"
   */
  private static boolean in(String text, int from, int to, boolean plainly) {
    String before = "";
    int i = from;
    while (i < to) {
      int start = i;
      while (i < to && Character.isLetterOrDigit(text.charAt(i))) i++;
      if (i == start) {
        i++;
        continue;
      }
      String word = text.substring(start, i).toLowerCase(Locale.ROOT);
      if (contraction(text, start, word) || switched(before, word, "off")) return true;
      boolean denied = WordList.WITHOUT.contains(before) && WordList.PROBLEM.contains(word);
      if (!denied
          && !deniesNext(text, word, i, to)
          && tells(word)
          && !(plainly && WordList.WORKS.contains(word))) return true;
      before = word;
    }
    return false;
  }

  /** "Is on", "went off". */
  static boolean switched(String before, String word, String how) {
    return word.equals(how) && SWITCHED.contains(before);
  }

  /** "No trouble", "sem problema", "ohne Probleme". */
  static boolean denied(String text, int from, int to) {
    String[] before = {""};
    return Phrase.any(
        text,
        from,
        to,
        word -> {
          boolean denied = WordList.WITHOUT.contains(before[0]) && WordList.PROBLEM.contains(word);
          before[0] = word;
          return denied;
        });
  }

  private static boolean deniesNext(String text, String word, int end, int to) {
    if (!WordList.WITHOUT.contains(word)) return false;
    int from = end;
    while (from < to && !Character.isLetterOrDigit(text.charAt(from))) from++;
    int last = from;
    while (last < to && Character.isLetterOrDigit(text.charAt(last))) last++;
    return WordList.PROBLEM.contains(text.substring(from, last).toLowerCase(Locale.ROOT));
  }

  /** Told by more than a bare "not", unless it is "does not work". */
  static boolean seriouslyIn(String text, int from, int to) {
    boolean serious =
        Phrase.any(
            text,
            from,
            to,
            word -> tells(word) && !WordList.NOT.contains(word) && !WordList.WORKS.contains(word));
    return serious
        || (Phrase.any(
                text, from, to, word -> WordList.WORKS.contains(word) || word.equals("internet"))
            && plainlyIn(text, from, to));
  }

  /** Whether any of it may be a program's error message. */
  static boolean printed(String text) {
    return Phrase.any(text, 0, text.length(), word -> WordList.begins(WordList.ERROR, word));
  }

  /** By a word for trouble itself: nothing that only denies, or says that somebody will report. */
  static boolean named(String text) {
    return Phrase.any(
        text,
        0,
        text.length(),
        word ->
            tells(word)
                && !WordList.NOT.contains(word)
                && !WordList.WORKS.contains(word)
                && !word.startsWith("meld")
                && !word.equals("weiß"));
  }

  /** "Doesn't", "je n'arrive". */
  private static boolean contraction(String text, int start, String word) {
    int end = start + word.length();
    if (word.equals("n")) return end < text.length() && apostrophe(text.charAt(end));
    return word.equals("t")
        && start > 1
        && apostrophe(text.charAt(start - 1))
        && text.charAt(start - 2) == 'n';
  }

  private static boolean apostrophe(char c) {
    return c == '\'' || c == '’';
  }

  private static boolean tells(String word) {
    return says(word)
        || WordList.begins(WordList.ERROR, word)
        || (word.charAt(0) >= 0x2E80 && unspaced(word));
  }

  private static boolean unspaced(String run) {
    for (String piece : WordList.UNSPACED_TROUBLE) if (run.contains(piece)) return true;
    return false;
  }

  /** A word of trouble, lower case, or one that its language bends: "kaputte", "leeren". */
  static boolean says(String word) {
    if (WordList.TROUBLE.contains(word)) return true;
    int length = word.length();
    return (length >= LONG && WordList.TROUBLE.contains(word.substring(0, length - 1)))
        || (length > LONG + 1 && WordList.TROUBLE.contains(word.substring(0, length - 2)));
  }
}
