package app.allclear.matching;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether a text reads like an offer nobody asked for. It is asked of strangers' mail only: a
 * customer may well write about a discount.
 */
final class Offers {
  private static final int SEVERAL = 2;
  private static final int MANY = 4;
  private static final int LONGEST = 4_000;

  private Offers() {}

  static boolean reads(Inquiry inquiry) {
    String own = inquiry.letter().body().own();
    Set<String> sales = new HashSet<>();
    boolean pitch = told(own, sales) || told(inquiry.letter().subject(), sales);
    if (pitch) return true;
    return sales.size() >= (Trouble.told(inquiry.letter()) ? MANY : SEVERAL);
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
