package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words that only one of several customers has in its name or site: "the Kantorei" of an agency
 * that has one. Immutable.
 */
final class TellingWords {
  private static final TellingWords NONE = new TellingWords(Map.of());

  private static final int MOST_OF_HOUSE = 40;
  private static final int TELLING = 4;

  /** A compound's end that is a word of its own, and what stands before it. */
  private static final int ENDING = 6;

  private static final int LEAST_BEFORE = 3;

  /** Those of the senders who wrote before: agencies are few, and write often. */
  static final class Kept {
    private static final int MOST = 1_000;

    private final Map<List<CustomerId>, TellingWords> houses = new ConcurrentHashMap<>();

    TellingWords of(List<Customer> house) {
      if (house.size() < 2) return NONE;
      if (houses.size() >= MOST) houses.clear();
      return houses.computeIfAbsent(
          house.stream().map(Customer::id).toList(), _ -> TellingWords.of(house));
    }
  }

  private final Map<String, Customer> telling;

  /** "Kapelle" for the Stadtkapelle. */
  private final Map<String, Customer> endings;

  private TellingWords(Map<String, Customer> telling) {
    this.telling = telling;
    this.endings = endingsOf(telling);
  }

  /** One customer needs no telling apart, and of very many no word tells. */
  private static TellingWords of(List<Customer> known) {
    return known.size() < 2 || known.size() > MOST_OF_HOUSE
        ? NONE
        : new TellingWords(tellingOf(known));
  }

  boolean none() {
    return telling.isEmpty();
  }

  /**
   * Whom a word means, or null.
   *
   * @param capital whether it begins with no small letter
   */
  @Nullable Customer called(String word, boolean capital) {
    Customer customer = telling.get(word);
    String plain = Phrase.plain(word);
    if (customer == null) customer = telling.get(plain);
    if (customer == null && !Aliases.kind(plain)) customer = telling.get(Phrase.stem(plain));
    if (customer == null && word.indexOf('-') > 0)
      for (String piece : word.split("-")) if (customer == null) customer = telling.get(piece);
    return customer == null && capital ? endings.get(plain) : customer;
  }

  private static Map<String, Customer> endingsOf(Map<String, Customer> telling) {
    Map<String, Customer> endings = new HashMap<>();
    Set<String> shared = new HashSet<>();
    telling.forEach((word, customer) -> {
      for (int from = LEAST_BEFORE; from <= word.length() - ENDING; from++) {
        Customer other = endings.put(word.substring(from), customer);
        if (other != null && other != customer) shared.add(word.substring(from));
      }
    });
    endings
        .keySet()
        .removeIf(ending -> shared.contains(ending) || WordList.EVERYDAY.contains(ending));
    return endings;
  }

  private static Map<String, Customer> tellingOf(List<Customer> known) {
    Map<String, Customer> telling = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Customer customer : known) {
      Set<String> words = new HashSet<>(Phrase.words(customer.name(), 0, 12));
      for (Site site : customer.sites()) {
        String label = label(SimilarDomains.unicode(site.domain()));
        words.add(label);
        words.addAll(Phrase.words(label, 0, 12));
      }
      Set<String> stems = new HashSet<>(words);
      for (String word : words) stems.add(Phrase.stem(Phrase.plain(word)));
      for (String word : stems) {
        Customer other = telling.put(word, customer);
        if (other != null && other != customer) shared.add(word);
      }
    }
    telling
        .keySet()
        .removeIf(word ->
            shared.contains(word)
                || (word.length() < TELLING && word.charAt(0) < 0x2E80)
                || WordList.EVERYDAY.contains(word)
                || WordList.LEGAL_FORMS.contains(word));
    return telling;
  }

  private static String label(String domain) {
    String name = SimilarDomains.nameOf(domain);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
