package app.allclear.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for any of many pieces of text at once: at each letter only those that begin with it are
 * compared, where a pattern of alternatives tries them all.
 */
final class Literals {
  private static final int BUCKETS = 128;

  private final String[][] byFirst = new String[BUCKETS][];

  private Literals(Set<String> pieces) {
    List<List<String>> sorted = new ArrayList<>(BUCKETS);
    for (int i = 0; i < BUCKETS; i++) sorted.add(new ArrayList<>(0));
    for (String piece : pieces) sorted.get(piece.charAt(0) % BUCKETS).add(piece);
    for (int i = 0; i < BUCKETS; i++) byFirst[i] = sorted.get(i).toArray(String[]::new);
  }

  /** As {@link Words#set} reads it. */
  static Literals of(String list) {
    return new Literals(Words.set(list));
  }

  /** Whether one of them stands anywhere in this text, which must be lower case as they are. */
  boolean in(String lower) {
    for (int at = 0; at < lower.length(); at++)
      for (String piece : byFirst[lower.charAt(at) % BUCKETS])
        if (lower.startsWith(piece, at)) return true;
    return false;
  }
}
