package app.allclear.matching;

import app.allclear.customer.CustomerId;
import java.util.List;

/**
 * A customer a letter may be about, offered to the operator and decided by nobody else.
 *
 * @param role who the sender would be to this customer
 * @param reasons never empty
 */
public record Candidate(CustomerId customer, SenderRole role, List<Reason> reasons) {
  public Candidate {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty())
      throw new IllegalArgumentException("A candidate must say why: " + customer);
  }
}
