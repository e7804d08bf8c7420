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
    List<Said> all = new ArrayList<>();
    List<Mention> only = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      all.add(said(i));
      // "Only a.example still works" leaves nothing else out.
      boolean works =
          all.getLast().well && !all.getLast().trouble && !aboutIt(mentions.get(i));
      if (only(mentions.get(i)) && !works) only.add(mentions.get(i));
    }
    for (int i = 0; i < all.size(); i++) {
      Mention mention = mentions.get(i);
      Said said = all.get(i);
      if (excepted(mention) || (!only.isEmpty() && !sameAsOne(mention, only)) || setAside(i))
        out.add(mention);
      else if (!only.isEmpty()) {
        if (!only.contains(mention) && said.well && !said.trouble) well.add(mention);
      } else if (!said.asked && !said.trouble) {
        boolean beside = besideTrouble(i, all);
        boolean foreign = mention.owners().stream().noneMatch(house::contains);
        if (said.well && (beside || said.troubleFar(mention.text()))) out.add(mention);
        else if (beside && (said.contrast || (foreign && said.something))) out.add(mention);
        else if (said.well) well.add(mention);
      }
    }
    if (house.size() == 1) tellApart(all);
    else withTheirs(all);
  }

  /** "We are a.example, not b.example": whom others take us for is named, and nothing reported. */
  private void tellApart(List<Said> all) {
    // Whose own is well may know that the other's is not.
    for (int i = 0; i < all.size(); i++)
      if (ours(mentions.get(i)) && all.get(i).well && !all.get(i).trouble) return;
    for (int i = 0; i < all.size(); i++) {
      Mention mention = mentions.get(i);
      if (ours(mention)) continue;
      if (WordList.ONLY_US.in(mention.text())
          || (!all.get(i).troubleInside(mention.text())
              && (WordList.NOT_US.in(mention.text()) || presented()))) out.add(mention);
    }
  }

  /** "Wir sind a.example". */
  private boolean presented() {
    for (Mention mention : mentions) {
      Surroundings place = new Surroundings(mention.text(), mention.start(), mention.end());
      if (ours(mention)
          && mention.clear()
          && (WordList.I_AM.contains(place.wordBefore(1)) || place.wordBefore(1).equals("are"))
          && (WordList.WE.contains(place.wordBefore(2)) || place.wordBefore(2).isEmpty()))
        return true;
    }
    return false;
  }

  private boolean ours(Mention mention) {
    return mention.owners().stream().anyMatch(house::contains);
  }

  /** Whose site is left out, their database that is named beside it is too. */
  private void withTheirs(List<Said> all) {
    for (int i = 0; i < all.size(); i++) {
      Mention mention = mentions.get(i);
      if (mention.internal()
          && !all.get(i).trouble
          && !all.get(i).asked
          && out.stream().anyMatch(site -> site.owners().equals(mention.owners())))
        out.add(mention);
    }
  }

  /** "Leave that one alone", "they write to you themselves", of one among several. */
  private boolean setAside(int at) {
    Mention mention = mentions.get(at);
    if (mentions.stream().allMatch(one -> one.owners().equals(mention.owners()))) return false;
    String text = mention.text();
    int to = Math.min(after(at), mention.end() + CLAUSE);
    return WordList.LEFT_OUT.in(text, mention.end(), Clauses.sentenceEnd(text, mention.end(), to));
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

  /** Of a sender of several customers a part of a name is enough. */
  private boolean clear(Mention mention) {
    return switch (mention.clarity()) {
      case CLEAR, ORGANISATION -> true;
      case ALIAS, PART -> house.size() > 1;
      case ADDRESS, VAGUE -> false;
    };
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
    /** By more than a "not", which "that is not us" has too. */
    boolean troubleInside(String text) {
      return trouble && Trouble.seriouslyIn(text, start, end);
    }

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
    if (next < text.length()
        && !own(text, mention.end(), next)
        && !Clauses.parted(text, mention.end(), next)) return said(follower(at));
    int limit = Math.min(next, mention.end() + CLAUSE);
    int end = Clauses.sentenceEnd(text, mention.end(), limit);
    // What leads to the next thing is said of that one.
    if (end == next && next < text.length()) {
      int cut = Clauses.start(text, next, mention.end());
      if (cut > mention.end()) end = cut;
    }
    int head = head(at);
    int begin = before(head);
    int first = mentions.get(head).start();
    int start = Clauses.start(text, first, Math.max(begin, first - CLAUSE));
    boolean follows = own(text, mention.end(), end) && !aboutIt(mention);
    int from = follows ? mention.end() : start;
    int clause = follows ? Clauses.end(text, mention.end(), end) : first;
    // The first words decide; what is put in between, "at yours too", does not.
    int to = judged(text, from, clause) ? clause : follows ? end : first;
    int stop = follows ? clause : Clauses.end(text, mention.end(), limit);
    boolean needed = Phrase.any(text, from, to, WordList.NEED::contains);
    return new Said(
        !needed && well(text, from, to),
        needed || Trouble.plainlyIn(text, from, to),
        stop < text.length() && (text.charAt(stop) == '?' || text.charAt(stop) == '？'),
        contrast(text, begin, start, first) || contrast(text, end, end, next),
        own(text, from, to) && !shared(text, from, to),
        shared(text, from, to),
        start,
        to);
  }

  /** Of a list that is told of before it, "down are a.example and b.example", the first. */
  private int head(int at) {
    int head = at;
    while (head > 0) {
      Mention mention = mentions.get(head);
      Mention before = mentions.get(head - 1);
      if (before.text() != mention.text()
          || before.end() > mention.start()
          || own(mention.text(), before.end(), mention.start())
          || Clauses.parted(mention.text(), before.end(), mention.start())) return head;
      head--;
    }
    return head;
  }

  /** It works; a "back" that goes on with "up" is a backup. */
  private static boolean well(String text, int from, int to) {
    String[] before = {""};
    boolean works =
        Phrase.any(
            text,
            from,
            to,
            word -> {
              boolean kept = before[0].equals("back") && !word.equals("up");
              before[0] = word;
              return kept || (!word.equals("back") && WordList.WORKS.contains(word));
            });
    return works || before[0].equals("back") || Trouble.denied(text, from, to);
  }

  private static boolean judged(String text, int from, int to) {
    return well(text, from, to) || Trouble.plainlyIn(text, from, to);
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
  private boolean only(Mention mention) {
    if (!mention.clear() && (house.size() < 2 || !clear(mention))) return false;
    Surroundings place = new Surroundings(mention.text(), mention.start(), mention.end());
    if (alone(mention)) return true;
    for (int nth = 1; nth <= 2; nth++)
      if (WordList.ONLY.contains(place.wordBefore(nth)))
        return !WordList.EXCEPT.contains(place.wordBefore(nth + 1));
    return false;
  }

  /** "Still needed: b.example only." */
  private static boolean alone(Mention mention) {
    String text = mention.text();
    int end = Clauses.sentenceEnd(text, mention.end(), Math.min(text.length(), mention.end() + 16));
    List<String> words = Phrase.words(text.substring(0, end), mention.end(), 2);
    return words.size() == 1 && WordList.ONLY.contains(words.getFirst());
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

  private static int endIn(Mention mention, Mention before) {
    return before.text() == mention.text() ? before.end() : 0;
  }

  private static int startIn(Mention mention, Mention after) {
    return after.text() == mention.text() ? after.start() : mention.text().length();
  }
}
