package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.util.List;

/** The operator assigned mail from this address before. */
final class TaughtAddress implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || inquiry.sender().ours()) return List.of();
    List<Customer> taught = inquiry.present(inquiry.learned().customersOf(from));
    if (taught.isEmpty()) return List.of();
    return List.of(
        Evidence.of(
            Ground.TAUGHT,
            taught,
            "The operator assigned mail from " + from + " to " + Inquiry.names(taught) + "."));
  }
}
