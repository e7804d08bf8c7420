package app.allclear.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which mentions a text makes only to leave them out: "a.example works, b.example doesn't", "not
 * a.example". A text without trouble anywhere else ("thanks, a.example works again") leaves nothing
 * out.
 */
final class Spared {
  private static final int CLAUSE = 100;
  private static final int FAR = 1000;
  private static final String CLOSING = ") ]:*\"'\u201c\u201d\u00bb\u2019";

  private Spared() {}

  /**
   * @param mentions in the order of their texts
   */
  static Set<Mention> among(List<Mention> mentions) {
    Set<Mention> spared = new HashSet<>();
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      // One place may be mentioned twice, as an organisation's and as a site's.
      int before = i - 1;
      while (before >= 0 && startIn(mention, mentions.get(before)) == mention.start()) before--;
      int after = i + 1;
      while (after < mentions.size() && startIn(mention, mentions.get(after)) == mention.start())
        after++;
      int from = before < 0 ? 0 : endIn(mention, mentions.get(before));
      int to = after == mentions.size() ? length(mention) : startIn(mention, mentions.get(after));
      if (excepted(mention) || (!only(mention) && well(mention, from, to))) spared.add(mention);
    }
    List<Mention> only = mentions.stream().filter(Spared::only).toList();
    if (!only.isEmpty())
      for (Mention mention : mentions) if (!sameAsOne(mention, only)) spared.add(mention);
    return spared;
  }

  /** "It is only about b.example now": then it is not about a.example. */
  private static boolean only(Mention mention) {
    if (!mention.clear()) return false;
    Surroundings place = new Surroundings(mention.text(), mention.start(), mention.end());
    for (int nth = 1; nth <= 2; nth++)
      if (WordList.ONLY.contains(place.wordBefore(nth)))
        return !WordList.EXCEPT.contains(place.wordBefore(nth + 1));
    return false;
  }

  private static boolean sameAsOne(Mention mention, List<Mention> those) {
    return those.stream()
        .anyMatch(one -> one.owners().stream().anyMatch(mention.owners()::contains));
  }

  /** "Everything but a.example"; what stands in brackets belongs to the words before them. */
  private static boolean excepted(Mention mention) {
    Surroundings place = new Surroundings(mention.text(), mention.start(), mention.end());
    return place.before() != '(' && WordList.EXCEPT.contains(place.wordBefore(1));
  }

  /** What is said of a thing mostly follows it; where nothing does, it went before. */
  private static boolean well(Mention mention, int from, int to) {
    String text = mention.text();
    int end = Math.min(to, mention.end() + CLAUSE);
    int clauseBegin = mention.end();
    while (clauseBegin < end && CLOSING.indexOf(text.charAt(clauseBegin)) >= 0) clauseBegin++;
    int clauseEnd = clauseBegin;
    while (clauseEnd < end && !boundary(text, clauseEnd)) clauseEnd++;
    int start = Math.max(from, mention.start() - CLAUSE);
    int clauseStart = mention.start();
    while (clauseStart > start && !boundary(text, clauseStart - 1)) clauseStart--;
    return Phrase.any(text, mention.end(), clauseEnd, _ -> true)
        ? well(text, mention.end(), clauseEnd, clauseStart)
        : !aboutIt(mention) && well(text, clauseStart, mention.start(), clauseEnd);
  }

  /** "Es geht um b.example": the verb of working is also that of being about something. */
  private static boolean aboutIt(Mention mention) {
    return new Surroundings(mention.text(), mention.start(), mention.end())
        .wordBefore(1)
        .equals("um");
  }

  private static boolean well(String text, int from, int to, int beyond) {
    if (!Phrase.any(text, from, to, WordList.WORKS::contains)) return false;
    boolean asked = to < text.length() && text.charAt(to) == '?';
    return !asked
        // "Loads fine" is well, though "loads" is also what troubled people say of pages.
        && !Phrase.any(text, from, to, word -> Trouble.says(word) && !WordList.WORKS.contains(word))
        && troubleElsewhere(text, Math.min(from, beyond), Math.max(to, beyond));
  }

  private static boolean troubleElsewhere(String text, int from, int to) {
    return Phrase.any(text, Math.max(0, from - FAR), from, Trouble::says)
        || Phrase.any(text, to, Math.min(text.length(), to + FAR), Trouble::says);
  }

  private static boolean boundary(String text, int i) {
    char c = text.charAt(i);
    if (c == '.') return i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
    return c == ','
        || c == ';'
        || c == '!'
        || c == '?'
        || c == '\n'
        || c == '('
        || c == ')'
        || c == '\u2013'
        || c == '\u2014';
  }

  private static int length(Mention mention) {
    return mention.text().length();
  }

  private static int endIn(Mention mention, Mention before) {
    return before.text() == mention.text() ? before.end() : 0;
  }

  private static int startIn(Mention mention, Mention after) {
    return after.text() == mention.text() ? after.start() : length(mention);
  }
}
