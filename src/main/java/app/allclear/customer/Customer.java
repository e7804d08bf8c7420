package app.allclear.customer;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One customer as the directory in force describes it. Lists keep the file's order; any may be
 * empty.
 *
 * @param locale null where the file names none: the default texts are used
 * @param zone null where the file names none: times are given in the operator's zone
 */
public record Customer(
    CustomerId id,
    String name,
    @Nullable Locale locale,
    @Nullable ZoneId zone,
    List<Contact> contacts,
    List<Site> sites,
    List<DatabaseName> databases) {
  public Customer {
    contacts = List.copyOf(contacts);
    sites = List.copyOf(sites);
    databases = List.copyOf(databases);
  }
}
