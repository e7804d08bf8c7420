package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.util.List;

/** The From is registered with customers, exactly or but for a tag. */
final class RegisteredAddress implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || inquiry.sender().ours()) return List.of();
    List<Customer> exactly = inquiry.directory().withContact(from);
    if (!exactly.isEmpty())
      return List.of(
          Evidence.of(
              Ground.REGISTERED,
              exactly,
              from + " is registered with " + Inquiry.names(exactly) + "."));
    List<Customer> tagged = inquiry.names().withUntagged(from);
    if (tagged.isEmpty()) return List.of();
    return List.of(
        Evidence.of(
            Ground.TAGGED,
            tagged,
            from
                + " is, but for a tag, an address registered with "
                + Inquiry.names(tagged)
                + "."));
  }
}
