package app.allclear.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Names found again in spite of a slip of the finger or a look-alike letter: names are folded
 * (case, accents, hyphens, doubled and look-alike letters) and found when the folded forms are at
 * most one edit apart. Each name is kept under itself and under itself without any one letter, so a
 * look-up costs a few binary searches however many names there are; walking Lucene's fuzzy terms
 * costs 0.15 ms a word for one edit and 2 ms for two.
 *
 * @param <T> what a name stands for
 */
final class Similar<T> {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 60;
  private static final int ID_BITS = 21;
  private static final long ID_MASK = (1L << ID_BITS) - 1;

  private final List<String> folded = new ArrayList<>();
  private final List<T> values = new ArrayList<>();
  private long[] keys = new long[1024];
  private int size;

  void add(String name, T value) {
    String fold = fold(name);
    if (fold.length() < SHORTEST || fold.length() > LONGEST || folded.size() > ID_MASK) return;
    int id = folded.size();
    folded.add(fold);
    values.add(value);
    for (int skip = -1; skip < fold.length(); skip++) put(hash(fold, skip), id);
  }

  /** To be called once, after the last {@link #add} and before the first {@link #near}. */
  Similar<T> ready() {
    keys = Arrays.copyOf(keys, size);
    Arrays.sort(keys);
    return this;
  }

  /** What similar names stand for; equal ones too. At most ten. */
  List<T> near(String name) {
    String fold = fold(name);
    if (fold.length() < SHORTEST || fold.length() > LONGEST) return List.of();
    List<T> near = new ArrayList<>(2);
    for (int skip = -1; skip < fold.length(); skip++) {
      long hash = hash(fold, skip);
      for (int at = firstAtLeast(hash); at < size && (keys[at] & ~ID_MASK) == hash; at++) {
        int id = (int) (keys[at] & ID_MASK);
        if (near.size() < 10
            && !near.contains(values.get(id))
            && withinOneEdit(fold, folded.get(id))) near.add(values.get(id));
      }
    }
    return near;
  }

  private void put(long hash, int id) {
    if (size == keys.length) keys = Arrays.copyOf(keys, size * 2);
    keys[size++] = hash | id;
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

  /** The id's bits are left empty. */
  private static long hash(String text, int skip) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++)
      if (i != skip) hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L + (hash >>> 29);
    return hash & ~ID_MASK;
  }

  /** One letter added, left out, changed, or swapped with its neighbour. */
  private static boolean withinOneEdit(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) return false;
    int start = 0;
    int shorter = Math.min(a.length(), b.length());
    while (start < shorter && a.charAt(start) == b.charAt(start)) start++;
    int end = 0;
    while (end < shorter - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) end++;
    int left = a.length() - start - end;
    int right = b.length() - start - end;
    return (left <= 1 && right <= 1)
        || (left == 2
            && right == 2
            && a.charAt(start) == b.charAt(start + 1)
            && a.charAt(start + 1) == b.charAt(start));
  }

  /** One spelling for what looks or sounds alike. */
  static String fold(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain =
        lower.chars().allMatch(c -> c < 0x80)
            ? lower
            : Normalizer.normalize(lower, Normalizer.Form.NFKD);
    StringBuilder fold = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = lookedLike(plain.charAt(i));
      if (Character.isLetterOrDigit(c)) append(fold, c);
    }
    return fold.toString();
  }

  private static void append(StringBuilder fold, char c) {
    int last = fold.length() - 1;
    char before = last < 0 ? 0 : fold.charAt(last);
    if (before == c) return;
    if (before == 'r' && c == 'n') fold.setCharAt(last, 'm');
    else if (c == 'e' && (before == 'a' || before == 'o' || before == 'u')) return;
    else fold.append(c);
  }

  /** The Latin letter that a digit or a Cyrillic or Greek letter is mistaken for. */
  private static char lookedLike(char c) {
    return switch (c) {
      case '0', 'о', 'ο' -> 'o';
      case '1', 'і', 'ı', 'ι', 'ł' -> 'l';
      case '5' -> 's';
      case 'а', 'α' -> 'a';
      case 'е', 'ε' -> 'e';
      case 'р', 'ρ' -> 'p';
      case 'с' -> 'c';
      case 'х', 'χ' -> 'x';
      case 'у', 'υ' -> 'y';
      case 'ѕ' -> 's';
      case 'ј' -> 'j';
      case 'к', 'κ' -> 'k';
      case 'м' -> 'm';
      case 'т', 'τ' -> 't';
      case 'в' -> 'b';
      case 'н' -> 'h';
      case 'ѵ', 'ν' -> 'v';
      case 'ԁ' -> 'd';
      case 'ø' -> 'o';
      case 'ß' -> 's';
      default -> c;
    };
  }
}
