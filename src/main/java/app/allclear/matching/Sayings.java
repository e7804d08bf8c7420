package app.allclear.matching;

import java.util.List;

/**
 * What a text says of each thing it mentions: mostly what follows it, up to the next; where nothing
 * does, what went before it, or before the list it stands in.
 */
final class Sayings {
  private static final int CLAUSE = 110;
  private static final int FAR = 1000;

  /** So many words may stand in "back ... up". */
  private static final int BACKUP = 4;

  /**
   * What is said of a thing.
   *
   * @param something whether there is a word about it of its own, not only "and"
   * @param shared whether it is said of both
   * @param start where the clause begins that says so, which ends at the end
   */
  record Said(
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

  private final List<Mention> mentions;

  /**
   * @param mentions in the order of their texts
   */
  Sayings(List<Mention> mentions) {
    this.mentions = mentions;
  }

  /** What is said of a thing mostly follows it; where nothing does, it went before. */
  Said of(int at) {
    Mention mention = mentions.get(at);
    String text = mention.text();
    int next = after(at);
    // "a.example and b.example are down".
    if (next < text.length()
        && !own(text, mention.end(), next)
        && !Clauses.parted(text, mention.end(), next)) return of(follower(at));
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

  /** It works; "back that up" asks for a backup. */
  private static boolean well(String text, int from, int to) {
    int[] sinceBack = {0};
    String[] before = {""};
    boolean works =
        Phrase.any(
            text,
            from,
            to,
            word -> {
              boolean on = Trouble.switched(before[0], word, "on");
              before[0] = word;
              if (on) return true;
              if (word.equals("back")) sinceBack[0] = BACKUP;
              else if (sinceBack[0] > 0 && word.equals("up")) sinceBack[0] = 0;
              else if (sinceBack[0] > 0 && --sinceBack[0] == 0) return true;
              else return WordList.WORKS.contains(word);
              return false;
            });
    if (works && Phrase.any(text, from, to, WordList.PARTLY::contains)) return false;
    return works || sinceBack[0] > 0 || Trouble.denied(text, from, to);
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
  static boolean aboutIt(Mention mention) {
    return new Surroundings(mention.text(), mention.start(), mention.end())
        .wordBefore(1)
        .equals("um");
  }

  /** Whether it holds a word that is not just "and". */
  private static boolean own(String text, int from, int to) {
    return Phrase.any(text, from, to, word -> !WordList.AND.contains(word));
  }

  /** One place may be mentioned twice, as an organisation's and as a site's. */
  int after(int at) {
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

  private static int endIn(Mention mention, Mention before) {
    return before.text() == mention.text() ? before.end() : 0;
  }

  private static int startIn(Mention mention, Mention after) {
    return after.text() == mention.text() ? after.start() : mention.text().length();
  }
}
