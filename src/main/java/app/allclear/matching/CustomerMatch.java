package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import java.util.List;

/**
 * A customer a letter is certainly about.
 *
 * @param databases only those named or clearly meant, all of this customer; mostly empty
 * @param role who the sender is to this customer
 * @param reasons never empty
 */
public record CustomerMatch(
    CustomerId customer, List<DatabaseName> databases, SenderRole role, List<Reason> reasons) {
  public CustomerMatch {
    databases = List.copyOf(databases);
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) throw new IllegalArgumentException("A match must say why: " + customer);
  }
}
