package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.util.List;

/** The From's domain is a letter, or a look-alike letter, away from a customer's. */
final class LookAlikeSender implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    if (from == null
        || inquiry.sender().ours()
        || inquiry.ownDomains().contains(from.domain())
        || WordList.MAIL_PROVIDERS.contains(from.domain())
        || before.has(Ground.REGISTERED)
        || before.has(Ground.TAGGED)
        || before.has(Ground.HOUSE)
        || before.has(Ground.NEIGHBOUR)) return List.of();
    return inquiry.names().domainsLike(from.domain()).stream()
        .map(near -> evidence(inquiry, from, near.value()))
        .toList();
  }

  private static Evidence evidence(Inquiry inquiry, EmailAddress from, String domain) {
    List<Customer> owners = inquiry.names().owners(domain);
    return Evidence.of(
        Ground.LOOK_ALIKE,
        owners,
        from
            + " only looks like an address at "
            + domain
            + ", a domain of "
            + Inquiry.names(owners)
            + ".");
  }
}
