package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The From is at a customer's own domain: that of a site, or of a contact unless it is a
 * provider's.
 */
final class HouseDomain implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || inquiry.sender().ours()) return List.of();
    DirectoryNames.House house = inquiry.names().houseOf(from.domain(), inquiry.ownDomains());
    if (house == null) return List.of();
    if (before.has(Ground.REGISTERED)) return clients(inquiry, before, from, house);
    String whose = Inquiry.names(house.customers());
    String why =
        house.site()
            ? from + " writes from " + house.domain() + ", a site of " + whose + "."
            : from + " writes from " + house.domain() + ", as contacts of " + whose + " do.";
    List<Customer> clients = inquiry.directory().withContactDomain(house.domain());
    List<Customer> all =
        Stream.concat(house.customers().stream(), clients.stream()).distinct().toList();
    return List.of(Evidence.of(ground(house), all, why));
  }

  /** An agency's desk, registered with the agency alone, writes for all who have its people. */
  private static List<Evidence> clients(
      Inquiry inquiry, Findings before, EmailAddress from, DirectoryNames.House house) {
    Set<CustomerId> registered = before.customers(Ground.REGISTERED);
    List<Customer> clients =
        inquiry.directory().withContactDomain(house.domain()).stream()
            .filter(client -> !registered.contains(client.id()))
            .toList();
    if (clients.isEmpty() || !house.site()) return List.of();
    return List.of(
        Evidence.of(
            Ground.NEIGHBOUR,
            clients,
            "Others at %s are contacts of %s.".formatted(from.domain(), Inquiry.names(clients))));
  }

  private static Ground ground(DirectoryNames.House house) {
    if (house.site()) return Ground.HOUSE;
    return house.shared() ? Ground.SHARED_DOMAIN : Ground.NEIGHBOUR;
  }
}
