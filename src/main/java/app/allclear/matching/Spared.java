package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.matching.Sayings.Said;
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
  private static final int EXAMPLE = 40;

  private final List<Mention> mentions;
  private final Sayings sayings;
  private final Set<CustomerId> house;
  private final Set<Mention> out = new HashSet<>();
  private final Set<Mention> well = new HashSet<>();
  private final Set<Mention> examples = new HashSet<>();

  private Spared(List<Mention> mentions, Set<CustomerId> house) {
    this.mentions = mentions;
    this.sayings = new Sayings(mentions);
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

  /** It stands for others of its kind, and nothing is said of it. */
  boolean example(Mention mention) {
    return examples.contains(mention);
  }

  /** It is only said that this is well: then nothing of it is to be restored. */
  boolean well(Mention mention) {
    return well.contains(mention);
  }

  private void judge() {
    List<Said> all = new ArrayList<>();
    List<Mention> only = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      all.add(sayings.of(i));
      // "Only a.example still works" leaves nothing else out.
      boolean works =
          all.getLast().well() && !all.getLast().trouble() && !Sayings.aboutIt(mentions.get(i));
      if (only(mentions.get(i)) && !works) only.add(mentions.get(i));
    }
    for (int i = 0; i < all.size(); i++) {
      Mention mention = mentions.get(i);
      Said said = all.get(i);
      if (house.isEmpty() && !said.trouble() && !said.asked() && exemplary(mention))
        examples.add(mention);
      else if (excepted(mention) || (!only.isEmpty() && !sameAsOne(mention, only)) || setAside(i))
        out.add(mention);
      else if (!only.isEmpty()) {
        if (!only.contains(mention) && said.well() && !said.trouble()) well.add(mention);
      } else if (!said.asked() && !said.trouble()) {
        boolean beside = besideTrouble(i, all);
        boolean foreign = mention.owners().stream().noneMatch(house::contains);
        if (said.well() && (beside || said.troubleFar(mention.text()))) out.add(mention);
        else if (beside && (said.contrast() || (foreign && said.something()))) out.add(mention);
        else if (said.well()) well.add(mention);
      }
    }
    if (house.size() == 1) tellApart(all);
    else withTheirs(all);
  }

  /** "We are a.example, not b.example": whom others take us for is named, and nothing reported. */
  private void tellApart(List<Said> all) {
    // Whose own is well may know that the other's is not.
    for (int i = 0; i < all.size(); i++)
      if (ours(mentions.get(i)) && all.get(i).well() && !all.get(i).trouble()) return;
    if (mentions.stream().allMatch(this::ours)) return;
    String text = mentions.getFirst().text();
    boolean alone = WordList.ONLY_US.in(text);
    boolean apart = alone || WordList.NOT_US.in(text) || presented();
    for (int i = 0; i < all.size() && apart; i++)
      if (!ours(mentions.get(i)) && (alone || !all.get(i).troubleInside(text)))
        out.add(mentions.get(i));
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
          && !all.get(i).trouble()
          && !all.get(i).asked()
          && out.stream().anyMatch(site -> site.owners().equals(mention.owners())))
        out.add(mention);
    }
  }

  /** "Leave that one alone", "they write to you themselves", of one among several. */
  private boolean setAside(int at) {
    Mention mention = mentions.get(at);
    if (mentions.stream().allMatch(one -> one.owners().equals(mention.owners()))) return false;
    String text = mention.text();
    int to = Math.min(sayings.after(at), mention.end() + CLAUSE);
    return WordList.LEFT_OUT.in(text, mention.end(), Clauses.sentenceEnd(text, mention.end(), to));
  }

  /** Whether of another customer's, mentioned in the same text, trouble is told. */
  private boolean besideTrouble(int at, List<Said> all) {
    Mention mention = mentions.get(at);
    for (int i = 0; i < all.size(); i++) {
      Mention other = mentions.get(i);
      if (other.text() == mention.text()
          && all.get(i).trouble()
          && !all.get(i).shared()
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
    List<String> words = Phrase.words(text.substring(mention.end(), end), 0, 2);
    return words.size() == 1 && WordList.ONLY.contains(words.getFirst());
  }

  /** "Small sites, similar to a.example": by people who speak of others. */
  private static boolean exemplary(Mention mention) {
    String text = mention.text();
    int from = Math.max(0, mention.start() - EXAMPLE);
    return WordList.EXAMPLE.endsAt(text, from, mention.start());
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
}
