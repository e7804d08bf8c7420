package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether senders we don't know say that they are of the customer they name: "this is Jess at Blue
 * Door", the name at the end as people sign a short message, or greetings from a contact whom only
 * its people know by name. Nothing of this proves anything; it only tells a colleague from a
 * reader.
 */
final class Introductions {
  private static final int FAR = 140;
  private static final int MOST_WORDS = 8;
  private static final int CLOSING_WORDS = 6;
  private static final int BLOCK = 200;
  private static final int MOST_LINES = 5;

  /** What stands before a name that is no signature. */
  private static final Set<String> NO_NAME =
      Set.of("http", "https", "link", "url", "see", "siehe", "voir", "ver", "vedi", "zie", "se");

  private final Inquiry inquiry;
  private final String text;

  Introductions(Inquiry inquiry) {
    this.inquiry = inquiry;
    this.text = inquiry.letter().body().own();
  }

  /**
   * @param others customers the sender has to do with otherwise
   */
  List<Evidence> in(List<Mention> mentions, Set<CustomerId> others) {
    Map<CustomerId, String> said = new LinkedHashMap<>();
    for (Mention mention : mentions)
      if (mention.owners().size() == 1 && !mention.internal() && speaksAsOne(mention))
        said.putIfAbsent(mention.owners().getFirst(), "The sender speaks as one of ");
    Set<CustomerId> meant = new LinkedHashSet<>(others);
    for (Mention mention : mentions)
      if (mention.owners().size() == 1) meant.addAll(mention.owners());
    Map<CustomerId, String> known = acquainted(meant, said);
    List<Evidence> evidence = new ArrayList<>();
    said.forEach((customer, why) -> add(evidence, Ground.INTRODUCED, customer, why));
    known.forEach((customer, why) -> add(evidence, Ground.KNOWS_CONTACT, customer, why));
    return evidence;
  }

  private boolean speaksAsOne(Mention mention) {
    boolean telling =
        switch (mention.clarity()) {
          case CLEAR, ORGANISATION, ALIAS, PART -> true;
          case ADDRESS, VAGUE -> false;
        };
    return telling
        && mention.text() == text
        && (introduced(mention) || closes(mention) || stands(mention));
  }

  /** Who says a contact's name speaks as one of theirs; by a title, as somebody who knows them. */
  private Map<CustomerId, String> acquainted(Set<CustomerId> meant, Map<CustomerId, String> said) {
    Map<CustomerId, String> known = new LinkedHashMap<>();
    Acquaintances names = new Acquaintances(inquiry, text);
    for (CustomerId customer : meant) {
      Optional<String> name = names.plain(customer);
      if (name.isPresent())
        said.putIfAbsent(customer, "The text speaks of " + name.get() + ", a contact of ");
      else
        names
            .byTitle(customer)
            .ifPresent(titled ->
                known.put(customer, "The text speaks of " + titled + " by title, a contact of "));
    }
    return known;
  }

  private void add(List<Evidence> evidence, Ground ground, CustomerId customer, String why) {
    List<Customer> one = inquiry.present(List.of(customer));
    if (!one.isEmpty()) evidence.add(Evidence.of(ground, one, why + Inquiry.names(one) + "."));
  }

  /** "Hier Torben, FF Oberbach"; "I am the treasurer of", but not "I am on shop.example". */
  private boolean introduced(Mention mention) {
    int from = sentence(mention.start());
    List<String> words = words(from, mention.start());
    // "FF Oberbach hier".
    if (words.size() <= 1
        && Phrase.words(text, mention.end(), 1).stream().anyMatch(WordList.HERE::contains)
        && mention.clarity() != Mention.Clarity.CLEAR) return true;
    if (words.isEmpty() || words.size() > MOST_WORDS) return false;
    boolean here = WordList.HERE.contains(words.getFirst());
    if (words.stream().skip(here ? 1 : 0).anyMatch(Introductions::anothersWord)) return false;
    if (here) return true;
    int am = -1;
    for (int i = 0; i < words.size(); i++) if (WordList.I_AM.contains(words.get(i))) am = i;
    if (am < 0 || am > 2 || (words.get(am).equals("is") && !words.getFirst().equals("this")))
      return false;
    boolean bare = am == words.size() - 1;
    return (bare
            ? mention.clarity() != Mention.Clarity.CLEAR
            : WordList.MEMBER.contains(words.getLast()))
        && !outsiderBehind(mention.end());
  }

