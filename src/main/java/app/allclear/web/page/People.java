package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.flow.ActRefused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds customers by what an operator types: id, name, site, database or contact. */
final class People {
  private final Directory directory;

  People(Directory directory) {
    this.directory = directory;
  }

  /** Those whose id or name begins so come first; at most {@code limit}. */
  List<Customer> like(String typed, int limit) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return List.of();
    List<Customer> customers = directory.customers();
    return Stream.concat(
            customers.stream().filter(customer -> begins(customer, text)),
            customers.stream().filter(customer -> mentions(customer, text)))
        .distinct()
        .limit(limit)
        .toList();
  }

  /** The one meant; refused where nobody or several could be. */
  CustomerId meant(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) throw new ActRefused(ActRefused.Kind.INVALID, "Choose a customer first.");
    Optional<Customer> exact = directory.find(new CustomerId(text));
    if (exact.isPresent()) return exact.get().id();
    List<Customer> found = like(text, 4);
    List<Customer> named =
        found.stream().filter(customer -> customer.name().equalsIgnoreCase(text)).toList();
    if (named.size() == 1) return named.getFirst().id();
    if (found.size() == 1) return found.getFirst().id();
    throw new ActRefused(ActRefused.Kind.INVALID, unclear(text, found));
  }

  private static String unclear(String text, List<Customer> found) {
    return found.isEmpty()
        ? "No customer is called '%s'. Type an id, a name, a site or a database.".formatted(text)
        : "'%s' could be %s. Type the id of the one you mean."
            .formatted(
                text,
                String.join(
                    ", ", found.stream().map(one -> one.name() + " (" + one.id() + ")").toList()));
  }

  private static boolean begins(Customer customer, String text) {
    return customer.id().value().toLowerCase(Locale.ROOT).startsWith(text)
        || customer.name().toLowerCase(Locale.ROOT).startsWith(text);
  }

  private static boolean mentions(Customer customer, String text) {
    Stream<String> words =
        Stream.of(
                Stream.of(customer.id().value(), customer.name()),
                customer.sites().stream().flatMap(s -> Stream.of(s.domain(), s.written())),
                customer.databases().stream().map(DatabaseName::toString),
                customer.contacts().stream().map(contact -> contact.address().value()))
            .flatMap(one -> one);
    return words.anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(text));
  }
}
