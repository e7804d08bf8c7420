package app.allclear.matching;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether a text reads like an offer nobody asked for. It is asked of strangers' mail only: a
 * customer may well write about a discount.
 */
final class Offers {
  private static final int SEVERAL = 2;
  private static final int MANY = 3;
  private static final int LONGEST = 4_000;

  private Offers() {}

  /** Whether so much speaks of an offer that a program sent it to many. */
  static boolean sent(Inquiry inquiry) {
    return weight(inquiry) >= (Trouble.told(inquiry.letter()) ? MANY + 1 : MANY);
  }

  static boolean reads(Inquiry inquiry) {
    return weight(inquiry) >= (Trouble.told(inquiry.letter()) ? MANY : SEVERAL);
  }

  private static int weight(Inquiry inquiry) {
    String own = inquiry.letter().body().own();
    Set<String> sales = new HashSet<>();
    boolean pitch = told(own, sales) || told(inquiry.letter().subject(), sales);
    return (pitch ? MANY + 1 : 0) + sales.size();
  }

  private static boolean told(String text, Set<String> sales) {
    int end = Math.min(text.length(), LONGEST);
    Phrase.any(
        text,
        0,
        end,
        word -> {
          if (WordList.SALES.contains(word)) sales.add(word);
          return false;
        });
    return Phrase.any(text, 0, end, WordList.PITCH::contains);
  }
}
