package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Whether what a stranger's text names is only flattered: it sells something, or points to its
 * sender's own site. That a program sent it is the letter's own sign.
 */
final class Offers {
  private static final int SEVERAL = 2;
  private static final int MANY = 3;
  private static final int LONGEST = 4_000;
  private static final int SHORT = 600;
  private static final String CURRENCIES = "€$£";

  private Offers() {}

  static boolean reads(Inquiry inquiry) {
    return weight(inquiry) >= (Trouble.told(inquiry.letter()) ? MANY : SEVERAL) || demands(inquiry);
  }

  /** "Final notice: your domain expires, pay now", by nobody who says "I". */
  private static boolean demands(Inquiry inquiry) {
    String own = inquiry.letter().body().own();
    String text = inquiry.letter().subject() + "\n" + own;
    int end = Math.min(text.length(), LONGEST);
    return own.indexOf('?') < 0
        && (CURRENCIES.chars().anyMatch(c -> text.indexOf(c) >= 0)
            || Phrase.any(text, 0, end, WordList.PAYING::contains))
        && Phrase.any(text, 0, end, WordList.REGISTERING::contains)
        && !Phrase.any(text, 0, end, WordList.I::contains);
  }

  private static int weight(Inquiry inquiry) {
    String own = inquiry.letter().body().own();
    Set<String> sales = new HashSet<>();
    boolean pitch =
        told(own, sales)
            | told(inquiry.letter().subject(), sales)
            | told(inquiry.sender().display(), sales);
    return (pitch ? MANY + 1 : 0) + sales.size() + (seller(inquiry) ? SEVERAL : 0) + loud(inquiry);
  }

  /** People who sell write from deals@ and promo@. */
  private static boolean seller(Inquiry inquiry) {
    EmailAddress from = inquiry.sender().address();
    return from != null && WordList.SELLERS.contains(from.local());
  }

  /** "40 % off", "$ 99", "!!". */
  private static int loud(Inquiry inquiry) {
    String own = inquiry.letter().body().own();
    String subject = inquiry.letter().subject();
    return (own.indexOf('%') >= 0 || subject.indexOf('%') >= 0 ? 1 : 0)
        + (own.indexOf('€') >= 0 || own.indexOf('$') >= 0 || own.indexOf('£') >= 0 ? 1 : 0)
        + (own.contains("!!") || subject.contains("!!") || own.contains("！") ? 1 : 0);
  }

  /**
   * Whether all it does is point to the sender's own site: no trouble, no question, no word of the
   * writer's own person.
   */
  static boolean lure(Inquiry inquiry) {
    EmailAddress from = inquiry.sender().address();
    String own = inquiry.letter().body().own();
    if (from == null
        || own.length() > SHORT
        || own.indexOf('?') >= 0
        || own.indexOf('？') >= 0
        || WordList.MAIL_PROVIDERS.contains(from.domain())
        || Trouble.told(inquiry.letter())
        || !inquiry.letter().inReplyTo().isEmpty()) return false;
    String lower = own.toLowerCase(Locale.ROOT);
    boolean linked =
        lower.contains("://" + from.domain() + "/")
            || lower.contains("://www." + from.domain())
            || seller(inquiry)
            || (lower.contains("://") && weight(inquiry) > 0);
    return linked && !Phrase.any(lower, 0, lower.length(), WordList.I::contains);
  }

  private static boolean told(String text, Set<String> sales) {
    int end = Math.min(text.length(), LONGEST);
    boolean pitch = false;
    for (int i = 0; i < end; i++) {
      int start = i;
      // A word of a table's name sells nothing: "cal_slots".
      while (i < end && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) i++;
      if (i == start) continue;
      String word = text.substring(start, i).toLowerCase(Locale.ROOT);
      if (WordList.SALES.contains(word)) sales.add(word);
      pitch |= WordList.PITCH.contains(word);
    }
    return pitch;
  }
}