  private boolean outsiderBehind(int end) {
    int to = end;
    while (to < text.length() && to - end < 40 && ".!?\n,;".indexOf(text.charAt(to)) < 0) to++;
    return Phrase.any(text, end, to, Introductions::anothersWord);
  }

  private static boolean anothersWord(String word) {
    return WordList.OUTSIDER.contains(word) || Trouble.says(word) || WordList.WORKS.contains(word);
  }

  /** The last words of a message of several: a name, a place, and no sentence. */
  private boolean closes(Mention mention) {
    int end = mention.end();
    if (Phrase.words(text, end, CLOSING_WORDS).size() > 2 || text.indexOf('?', end) >= 0)
      return false;
    if (text.indexOf('\n', end) >= 0 && !text.substring(end).isBlank()) return false;
    int from = sentence(mention.start());
    if (from == 0) return false;
    List<String> before = words(from, mention.start());
    boolean line = text.charAt(from - 1) == '\n';
    boolean site = mention.clarity() == Mention.Clarity.CLEAR;
    if (before.size() > (line ? CLOSING_WORDS + 2 : 4) || (site && before.isEmpty())) return false;
    if (before.stream().anyMatch(word -> anothersWord(word) || verb(word))) return false;
    return line || text.charAt(from - 1) == '.' || text.charAt(from - 1) == '!';
  }

  /**
   * In the last lines, below an empty one, as people sign without a mark: a few short lines that
   * are no sentences, of which this is not the first.
   */
  private boolean stands(Mention mention) {
    int block = text.lastIndexOf("\n\n", mention.start());
    if (block < 0 || text.length() - block > BLOCK || text.indexOf("\n\n", mention.end()) >= 0)
      return false;
    String[] lines = text.substring(block).strip().split("\n");
    int first = block + 2 + lines[0].length();
    return lines.length > 1
        && lines.length <= MOST_LINES
        && mention.start() > first
        && Stream.of(lines).allMatch(Introductions::signs);
  }

  private static boolean signs(String line) {
    String end = line.strip();
    return Phrase.words(line, 0, CLOSING_WORDS + 1).size() <= CLOSING_WORDS
        && !end.endsWith("?")
        && !end.endsWith("!")
        && !Phrase.any(
            line, 0, line.length(), word -> anothersWord(word) || NO_NAME.contains(word));
  }

  /** "It is about", "on", "see": words of a sentence that ends in a name. */
  private static boolean verb(String word) {
    return WordList.ABOUT.contains(word);
  }

  private int sentence(int start) {
    int from = start;
    int limit = Math.max(0, start - FAR);
    while (from > limit) {
      char c = text.charAt(from - 1);
      boolean end = c == '\n' || c == '!' || c == '?' || c == ';';
      if (end
          || (c == '.' && from < text.length() && text.charAt(from) == ' ' && sentenceEnd(from)))
        return from;
      from--;
    }
    return from;
  }

  /** A full stop behind a word, not behind an initial or a title. */
  private boolean sentenceEnd(int at) {
    int letters = 0;
    while (at - 2 - letters >= 0 && Character.isLetterOrDigit(text.charAt(at - 2 - letters)))
      letters++;
    return letters > 3;
  }

  private List<String> words(int from, int to) {
    List<String> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      int start = i;
      while (i < to && (Character.isLetterOrDigit(text.charAt(i)) || inner(i, start))) i++;
      if (i > start) words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
      else i++;
    }
    return words;
  }

  private boolean inner(int i, int start) {
    char c = text.charAt(i);
    return i > start
        && (c == '\'' || c == '’')
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i + 1));
  }
}
