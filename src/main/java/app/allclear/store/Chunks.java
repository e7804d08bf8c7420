package app.allclear.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Cuts lists for statements: SQLite takes no more than 32,766 parameters, and a statement whose
 * text has been seen before need not be prepared again, so there are few lengths. An empty list has
 * no chunk.
 */
public final class Chunks {
  private static final int MOST = 500;

  private Chunks() {}

  /** For lists after IN, where naming one twice means nothing: the last fills up its chunk. */
  public static <T> List<List<T>> asked(Collection<? extends T> all) {
    List<T> each = List.copyOf(all);
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < each.size(); from += MOST)
      chunks.add(padded(each.subList(from, Math.min(from + MOST, each.size()))));
    return chunks;
  }

  private static <T> List<T> padded(List<T> some) {
    int size = some.size();
    int length = Math.min(MOST, Integer.highestOneBit(2 * size - 1));
    if (length == size) return some;
    List<T> padded = new ArrayList<>(some);
    padded.addAll(Collections.nCopies(length - size, some.getLast()));
    return padded;
  }

  /** For rows to be written: each once, in the order given. */
  public static <T> List<List<T>> rows(List<T> rows) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += chunks.getLast().size())
      chunks.add(rows.subList(from, from + length(rows.size() - from)));
    return chunks;
  }

  private static int length(int left) {
    return Math.min(MOST, Integer.highestOneBit(left));
  }
}
