package app.allclear.matching;

import app.allclear.mail.Letter;

/** Whether somebody says that something is wrong. */
final class Trouble {
  private static final int LONG = 5;

  private Trouble() {}

  static boolean told(Letter letter) {
    return told(letter.body().own()) || told(letter.subject());
  }

  private static boolean told(String text) {
    return Phrase.any(
        text, 0, text.length(), word -> says(word) || WordList.begins(WordList.ERROR, word));
  }

  /** A word of trouble, lower case, or one that its language bends: "kaputte", "leeren". */
  static boolean says(String word) {
    if (WordList.TROUBLE.contains(word)) return true;
    int length = word.length();
    return (length >= LONG && WordList.TROUBLE.contains(word.substring(0, length - 1)))
        || (length > LONG + 1 && WordList.TROUBLE.contains(word.substring(0, length - 2)));
  }
}
