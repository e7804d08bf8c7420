package app.allclear.matching;

import app.allclear.customer.CustomerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which mentions a text makes only to leave them out: "a.example works, b.example doesn't", "not
 * a.example". What is said of each is looked at; where one is said to be in trouble, another is
 * left out of which something good is said, which stands behind a "but", or of which something is
 * said that is no trouble. The last does not hold for the sender's own: whatever they say of those
 * they want us to know. A text without trouble ("thanks, a.example works again") leaves nothing
 * out.
 */
final class Spared {
  private static final int CLAUSE = 110;
  private static final int FAR = 1000;
  private static final String CLOSING = ") ]:*\"'\u201c\u201d\u00bb\u2019";

  private final List<Mention> mentions;
  private final Set<CustomerId> house;
  private final Set<Mention> out = new HashSet<>();
  private final Set<Mention> well = new HashSet<>();

  private Spared(List<Mention> mentions, Set<CustomerId> house) {
    this.mentions = mentions;
    this.house = house;
  }

  /**
   * @param mentions in the order of their texts
   * @param house the customers the sender is known to belong to
   */
  static Spared among(List<Mention> mentions, Set<CustomerId> house) {
    Spared spared = new Spared(mentions, house);
    spared.judge();
    return spared;
  }

  boolean leavesOut(Mention mention) {
    return out.contains(mention);
  }

  /** It is only said that this is well: then nothing of it is to be restored. */
  boolean well(Mention mention) {
    return well.contains(mention);
  }

