package app.allclear.matching;

import java.util.List;
import java.util.Locale;

/**
 * Whether somebody speaks of a site as their own ("my site shop.example is down") or asks about
 * another's ("is shop.example down?").
 */
final class Voice {
  private static final int LONGEST = 4000;

  /** Pieces of what databases are called, so that most texts are left at once. */
  private static final List<String> DATABASE =
      List.of(
          "atab",
          "atenban",
          "base",
          "basi",
          "baza",
          "bazy",
          "bazę",
          "bazie",
          "db",
          "bd",
          "sql",
          "myisam",
          "schema",
          "donn",
          "datos",
          "dados",
          "dati",
          "tietokan",
          "adatb",
          "veritab",
          "баз",
          "βάση",
          "数据库",
          "データベース");

  private static final int NEAR = 2;
  private static final int FAR = 8;

  private Voice() {}

  static boolean firstPerson(String text) {
    int end = Math.min(text.length(), LONGEST);
    int sincePossessive = NEAR + 1;
    int sinceSite = NEAR + 1;
    int sinceRunning = FAR + 1;
    String before = "";
    boolean unmistakable = false;
    for (int i = 0; i < end; i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        if (".!?\n".indexOf(text.charAt(i)) >= 0) {
          sincePossessive = sinceSite = NEAR + 1;
          sinceRunning = FAR + 1;
        }
        continue;
      }
      int start = i;
      boolean dotted = false;
      while (i < end && part(text, i, end)) dotted |= text.charAt(i++) == '.';
      String word = text.substring(start, Math.min(i, start + 64)).toLowerCase(Locale.ROOT);
      boolean possessive = WordList.POSSESSIVE.contains(word);
      sincePossessive = possessive ? 0 : sincePossessive + 1;
      // "Ma" is French for "my" and Italian for "but".
      if (possessive) unmistakable = word.length() > 2 || word.equals("my");
      sinceSite = thing(word) ? 0 : sinceSite + 1;
      sinceRunning = runs(before, word) ? 0 : sinceRunning + 1;
      before = word;
      if (sinceRunning <= FAR && (dotted || sinceSite == 0)) return true;
      boolean ours = sinceSite == 0 && sincePossessive <= NEAR;
      // Some languages put it behind: "siden vår", "сайт наш".
      boolean behind = sincePossessive == 0 && sinceSite == 1;
      if (ours || behind || (dotted && sincePossessive == 1 && unmistakable)) return true;
      i--;
    }
    return false;
  }

  /**
   * Whether a clause that names nothing says how the writer's own is: "mein Shop geht nicht", "mine
   * is back".
   */
  static boolean howOwnIs(String text) {
    int end = Math.min(text.length(), LONGEST);
    int from = 0;
    while (from < end) {
      int to = from;
      boolean dotted = false;
      while (to < end && !clauseEnds(text, to)) {
        dotted |= text.charAt(to) == '.';
        to++;
      }
      if (!dotted && howOwnIs(text, from, to)) return true;
      from = to + 1;
    }
    return false;
  }

  /** "... but ours is gone", "aber unsere nicht mehr": a clause that names nothing. */
  static boolean missesOwn(String text) {
    int end = Math.min(text.length(), LONGEST);
    int from = 0;
    while (from < end) {
      int to = from;
      while (to < end && !clauseEnds(text, to)) to++;
      if (Trouble.plainlyIn(text, from, to)
          && Phrase.any(
              text,
              from,
              to,
              word -> WordList.POSSESSIVE.contains(word) || WordList.MINE.contains(word)))
        return true;
      from = to + 1;
    }
    return false;
  }

  private static boolean howOwnIs(String text, int from, int to) {
    if (!Trouble.plainlyIn(text, from, to) && !Phrase.any(text, from, to, WordList.WORKS::contains))
      return false;
    return Phrase.any(text, from, to, WordList.MINE::contains)
        || firstPerson(text.substring(from, to));
  }

  /** A dot inside a word ends nothing. */
  private static boolean clauseEnds(String text, int i) {
    char c = text.charAt(i);
    return c == '.'
        ? i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1))
        : ",;:!?\n–—()".indexOf(c) >= 0;
  }

  /**
   * Whether any of it may be a word for databases.
   *
   * @param lower in lower case
   */
  static boolean speaksOfDatabases(String lower) {
    for (String piece : DATABASE) if (lower.contains(piece)) return true;
    return false;
  }

  /** Whether somebody speaks of a database as their own: "our database", "базу данных нашу". */
  static boolean ownDatabase(String text) {
    if (!speaksOfDatabases(text.toLowerCase(Locale.ROOT))) return false;
    int sincePossessive = NEAR + 1;
    int sinceDatabase = NEAR + 1;
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      int start = i;
      while (i < end && Character.isLetter(text.charAt(i))) i++;
      if (i < end && ".!?\n".indexOf(text.charAt(i)) >= 0)
        if (i == start) sincePossessive = sinceDatabase = NEAR + 1;
      if (i == start || i - start > 40) continue;
      String word = text.substring(start, i).toLowerCase(Locale.ROOT);
      sincePossessive = WordList.POSSESSIVE.contains(word) ? 0 : sincePossessive + 1;
      sinceDatabase = Surroundings.databaseWord(word) ? 0 : sinceDatabase + 1;
      if (sinceDatabase <= 1 && sincePossessive <= NEAR && sinceDatabase + sincePossessive > 0)
        return true;
      i--;
    }
    return false;
  }

  /** "I run", "ich betreue": whose verbs say who it is, or a pronoun before them. */
  private static boolean runs(String before, String word) {
    return WordList.RUNNING.contains(word)
        || (WordList.RUNNING_AFTER_I.contains(word)
            && (before.equals("i") || before.equals("we") || before.equals("ik")));
  }

  private static boolean thing(String word) {
    String noun = word.substring(word.lastIndexOf('-') + 1);
    return WordList.SITE.contains(noun) || Surroundings.databaseWord(noun);
  }

  private static boolean part(String text, int i, int end) {
    char c = text.charAt(i);
    return Character.isLetterOrDigit(c)
        || ((c == '.' || c == '-') && i + 1 < end && Character.isLetterOrDigit(text.charAt(i + 1)));
  }
}
