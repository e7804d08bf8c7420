package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.util.List;
import java.util.Optional;

/** Answers are to go to somebody else than the From, as forms on sites ask for. */
final class ReplyAddress implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    return inquiry.sender().replyTo().stream()
        .flatMap(address -> evidence(inquiry, address).stream())
        .toList();
  }

  private static Optional<Evidence> evidence(Inquiry inquiry, EmailAddress address) {
    String start = "It asks for answers to " + address;
    List<Customer> registered = inquiry.directory().withContact(address);
    if (!registered.isEmpty()) return Optional.of(of(registered, start + ", registered with "));
    Taught taught = Taught.of(inquiry, inquiry.learned().ofAddress(address));
    if (!taught.nothing())
      return Optional.of(of(taught.customers(), start + ", whose mail the operator filed under "));
    List<Customer> tagged = inquiry.names().withUntagged(address);
    if (!tagged.isEmpty())
      return Optional.of(of(tagged, start + ", but for a tag registered with "));
    DirectoryNames.House house = inquiry.names().houseOf(address.domain(), inquiry.ownDomains());
    return house == null
        ? Optional.empty()
        : Optional.of(of(house.customers(), start + ", an address at the domain of "));
  }

  private static Evidence of(List<Customer> customers, String why) {
    return Evidence.of(Ground.REPLY_TO, customers, why + Inquiry.names(customers) + ".");
  }
}