  private void judge() {
    List<Mention> only = mentions.stream().filter(Spared::only).toList();
    List<Said> all = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) all.add(said(i));
    for (int i = 0; i < all.size(); i++) {
      Mention mention = mentions.get(i);
      Said said = all.get(i);
      if (excepted(mention) || (!only.isEmpty() && !sameAsOne(mention, only))) out.add(mention);
      else if (only.isEmpty() && !said.asked && !said.trouble) {
        boolean beside = besideTrouble(i, all);
        boolean foreign = mention.owners().stream().noneMatch(house::contains);
        if (said.well && (beside || said.troubleFar(mention.text()))) out.add(mention);
        else if (beside && (said.contrast || (foreign && said.something))) out.add(mention);
        else if (said.well) well.add(mention);
      }
    }
  }

  /** Whether of another customer's, mentioned in the same text, trouble is told. */
  private boolean besideTrouble(int at, List<Said> all) {
    Mention mention = mentions.get(at);
    for (int i = 0; i < all.size(); i++) {
      Mention other = mentions.get(i);
      if (other.text() == mention.text()
          && all.get(i).trouble
          && !all.get(i).shared
          && !excepted(other)
          && clear(other)
          && other.owners().stream().noneMatch(mention.owners()::contains)) return true;
    }
    return false;
  }

  private static boolean clear(Mention mention) {
    return mention.clear() || mention.clarity() == Mention.Clarity.ORGANISATION;
  }

  /**
   * What is said of a thing.
   *
   * @param something whether there is a word about it of its own, not only "and"
   * @param shared whether it is said of both
   * @param start where the clause begins that says so, which ends at the end
   */
  private record Said(
      boolean well,
      boolean trouble,
      boolean asked,
      boolean contrast,
      boolean something,
      boolean shared,
      int start,
      int end) {
    /** Whether trouble is told somewhere else in the text. */
    boolean troubleFar(String text) {
      return Trouble.plainlyIn(text, Math.max(0, start - FAR), start)
          || Trouble.plainlyIn(text, end, Math.min(text.length(), end + FAR));
    }
  }

  /** What is said of a thing mostly follows it; where nothing does, it went before. */
  private Said said(int at) {
    Mention mention = mentions.get(at);
    String text = mention.text();
    int next = after(at);
    // "a.example and b.example are down".
    if (next < text.length() && !own(text, mention.end(), next)) return said(follower(at));
    int limit = Math.min(next, mention.end() + CLAUSE);
    int end = sentenceEnd(text, mention.end(), limit);
    // What leads to the next thing is said of that one.
    if (end == next && next < text.length()) {
      int cut = clauseStart(text, next, mention.end());
      if (cut > mention.end()) end = cut;
    }
    int begin = before(at);
    int start = clauseStart(text, mention.start(), Math.max(begin, mention.start() - CLAUSE));
    boolean follows = own(text, mention.end(), end) && !aboutIt(mention);
    int from = follows ? mention.end() : start;
    int clause = follows ? clauseEnd(text, mention.end(), end) : mention.start();
    // The first words decide; what is put in between, "at yours too", does not.
    int to = judged(text, from, clause) ? clause : follows ? end : mention.start();
    int stop = follows ? clause : clauseEnd(text, mention.end(), limit);
    return new Said(
        Phrase.any(text, from, to, WordList.WORKS::contains) || Trouble.denied(text, from, to),
        Trouble.plainlyIn(text, from, to),
        stop < text.length() && (text.charAt(stop) == '?' || text.charAt(stop) == '？'),
        contrast(text, begin, start, mention.start()) || contrast(text, end, end, next),
        own(text, from, to) && !shared(text, from, to),
        shared(text, from, to),
        start,
        to);
  }

  private static boolean judged(String text, int from, int to) {
    return Phrase.any(text, from, to, WordList.WORKS::contains)
        || Trouble.denied(text, from, to)
        || Trouble.plainlyIn(text, from, to);
  }

  private static boolean shared(String text, int from, int to) {
    return Phrase.any(text, from, to, WordList.ALSO::contains);
  }

  private static boolean contrast(String text, int begin, int start, int to) {
    return Phrase.any(text, Math.min(begin, start), to, WordList.CONTRAST::contains);
  }

  /** "Es geht um b.example": the verb of working is also that of being about something. */
  private static boolean aboutIt(Mention mention) {
    return new Surroundings(mention.text(), mention.start(), mention.end())
        .wordBefore(1)
        .equals("um");
  }

  /** Whether it holds a word that is not just "and". */
  private static boolean own(String text, int from, int to) {
    return Phrase.any(text, from, to, word -> !WordList.AND.contains(word));
  }

  /** One place may be mentioned twice, as an organisation's and as a site's. */
  private int after(int at) {
    Mention mention = mentions.get(at);
    int i = follower(at);
    return i == mentions.size() ? mention.text().length() : startIn(mention, mentions.get(i));
  }

  private int follower(int at) {
    Mention mention = mentions.get(at);
    int i = at + 1;
    while (i < mentions.size() && startIn(mention, mentions.get(i)) < mention.end()) i++;
    return i;
  }

  private int before(int at) {
    Mention mention = mentions.get(at);
    int i = at - 1;
    while (i >= 0 && startIn(mention, mentions.get(i)) == mention.start()) i--;
    return i < 0 ? 0 : Math.min(endIn(mention, mentions.get(i)), mention.start());
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
    boolean apart =
        mention.start() > 1 && "(:".indexOf(mention.text().charAt(mention.start() - 2)) >= 0;
    return place.before() != '(' && !apart && WordList.EXCEPT.contains(place.wordBefore(1));
  }

  private static int sentenceEnd(String text, int from, int limit) {
    int i = from;
    while (i < limit && !sentence(text, i)) i++;
    return i;
  }

  private static int clauseStart(String text, int start, int limit) {
    int i = start;
    while (i > limit && !boundary(text, i - 1)) i--;
    return i;
  }

  private static int clauseEnd(String text, int from, int limit) {
    int i = from;
    while (i < limit && CLOSING.indexOf(text.charAt(i)) >= 0) i++;
    while (i < limit && !boundary(text, i) && !reason(text, i)) i++;
    return i;
  }

  /** "... loads, so it is not my line": what follows is said of something else. */
  private static boolean reason(String text, int i) {
    return text.startsWith(" so ", i)
        || text.startsWith(" donc ", i)
        || text.startsWith(" dus ", i)
        || text.startsWith(" quindi ", i)
        || text.startsWith(" daher ", i);
  }

  private static boolean sentence(String text, int i) {
    char c = text.charAt(i);
    if (c == '.') return i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
    return c == '!' || c == '?' || c == ';' || c == '\n' || c == '。' || c == '！' || c == '？';
  }

  private static boolean boundary(String text, int i) {
    char c = text.charAt(i);
    boolean dash = c == '-' && i > 0 && text.charAt(i - 1) == ' ';
    return sentence(text, i) || ",()–—、，".indexOf(c) >= 0 || dash;
  }

  private static int endIn(Mention mention, Mention before) {
    return before.text() == mention.text() ? before.end() : 0;
  }

  private static int startIn(Mention mention, Mention after) {
    return after.text() == mention.text() ? after.start() : mention.text().length();
  }
}
