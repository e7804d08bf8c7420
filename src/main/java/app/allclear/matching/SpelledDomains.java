package app.allclear.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sites that a line's end has broken ("wirtshaus-\nkrone.example", "www.\nkrone.example") or whose
 * punctuation is spelled out ("wirtshaus krone punkt example"). Only an exact site counts: a word
 * more or less of a sentence is nobody's slip.
 */
final class SpelledDomains {
  private static final int MOST_WORDS = 7;
  private static final int NEAR = 120;

  private final BiFunction<Surroundings, String, Optional<Mention>> sites;

  /**
   * @param sites the mention of a site at a place, where the host is one
   */
  SpelledDomains(BiFunction<Surroundings, String, Optional<Mention>> sites) {
    this.sites = sites;
  }

  /** The site whose first half ends this line, the word from start to end. */
  Optional<Mention> broken(String text, int start, int end) {
    int at = end;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '.')) at++;
    boolean mark = at > end;
    while (at < text.length() && text.charAt(at) == ' ' && at - end < 4) at++;
    if (at >= text.length() || text.charAt(at) != '\n') return Optional.empty();
    at++;
    while (at < text.length() && text.charAt(at) == ' ' && at - end < 12) at++;
    boolean dotBehind = at < text.length() && text.charAt(at) == '.';
    if (dotBehind) at++;
    int to = at;
    while (to < text.length() && to - at < NEAR && part(text, to)) to++;
    while (to > at && (text.charAt(to - 1) == '.' || text.charAt(to - 1) == '-')) to--;
    boolean dotted = mark || dotBehind || dot(text, start, end) || dot(text, at, to);
    if (to == at || !dotted) return Optional.empty();
    String first = text.substring(start, end).toLowerCase(Locale.ROOT);
    String second = text.substring(at, to).toLowerCase(Locale.ROOT);
    String between = mark ? text.substring(end, end + 1) : dotBehind ? "." : "";
    Surroundings place = new Surroundings(text, start, to);
    if (!between.equals("-") && (known(place, first) || known(place, second)))
      return Optional.empty();
    Optional<Mention> whole = sites.apply(place, first + between + second);
    return whole.isPresent() || !between.equals("-") ? whole : sites.apply(place, first + second);
  }

  /** Two lines that end in a site each. */
  private boolean known(Surroundings place, String host) {
    return host.indexOf('.') > 0 && sites.apply(place, host).isPresent();
  }

  private static boolean dot(String text, int from, int to) {
    for (int i = from; i < to; i++) if (text.charAt(i) == '.') return true;
    return false;
  }

  /** The site around this word, which is "dot" in some language. */
  Optional<Mention> spelled(String text, int start, int end) {
    List<int[]> before = wordsBefore(text, start);
    StringBuilder ending = new StringBuilder();
    int to = end;
    for (int n = 0; n < 3; n++) {
      int @Nullable [] next = wordAfter(text, to);
      if (next == null) break;
      ending.append('.').append(text, next[0], next[1]);
      to = next[1];
      Optional<Mention> site = before(text, before, ending.toString().toLowerCase(Locale.ROOT), to);
      if (site.isPresent()) return site;
      int @Nullable [] dot = wordAfter(text, to);
      if (dot == null || !WordList.DOT.contains(word(text, dot))) break;
      to = dot[1];
    }
    return Optional.empty();
  }

  /** With more and more words before it, spelled marks as marks, others joined or hyphened. */
  private Optional<Mention> before(String text, List<int[]> words, String ending, int to) {
    String joined = "";
    String hyphened = "";
    boolean mark = true;
    for (int[] one : words) {
      String word = word(text, one);
      String spelled =
          WordList.DOT.contains(word) ? "." : WordList.HYPHEN.contains(word) ? "-" : null;
      String between = mark || spelled != null ? "" : "-";
      joined = (spelled == null ? word : spelled) + joined;
      hyphened = (spelled == null ? word : spelled) + between + hyphened;
      mark = spelled != null;
      if (mark) continue;
      Surroundings place = new Surroundings(text, one[0], to);
      Optional<Mention> site = sites.apply(place, hyphened + ending);
      if (site.isEmpty()) site = sites.apply(place, joined + ending);
      if (site.isPresent()) return site;
    }
    return Optional.empty();
  }

  /** Nearest first, on one line. */
  private static List<int[]> wordsBefore(String text, int start) {
    List<int[]> words = new ArrayList<>(MOST_WORDS);
    int at = start;
    while (words.size() < MOST_WORDS) {
      int limit = Math.max(0, at - 3);
      while (at > limit && !Character.isLetterOrDigit(text.charAt(at - 1)))
        if (text.charAt(--at) == '\n') return words;
      int last = at;
      while (at > 0 && last - at < NEAR && inner(text.charAt(at - 1))) at--;
      if (at == last) return words;
      words.add(new int[] {at, last});
    }
    return words;
  }

  private static int @Nullable [] wordAfter(String text, int end) {
    int at = end;
    int limit = Math.min(text.length(), end + 3);
    while (at < limit && !Character.isLetterOrDigit(text.charAt(at)))
      if (text.charAt(at++) == '\n') return null;
    int first = at;
    while (at < text.length() && at - first < NEAR && inner(text.charAt(at))) at++;
    return at == first ? null : new int[] {first, at};
  }

  private static String word(String text, int[] place) {
    return text.substring(place[0], place[1]).toLowerCase(Locale.ROOT);
  }

  private static boolean inner(char c) {
    return Character.isLetterOrDigit(c) || c == '-';
  }

  private static boolean part(String text, int i) {
    return inner(text.charAt(i)) || text.charAt(i) == '.';
  }
}
