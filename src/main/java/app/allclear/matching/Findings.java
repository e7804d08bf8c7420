package app.allclear.matching;

import app.allclear.customer.CustomerId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All the evidence about one letter, in the order it was given. */
final class Findings {
  private final List<Evidence> evidence = new ArrayList<>();

  void add(List<Evidence> more) {
    evidence.addAll(more);
  }

  List<Evidence> all() {
    return evidence;
  }

  List<Evidence> on(Ground ground) {
    return evidence.stream().filter(e -> e.ground() == ground).toList();
  }

  boolean has(Ground ground) {
    return evidence.stream().anyMatch(e -> e.ground() == ground);
  }

  boolean has(Ground ground, CustomerId customer) {
    return evidence.stream()
        .anyMatch(e -> e.ground() == ground && e.customers().contains(customer));
  }

  /** Everybody evidence on this ground may mean, in the order first met. */
  Set<CustomerId> customers(Ground ground) {
    Set<CustomerId> customers = new LinkedHashSet<>();
    for (Evidence e : evidence) if (e.ground() == ground) customers.addAll(e.customers());
    return customers;
  }
}
