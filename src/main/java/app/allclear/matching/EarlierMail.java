package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.util.List;

/**
 * Other mail by the same sender is filed under a customer: it settles what this one leaves open.
 */
final class EarlierMail implements Witness {
  private static final int FEW = 3;

  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    boolean many = inquiry.sender().shared() || inquiry.sender().form();
    if (from == null || many || stands(before)) return List.of();
    List<Customer> customers = inquiry.present(inquiry.threads().customersOf(from));
    if (customers.isEmpty() || customers.size() > FEW) return List.of();
    return List.of(
        Evidence.of(
            Ground.EARLIER,
            customers,
            "Other mail from " + from + " is filed under " + Inquiry.names(customers) + "."));
  }

  private static boolean stands(Findings before) {
    return Judgement.STANDING.stream().anyMatch(before::has);
  }
}
