package app.allclear.notice;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A recipient whose own mail probably lives on what is damaged, so that a notice may come back: the
 * address's domain is a site of a customer with a damaged database, or with any on the same server.
 * What a wave is warned of before it leaves. Pure.
 *
 * @param site the domain both share
 * @param server where that site's damaged or endangered database is
 * @param damaged whether that site's own customer is damaged; false where only the server is shared
 */
public record MailAtRisk(EmailAddress address, String site, String server, boolean damaged) {

  /**
   * Those among the recipients, in their order, each once.
   *
   * @param damaged the databases that still wait for their restore
   */
  public static List<MailAtRisk> among(
      Collection<EmailAddress> recipients, Directory directory, Set<DatabaseName> damaged) {
    Set<String> servers = damaged.stream().map(DatabaseName::server).collect(Collectors.toSet());
    return recipients.stream()
        .distinct()
        .flatMap(address -> of(address, directory, damaged, servers).stream())
        .toList();
  }

  private static Optional<MailAtRisk> of(
      EmailAddress address, Directory directory, Set<DatabaseName> damaged, Set<String> servers) {
    List<MailAtRisk> found = new ArrayList<>();
    // mail.shop.example is at home where shop.example is.
    for (String domain = address.domain(); domain.contains("."); domain = parent(domain)) {
      for (Customer host : directory.withSite(domain)) {
        for (DatabaseName database : host.databases())
          if (damaged.contains(database) || servers.contains(database.server()))
            found.add(
                new MailAtRisk(address, domain, database.server(), damaged.contains(database)));
      }
    }
    return found.stream()
        .filter(MailAtRisk::damaged)
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  private static String parent(String domain) {
    return domain.substring(domain.indexOf('.') + 1);
  }

  /** The warning above a wave; empty where none of its recipients is at risk. */
  public static Optional<String> sentence(List<MailAtRisk> atRisk) {
    if (atRisk.isEmpty()) return Optional.empty();
    boolean one = atRisk.size() == 1;
    String servers =
        atRisk.stream()
            .map(MailAtRisk::server)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return Optional.of(
        "%d %s mail on a server that is damaged (%s). What comes back is tried again when their database is back."
            .formatted(atRisk.size(), one ? "contact has their" : "contacts have their", servers));
  }
}
