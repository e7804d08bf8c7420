package app.allclear.matching;

import java.util.Locale;

/**
 * Whether somebody speaks of a site as their own ("my site shop.example is down") or asks about
 * another's ("is shop.example down?").
 */
final class Voice {
  private static final int LONGEST = 4000;
  private static final int NEAR = 2;

  private Voice() {}

  static boolean firstPerson(String text) {
    int end = Math.min(text.length(), LONGEST);
    int sincePossessive = NEAR + 1;
    int sinceSite = NEAR + 1;
    for (int i = 0; i < end; i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        if (".!?\n".indexOf(text.charAt(i)) >= 0) sincePossessive = sinceSite = NEAR + 1;
        continue;
      }
      int start = i;
      boolean dotted = false;
      while (i < end && part(text, i, end)) dotted |= text.charAt(i++) == '.';
      String word = text.substring(start, Math.min(i, start + 64)).toLowerCase(Locale.ROOT);
      sincePossessive = WordList.POSSESSIVE.contains(word) ? 0 : sincePossessive + 1;
      sinceSite = thing(word) ? 0 : sinceSite + 1;
      boolean ours = sinceSite == 0 && sincePossessive <= NEAR;
      // Some languages put it behind: "siden vår", "сайт наш".
      boolean behind = sincePossessive == 0 && sinceSite == 1;
      if (ours || behind || (dotted && sincePossessive == 1)) return true;
      i--;
    }
    return false;
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
