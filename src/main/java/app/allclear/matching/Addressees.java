package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Address;
import app.allclear.mail.Bounce;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Our own mail is about whom we sent it to, a delivery report about whom it did not reach. */
final class Addressees implements Witness {
  private static final int MOST = 20;

  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    Bounce bounce = inquiry.letter().bounce();
    if (bounce != null)
      return registered(inquiry, bounce.recipients().stream(), "It reports on mail to ");
    if (!inquiry.sender().ours() || inquiry.sender().form()) return List.of();
    return registered(
        inquiry,
        Stream.concat(inquiry.letter().to().stream(), inquiry.letter().cc().stream())
            .map(Address::address),
        "We sent it to ");
  }

  private static List<Evidence> registered(Inquiry inquiry, Stream<String> written, String how) {
    return written
        .map(EmailAddress::of)
        .flatMap(Optional::stream)
        .distinct()
        .limit(MOST)
        .flatMap(address -> evidence(inquiry, address, how).stream())
        .toList();
  }

  private static Optional<Evidence> evidence(Inquiry inquiry, EmailAddress address, String how) {
    List<Customer> customers = inquiry.directory().withContact(address);
    if (customers.isEmpty()) return Optional.empty();
    String why = how + address + ", registered with " + Inquiry.names(customers) + ".";
    return Optional.of(Evidence.of(Ground.ADDRESSED, customers, why));
  }
}
