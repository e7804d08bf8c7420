package app.allclear.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** How many copies travel together: few enough for one short transaction and little memory. */
final class Batches {
  static final int MOST_COPIES = 250;
  static final long MOST_BYTES = 8L * 1024 * 1024;

  /** For a copy whose size the server does not tell. */
  private static final long UNKNOWN_SIZE = 64 * 1024;

  private Batches() {}

  /** Keeps the order; a copy larger than a batch is one by itself. */
  static List<List<Long>> of(List<Long> uids, Map<Long, Long> sizes, LongPredicate alone) {
    List<List<Long>> batches = new ArrayList<>();
    List<Long> current = new ArrayList<>();
    long bytes = 0;
    for (long uid : uids) {
      long size = sizes.getOrDefault(uid, UNKNOWN_SIZE);
      boolean full = current.size() == MOST_COPIES || bytes + size > MOST_BYTES;
      if (!current.isEmpty() && (full || alone.test(uid) || alone.test(current.getFirst()))) {
        batches.add(List.copyOf(current));
        current.clear();
        bytes = 0;
      }
      current.add(uid);
      bytes += size;
    }
    if (!current.isEmpty()) batches.add(List.copyOf(current));
    return batches;
  }
}
