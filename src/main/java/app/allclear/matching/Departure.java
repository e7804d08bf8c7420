package app.allclear.matching;

import app.allclear.mail.Letter;

/** Whether somebody says that they have left us: "wir sind nicht mehr bei Ihnen". */
final class Departure {
  private static final int LONGEST = 4_000;

  private Departure() {}

  static boolean told(Letter letter) {
    return in(letter.body().own()) || in(letter.subject());
  }

  private static boolean in(String text) {
    String words = WordList.plain(text.substring(0, Math.min(text.length(), LONGEST)));
    for (String phrase : WordList.DEPARTURE) if (words.contains(phrase)) return true;
    return false;
  }
}
