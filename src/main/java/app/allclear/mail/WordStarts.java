package app.allclear.mail;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a pattern whose matches begin where a word does, or with a letter beyond our alphabets,
 * without trying it elsewhere: which two letters a match may begin with is asked of the pattern
 * once. Most words begin otherwise, so a look costs a fraction of {@link Matcher#find()}.
 */
final class WordStarts {
  /** Up to here letters are told apart; the rest may always begin a match. */
  private static final int LETTERS = 0x180;

  private final Pattern pattern;
  private final BitSet pairs = new BitSet(LETTERS * LETTERS);

  WordStarts(Pattern pattern) {
    this.pattern = pattern;
    Matcher matcher = pattern.matcher("");
    for (char first = 0; first < LETTERS; first++) {
      if (!mayBegin(matcher.reset(String.valueOf(first)))) continue;
      for (char second = 0; second < LETTERS; second++)
        if (mayBegin(matcher.reset("" + first + second))) pairs.set(first * LETTERS + second);
    }
  }

  /** It matches, or came to the end of what it was given and would have gone on. */
  private static boolean mayBegin(Matcher matcher) {
    return matcher.lookingAt() || matcher.hitEnd();
  }

  /** Whether the pattern matches anywhere in a text in lower case. */
  boolean in(String lower) {
    Matcher matcher = pattern.matcher(lower).useTransparentBounds(true).useAnchoringBounds(false);
    char before = ' ';
    for (int at = 0; at < lower.length(); at++) {
      char first = lower.charAt(at);
      boolean start = first >= LETTERS || !Character.isLetterOrDigit(before);
      before = first;
      if (!start) continue;
      char second = at + 1 < lower.length() ? lower.charAt(at + 1) : ' ';
      boolean may = first >= LETTERS || second >= LETTERS || pairs.get(first * LETTERS + second);
      if (may && matcher.region(at, lower.length()).lookingAt()) return true;
    }
    return false;
  }
}
