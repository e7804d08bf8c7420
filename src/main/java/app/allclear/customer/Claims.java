package app.allclear.customer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which customer named a database or a site first, and in which line. */
final class Claims {
  record Claim(CustomerId customer, int line) {}

  private final Map<DatabaseName, Claim> databases = new HashMap<>();
  private final Map<String, Claim> sites = new HashMap<>();

  /** The earlier claim of another customer, if there is one; else it is this customer's. */
  Optional<Claim> database(DatabaseName database, CustomerId customer, int line) {
    return claim(databases, database, customer, line);
  }

  Optional<Claim> site(String domain, CustomerId customer, int line) {
    return claim(sites, domain, customer, line);
  }

  private static <K> Optional<Claim> claim(
      Map<K, Claim> claims, K key, CustomerId customer, int line) {
    Claim first = claims.putIfAbsent(key, new Claim(customer, line));
    return first == null || first.customer().equals(customer)
        ? Optional.empty()
        : Optional.of(first);
  }
}
