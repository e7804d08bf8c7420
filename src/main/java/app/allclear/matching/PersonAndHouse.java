package app.allclear.matching;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.Directory;
import app.allclear.customer.Site;
import app.allclear.mail.Letter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A short message by nobody we know, as telephones send them, that has a contact's name and a word
 * that only this contact's customer has in its name or site: "Doreen here, quilters forum". Either
 * alone says nothing.
 */
final class PersonAndHouse implements Witness {
  private static final int SHORT = 220;
  private static final int LEAST_OF_NAME = 3;
  private static final int LEAST_OF_HOUSE = 5;

  /**
   * Of one directory: whose each word is.
   *
   * @param only the customer who alone has it
   */
  private record Words(Directory directory, Map<String, Customer> only) {}

  private volatile @Nullable Words latest;

  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    Letter letter = inquiry.letter();
    String text = letter.body().own() + " " + letter.body().signature();
    if (text.length() > SHORT
        || inquiry.wordsAreNobodys()
        || before.has(Ground.NAMED)
        || before.has(Ground.INTRODUCED)
        || !Wording.house(inquiry, before).isEmpty()) return List.of();
    Set<String> words = new LinkedHashSet<>();
    Phrase.any(
        text,
        0,
        text.length(),
        word -> {
          words.add(Phrase.plain(word));
          return false;
        });
    Map<String, Customer> only = words(inquiry.directory()).only();
    for (String word : words) {
      Customer customer = only.get(word);
      String person = customer == null ? null : person(customer, words);
      if (customer != null && person != null) return evidence(customer, word, person);
    }
    return List.of();
  }

  private static List<Evidence> evidence(Customer customer, String word, String person) {
    List<Customer> one = List.of(customer);
    return List.of(
        Evidence.of(
            Ground.HINTED,
            one,
            "The text has \"%s\", as in the name of %s.".formatted(word, Inquiry.names(one))),
        Evidence.of(
            Ground.INTRODUCED,
            one,
            "The text speaks of %s, a contact of %s.".formatted(person, Inquiry.names(one))));
  }

  /** The contact of whom the words have a name that the customer itself has not, or null. */
  private static @Nullable String person(Customer customer, Set<String> words) {
    Set<String> house = wordsOf(customer);
    for (Contact contact : customer.contacts()) {
      if (contact.name() == null) continue;
      for (String one : Phrase.words(contact.name(), 0, 6))
        if (one.length() >= LEAST_OF_NAME
            && words.contains(one)
            && !house.contains(one)
            && !WordList.EVERYDAY.contains(one)) return contact.name();
    }
    return null;
  }

  private Words words(Directory directory) {
    Words words = latest;
    if (words == null || words.directory() != directory)
      latest = words = new Words(directory, only(directory));
    return words;
  }

  private static Map<String, Customer> only(Directory directory) {
    Map<String, Customer> only = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Customer customer : directory.customers())
      for (String word : wordsOf(customer)) {
        Customer other = only.put(word, customer);
        if (other != null && other != customer) shared.add(word);
      }
    only.keySet()
        .removeIf(word ->
            shared.contains(word)
                || word.length() < LEAST_OF_HOUSE
                || WordList.EVERYDAY.contains(word)
                || Aliases.kind(word));
    return only;
  }

  private static Set<String> wordsOf(Customer customer) {
    Set<String> words = new HashSet<>(Phrase.words(customer.name(), 0, 12));
    for (Site site : customer.sites()) {
      String name = SimilarDomains.nameOf(SimilarDomains.unicode(site.domain()));
      String label = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      words.add(Phrase.plain(label));
      words.addAll(Phrase.words(label, 0, 12));
    }
    return words;
  }
}
