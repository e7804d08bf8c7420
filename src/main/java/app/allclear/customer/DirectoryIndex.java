package app.allclear.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The look-ups behind a {@link Directory}. */
final class DirectoryIndex {
  private final Map<CustomerId, Customer> byId = new LinkedHashMap<>();
  private final Map<EmailAddress, List<Customer>> byContact = new LinkedHashMap<>();
  private final Map<String, List<Customer>> byContactDomain = new LinkedHashMap<>();
  private final Map<String, List<Customer>> bySite = new LinkedHashMap<>();
  private final Map<DatabaseName, Customer> byDatabase = new LinkedHashMap<>();
  private final Map<String, List<DatabaseName>> byName = new LinkedHashMap<>();
  private final List<Customer> customers;

  DirectoryIndex(Collection<Customer> customers) {
    this.customers = List.copyOf(customers);
    this.customers.forEach(this::add);
  }

  private void add(Customer customer) {
    byId.put(customer.id(), customer);
    for (Contact contact : customer.contacts()) {
      put(byContact, contact.address(), customer);
      put(byContactDomain, contact.address().domain(), customer);
    }
    for (Site site : customer.sites()) put(bySite, site.domain(), customer);
    for (DatabaseName database : customer.databases()) {
      if (byDatabase.putIfAbsent(database, customer) == null)
        put(byName, database.name().toLowerCase(Locale.ROOT), database);
    }
  }

  private static <K, V> void put(Map<K, List<V>> map, K key, V value) {
    List<V> values = map.computeIfAbsent(key, _ -> new ArrayList<>(1));
    // Customers are added one after the other, so only the last can be this one. Asking the whole
    // list would take forever for a free mailer's domain that thousands share.
    if (values.isEmpty() || values.getLast() != value) values.add(value);
  }

  List<Customer> customers() {
    return customers;
  }

  Optional<Customer> find(CustomerId id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Customer> withContact(EmailAddress address) {
    return byContact.getOrDefault(address, List.of());
  }

  List<Customer> withContactDomain(String domain) {
    return byContactDomain.getOrDefault(domain, List.of());
  }

  List<Customer> withSite(String domain) {
    return bySite.getOrDefault(domain, List.of());
  }

  Optional<Customer> ownerOf(DatabaseName database) {
    return Optional.ofNullable(byDatabase.get(database));
  }

  List<DatabaseName> databasesNamed(String name) {
    return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  Set<DatabaseName> databases() {
    return byDatabase.keySet();
  }
}
