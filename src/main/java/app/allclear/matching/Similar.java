package app.allclear.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names found again in spite of slips of the finger and look-alike letters: names are folded (case,
 * accents, hyphens, doubled and look-alike letters), and the nearest are those with the fewest
 * edits between the folded forms, at most two, in short names one.
 *
 * <p>For one edit each name is kept under itself and under itself without any one letter. For two,
 * long names are cut in three: two edits leave one third whole, and a third can stand in few places
 * of the other name. So a look-up costs some binary searches however many names there are; walking
 * Lucene's fuzzy terms costs 0.15 ms a word for one edit and 2 ms for two.
 *
 * @param <T> what a name stands for
 */
final class Similar<T> {
  /**
   * @param slips how many edits lie between the folded forms; 0: they are equal
   */
  record Near<T>(T value, int slips) {}

  private static final int SHORTEST = 5;
  private static final int SHORTEST_FOR_TWO = 10;
  private static final int LONGEST = 60;
  private static final int MOST = 10;

  /** A third that this many names share tells too little to look at them all. */
  private static final int MOST_ALIKE = 256;

  private final List<String> folded = new ArrayList<>();
  private final List<T> values = new ArrayList<>();
  private final HashIndex shortened = new HashIndex();
  private final HashIndex thirds = new HashIndex();

  void add(String name, T value) {
    String fold = fold(name);
    if (fold.length() < SHORTEST || fold.length() > LONGEST) return;
    int id = folded.size();
    folded.add(fold);
    values.add(value);
    for (int skip = -1; skip < fold.length(); skip++)
      shortened.put(HashIndex.without(fold, skip), id);
    if (fold.length() < SHORTEST_FOR_TWO) return;
    for (int third = 0; third < 3; third++)
      thirds.put(
          HashIndex.part(
              fold, cut(fold.length(), third), cut(fold.length(), third + 1), third, fold.length()),
          id);
  }

  /** To be called once, after the last {@link #add} and before the first {@link #near}. */
  Similar<T> ready() {
    shortened.ready();
    thirds.ready();
    return this;
  }

  /** The nearest, equally near all of them; at most ten. */
  List<Near<T>> near(String name) {
    String fold = fold(name);
    if (fold.length() < SHORTEST || fold.length() > LONGEST) return List.of();
    Nearest nearest = new Nearest(fold, 1);
    for (int skip = -1; skip < fold.length(); skip++)
      shortened.each(HashIndex.without(fold, skip), Integer.MAX_VALUE, nearest::look);
    if (!nearest.found.isEmpty() || fold.length() < SHORTEST_FOR_TWO) return nearest.found;
    Nearest second = new Nearest(fold, 2);
    int longest = Math.min(LONGEST, fold.length() + 2);
    for (int length = Math.max(SHORTEST_FOR_TWO, fold.length() - 2); length <= longest; length++)
      for (int third = 0; third < 3; third++) lookForThird(fold, length, third, second);
    return second.found;
  }

  /** A third of a name of that length stands at most two places away, or it is another's. */
  private void lookForThird(String fold, int length, int third, Nearest nearest) {
    int from = cut(length, third);
    int size = cut(length, third + 1) - from;
    int last = Math.min(from + 2, fold.length() - size);
    for (int at = Math.max(0, from - 2); at <= last; at++)
      thirds.each(HashIndex.part(fold, at, at + size, third, length), MOST_ALIKE, nearest::look);
  }

  private static int cut(int length, int third) {
    return length * third / 3;
  }

  /** Those met so far with the fewest slips. */
  private final class Nearest {
    private final String fold;
    private int limit;
    private List<Near<T>> found = new ArrayList<>(2);

    Nearest(String fold, int limit) {
      this.fold = fold;
      this.limit = limit;
    }

    void look(int id) {
      int slips = slips(fold, folded.get(id), limit);
      if (slips > limit) return;
      if (slips < limit) found = new ArrayList<>(2);
      limit = slips;
      Near<T> near = new Near<>(values.get(id), slips);
      if (found.size() < MOST && !found.contains(near)) found.add(near);
    }
  }

  /**
   * How many letters are added, left out, changed, or swapped with their neighbour; more than the
   * limit where it is more.
   */
  static int slips(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) return limit + 1;
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) last[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + changed);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) return limit + 1;
      int[] oldest = beforeLast;
      beforeLast = last;
      last = row;
      row = oldest;
    }
    return last[b.length()];
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
