package app.allclear.matching;

import app.allclear.mail.Letter;

/** Whether somebody says that something is wrong. */
final class Trouble {
  private Trouble() {}

  static boolean told(Letter letter) {
    return told(letter.body().own()) || told(letter.subject());
  }

  private static boolean told(String text) {
    return Phrase.any(
        text,
        0,
        text.length(),
        word -> WordList.TROUBLE.contains(word) || WordList.begins(WordList.ERROR, word));
  }
}
