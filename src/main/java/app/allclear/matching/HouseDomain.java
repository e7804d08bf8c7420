package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The From is at a customer's own domain: that of a site, or of a contact unless it is a
 * provider's.
 */
final class HouseDomain implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || inquiry.sender().ours() || before.has(Ground.REGISTERED)) return List.of();
    DirectoryNames.House house = inquiry.names().houseOf(from.domain(), inquiry.ownDomains());
    if (house == null) return List.of();
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

  private static Ground ground(DirectoryNames.House house) {
    if (house.site()) return Ground.HOUSE;
    return house.shared() ? Ground.HINTED : Ground.NEIGHBOUR;
  }
}
