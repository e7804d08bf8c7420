package app.allclear.search;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which customers somebody means who types words that may be part of a name. */
final class CustomersMeant {
  /** Words that fit more customers than this mean none of them. */
  private static final int MOST = 50;

  private CustomersMeant() {}

  static List<CustomerId> by(String words, Directory directory) {
    String text = words.toLowerCase(Locale.ROOT).replace('"', ' ').strip();
    if (text.isEmpty()) return List.of();
    List<String> parts = Stream.of(text.split("\\s+")).toList();
    List<CustomerId> meant =
        directory.customers().stream()
            .filter(customer -> fits(customer, parts))
            .map(Customer::id)
            .limit(MOST + 1)
            .toList();
    return meant.size() > MOST ? List.of() : meant;
  }

  private static boolean fits(Customer customer, List<String> parts) {
    if (parts.size() == 1 && customer.id().value().equalsIgnoreCase(parts.getFirst())) return true;
    String name = " " + customer.name().toLowerCase(Locale.ROOT);
    return parts.stream().allMatch(part -> part.length() > 2 && name.contains(" " + part));
  }
}
