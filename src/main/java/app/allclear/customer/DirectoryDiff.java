package app.allclear.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one directory differs from the one before, each list in the order of its file. */
public record DirectoryDiff(
    List<CustomerId> added, List<CustomerId> removed, List<CustomerId> changed) {
  public DirectoryDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  static DirectoryDiff between(List<Customer> before, List<Customer> after) {
    Map<CustomerId, Customer> left = new LinkedHashMap<>();
    for (Customer customer : before) left.put(customer.id(), customer);
    List<CustomerId> added = new ArrayList<>();
    List<CustomerId> changed = new ArrayList<>();
    for (Customer customer : after) {
      Customer old = left.remove(customer.id());
      if (old == null) added.add(customer.id());
      else if (!old.equals(customer)) changed.add(customer.id());
    }
    return new DirectoryDiff(added, List.copyOf(left.keySet()), changed);
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }
}
