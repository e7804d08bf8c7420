package app.allclear.matching;

import app.allclear.mail.Letter;

/** Whether somebody says that they have left us: "wir sind nicht mehr bei Ihnen". */
final class Departure {
  private Departure() {}

  static boolean told(Letter letter) {
    return WordList.DEPARTURE.in(letter.body().own()) || WordList.DEPARTURE.in(letter.subject());
  }
}
