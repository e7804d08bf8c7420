package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import java.util.Collection;
import java.util.List;

/**
 * One piece of evidence.
 *
 * @param customers those it may mean; more than one means "one or some of these"; never empty
 * @param databases what it names of theirs, possibly nothing
 * @param internal whether it names a database, a table or an account itself
 * @param beside whether trouble or a question stands beside it
 */
record Evidence(
    Ground ground,
    List<CustomerId> customers,
    List<DatabaseName> databases,
    boolean internal,
    boolean beside,
    Reason reason) {
  Evidence {
    customers = List.copyOf(customers);
    databases = List.copyOf(databases);
    if (customers.isEmpty())
      throw new IllegalArgumentException("Evidence means somebody: " + reason);
  }

  static Evidence of(Ground ground, Collection<Customer> customers, String reason) {
    return new Evidence(
        ground,
        customers.stream().map(Customer::id).distinct().toList(),
        List.of(),
        false,
        false,
        new Reason(reason));
  }

  Evidence on(Ground other) {
    return new Evidence(other, customers, databases, internal, beside, reason);
  }
}
