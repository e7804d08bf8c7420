package app.allclear.notice;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Addresses whose mail lives where the damage is: their domain is a customer's site, and a database
 * of that customer is on a damaged server. Their notices may come back, or wait. Pure.
 */
public final class MailAtHome {
  private MailAtHome() {}

  /** Those of the addresses, each once, in their order. */
  public static List<EmailAddress> among(
      Collection<EmailAddress> addresses, Directory directory, Set<String> damaged) {
    return addresses.stream()
        .distinct()
        .filter(address -> isAtHome(address, directory, damaged))
        .toList();
  }

  private static boolean isAtHome(EmailAddress address, Directory directory, Set<String> damaged) {
    return directory.withSite(address.domain()).stream()
        .map(Customer::databases)
        .flatMap(Collection::stream)
        .map(DatabaseName::server)
        .anyMatch(damaged::contains);
  }
}
