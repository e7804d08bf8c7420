package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Somebody we don't know writes with a copy to a contact: in that contact's name, or beside them.
 */
final class CopiedContact implements Witness {
  private static final int MOST = 20;

  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    if (inquiry.sender().ours() || inquiry.sender().form() || inquiry.letter().automatic())
      return List.of();
    if (Judgement.STANDING.stream().anyMatch(before::has)) return List.of();
    List<Customer> customers =
        Stream.concat(inquiry.letter().to().stream(), inquiry.letter().cc().stream())
            .limit(MOST)
            .map(copy -> EmailAddress.of(copy.address()).orElse(null))
            .filter(Objects::nonNull)
            .flatMap(copy -> inquiry.directory().withContact(copy).stream())
            .distinct()
            .toList();
    if (customers.isEmpty()) return List.of();
    return List.of(
        Evidence.of(
            Ground.COPIED,
            customers,
            "A copy goes to a contact of " + Inquiry.names(customers) + "."));
  }
}
