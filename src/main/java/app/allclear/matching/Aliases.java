package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people call an organisation for short: words in a row of its name, with one in it that also
 * its site is called by and no other customer ("Oberbach Fire Brigade" for "Voluntary Oberbach Fire
 * Brigade", oberbach-fire.example); the words of its name that written as one are its site's name;
 * and a long word that is the site's whole name alone.
 */
final class Aliases {
  private static final int TELLING = 4;
  private static final int TELLING_ALONE = 7;
  private static final int TELLING_LABEL = 9;
  private static final int MOST_WORDS = 7;
  private static final Pattern QUOTED =
      Pattern.compile(
          "[\"\u201c\u201e\u00ab\u00bb\u2018\u2019]([^\"\u201c\u201d\u00ab\u00bb\u2018\u2019]{4,40})[\"\u201c\u201d\u00ab\u00bb\u2018\u2019]");
  private static final Pattern FIRST =
      Pattern.compile("^([^,(\u2013\u2014]{4,50})(?:,|\\(| [-\u2013\u2014] )");
  private static final Set<String> SMALL =
      Set.of(
          "of", "and", "the", "for", "de", "du", "des", "la", "le", "les", "di", "da", "del",
          "della", "do", "der", "die", "das", "dem", "und", "fur", "am", "im", "zum", "zur", "in",
          "van", "het", "een", "et", "y", "e", "i", "og", "och", "ja", "en", "von", "vom", "a",
          "an", "at", "on", "by", "to");

  /** In how many customers' names a word stands. */
  private final Map<String, Integer> customersWith = new HashMap<>();

  Aliases(Iterable<Customer> customers) {
    for (Customer customer : customers)
      for (String part : parts(words(customer))) customersWith.merge(part, 1, Integer::sum);
  }

  /** Its words, and two and more of them in a row. */
  private static Set<String> parts(List<String> words) {
    Set<String> parts = new HashSet<>();
    for (int from = 0; from < words.size(); from++)
      for (int to = from + 1; to <= words.size(); to++)
        parts.add(String.join(" ", words.subList(from, to)));
    return parts;
  }

  /** Words joined by spaces, as {@link Phrase} makes them. */
  Set<String> of(Customer customer) {
    List<String> words = words(customer);
    Set<String> labels = labels(customer);
    Set<String> aliases = new LinkedHashSet<>();
    for (int from = 0; from < words.size(); from++) {
      if (words.get(from).length() >= TELLING_ALONE
          && labels.contains(words.get(from))
          && telling(words.get(from), labels)) aliases.add(words.get(from));
      for (int to = from + 2; to <= words.size(); to++) {
        List<String> part = words.subList(from, to);
        if (small(part.getFirst()) || small(part.getLast())) continue;
        String phrase = String.join(" ", part);
        boolean only = customersWith.getOrDefault(phrase, 0) == 1;
        if (part.stream().anyMatch(word -> telling(word, labels) || figured(word))
            || (only && part.stream().anyMatch(word -> inSite(word, labels)))) aliases.add(phrase);
      }
    }
    labels.forEach(label -> written(label, words).ifTelling(aliases));
    if (words.size() == 2 && words.stream().noneMatch(Aliases::small))
      new Spelled(List.of(words.getLast(), words.getFirst())).ifTelling(aliases);
    for (String label : labels)
      if (label.length() >= TELLING_LABEL && !kind(label)) aliases.add(label);
    for (String proper : properNames(customer.name())) {
      List<String> part = Phrase.words(proper, 0, MOST_WORDS);
      part.removeIf(WordList.LEGAL_FORMS::contains);
      String phrase = String.join(" ", part);
      boolean alone = part.size() == 1 && phrase.length() >= 6 && !kind(phrase);
      if (customersWith.getOrDefault(phrase, 0) == 1 && (alone || telling(part)))
        aliases.add(phrase);
    }
    for (Site site : customer.sites()) spaced(site).ifTelling(aliases);
    return aliases;
  }

  private static boolean telling(List<String> words) {
    return words.size() > 1
        && words.stream().anyMatch(word -> word.length() >= TELLING && !kind(word));
  }

  /** What stands in quotes in a name, and what stands before its comma, dash or bracket. */
  private static List<String> properNames(String name) {
    List<String> proper = new ArrayList<>();
    QUOTED.matcher(name).results().forEach(quoted -> proper.add(quoted.group(1)));
    FIRST.matcher(name).results().forEach(first -> proper.add(first.group(1)));
    return proper;
  }

  private record Spelled(List<String> words) {
    void ifTelling(Set<String> aliases) {
      if (words.size() > 1 && words.stream().anyMatch(word -> !kind(word)))
        aliases.add(String.join(" ", words));
    }
  }

  /** "FF Hollenbek" of ff-hollenbek.example. */
  private static Spelled spaced(Site site) {
    String name = SimilarDomains.nameOf(SimilarDomains.unicode(site.domain()));
    List<String> words =
        name.indexOf('-') < 0 || name.indexOf('.') >= 0 ? List.of() : Phrase.words(name, 0, 5);
    return new Spelled(
        words.stream().anyMatch(word -> word.length() >= TELLING && !kind(word))
            ? words
            : List.of());
  }

  private boolean figured(String word) {
    return word.length() >= 3
        && word.chars().anyMatch(Character::isDigit)
        && word.chars().anyMatch(Character::isLetter)
        && customersWith.getOrDefault(word, 0) == 1;
  }

  private static boolean inSite(String word, Set<String> labels) {
    return word.length() >= TELLING
        && !kind(word)
        && labels.stream().anyMatch(label -> label.contains(word));
  }

  /** The words of the name that, in order and written as one, are the label. */
  private static Spelled written(String label, List<String> words) {
    List<String> used = new ArrayList<>();
    int at = 0;
    for (String word : words)
      if (label.startsWith(word, at)) {
        used.add(word);
        at += word.length();
      }
    return new Spelled(at == label.length() && at >= TELLING_ALONE ? used : List.of());
  }

  private boolean telling(String word, Set<String> labels) {
    return word.length() >= TELLING
        && customersWith.getOrDefault(word, 0) == 1
        && !kind(word)
        && labels.stream().anyMatch(label -> label.contains(word));
  }

  /** Whether a word says what an organisation is rather than which. */
  static boolean kind(String word) {
    return small(word) || WordList.EVERYDAY.contains(word) || WordList.PLAIN_KINDS.contains(word);
  }

  static boolean small(String word) {
    return SMALL.contains(word);
  }

  private static List<String> words(Customer customer) {
    List<String> words = new ArrayList<>(Phrase.words(customer.name(), 0, MOST_WORDS + 3));
    words.removeIf(WordList.LEGAL_FORMS::contains);
    return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
  }

  /** The sites' names as one word, accents and hyphens left out. */
  private static Set<String> labels(Customer customer) {
    Set<String> labels = new LinkedHashSet<>();
    for (Site site : customer.sites()) {
      String name = SimilarDomains.nameOf(SimilarDomains.unicode(site.domain()));
      for (String label : name.split("\\.")) labels.add(Phrase.plain(label.replace("-", "")));
    }
    return labels;
  }
}
