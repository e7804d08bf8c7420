package app.allclear.matching;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Numbers kept under hashes: one sorted array, a few bytes an entry. Two texts may share a hash, so
 * whoever looks something up compares what it finds.
 */
final class HashIndex {
  private static final int ID_BITS = 21;
  private static final long ID_MASK = (1L << ID_BITS) - 1;

  private long[] keys = new long[64];
  private int size;

  void put(long hash, int id) {
    if (id > ID_MASK) return;
    if (size == keys.length) keys = Arrays.copyOf(keys, size * 2);
    keys[size++] = hash & ~ID_MASK | id;
  }

  /** To be called once, between the last {@link #put} and the first {@link #each}. */
  void ready() {
    keys = Arrays.copyOf(keys, size);
    Arrays.sort(keys);
  }

  /** Hands out what is kept under this hash, no more than so many. */
  void each(long hash, int most, IntConsumer to) {
    long wanted = hash & ~ID_MASK;
    int first = firstAtLeast(wanted);
    for (int at = first; at < size && at - first < most && (keys[at] & ~ID_MASK) == wanted; at++)
      to.accept((int) (keys[at] & ID_MASK));
  }

  private int firstAtLeast(long hash) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of the text without the letter there; without none where that is negative. */
  static long without(String text, int skip) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) if (i != skip) hash = next(hash, text.charAt(i));
    return hash;
  }

  /** Of a part of a text, as the nth part of a text so long. */
  static long part(String text, int from, int to, int nth, int length) {
    long hash = next(next(0xcbf29ce484222325L, nth), length);
    for (int i = from; i < to; i++) hash = next(hash, text.charAt(i));
    return hash;
  }

  private static long next(long hash, int value) {
    return (hash ^ value) * 0x9E3779B97F4A7C15L + (hash >>> 29);
  }
}
