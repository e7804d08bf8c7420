package app.allclear.customer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory in force: immutable, safe for any thread, every look-up a hash look-up. Order is
 * the file's.
 */
public final class Directory {
  public static final Directory EMPTY = new Directory(List.of(), List.of());

  private final DirectoryIndex index;
  private final List<DirectoryProblem> problems;

  public Directory(Collection<Customer> customers, List<DirectoryProblem> problems) {
    this.index = new DirectoryIndex(customers);
    this.problems = List.copyOf(problems);
  }

  public List<Customer> customers() {
    return index.customers();
  }

  public List<DirectoryProblem> problems() {
    return problems;
  }

  public Optional<Customer> find(CustomerId id) {
    return index.find(id);
  }

  /** Customers with whom exactly this address is registered; more than one for an agency. */
  public List<Customer> withContact(EmailAddress address) {
    return index.withContact(address);
  }

  /** Customers with a contact at, exactly this domain (ASCII, lower case, no www). */
  public List<Customer> withContactDomain(String domain) {
    return index.withContactDomain(domain);
  }

  /** Customers with exactly this site (ASCII, lower case, no www). */
  public List<Customer> withSite(String domain) {
    return index.withSite(domain);
  }

  /** Customers to whom nobody can write until a contact is registered. */
  public List<Customer> withoutContact() {
    return customers().stream().filter(customer -> customer.contacts().isEmpty()).toList();
  }

  /** Empty for a database without a customer. */
  public Optional<Customer> ownerOf(DatabaseName database) {
    return index.ownerOf(database);
  }

  /** Databases of this name on any server, compared without regard to case. */
  public List<DatabaseName> databasesNamed(String name) {
    return index.databasesNamed(name);
  }

  public Set<DatabaseName> databases() {
    return index.databases();
  }
}
