package app.allclear.customer;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One customer while the rows about them are read. */
final class CustomerDraft {
  private final CustomerId id;
  private final CsvLayout layout;
  private final Claims claims;
  private final Problems problems;
  private final Map<EmailAddress, Contact> contacts = new LinkedHashMap<>();
  private final List<Site> sites = new ArrayList<>();
  private final Set<DatabaseName> databases = new LinkedHashSet<>();
  private @Nullable String name;
  private int nameLine;
  private @Nullable Locale locale;
  private @Nullable ZoneId zone;

  CustomerDraft(CustomerId id, CsvLayout layout, Claims claims, Problems problems) {
    this.id = id;
    this.layout = layout;
    this.claims = claims;
    this.problems = problems;
  }

  Customer customer() {
    return new Customer(
        id,
        name == null ? id.value() : name,
        locale,
        zone,
        List.copyOf(contacts.values()),
        sites,
        List.copyOf(databases));
  }

  /** The first row that says something counts; a later one that differs is told. */
  void describe(int line, String nameCell, String localeCell, String zoneCell) {
    name(line, nameCell.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    if (!localeCell.isBlank()) locale(line, localeCell);
    if (!zoneCell.isBlank()) zone(line, zoneCell);
  }

  private void name(int line, String found) {
    if (found.isEmpty() || found.equals(name)) return;
    if (name == null) {
      name = found;
      nameLine = line;
    } else {
      problems.add(
          line,
          "Customer %s is called '%s' here and '%s' in line %d; '%s' stays."
              .formatted(id, Problems.shown(found), Problems.shown(name), nameLine, name));
    }
  }

  private void locale(int line, String cell) {
    Locale found = Tongues.locale(cell).orElse(null);
    if (found == null) {
      problems.add(
          line,
          "Locale '%s' of customer %s is unknown; a locale is written de or de-AT. The default texts are used."
              .formatted(Problems.shown(cell), id));
    } else if (locale == null) locale = found;
    else if (!locale.equals(found))
      problems.add(
          line,
          "Customer %s has locale %s here and %s in an earlier line; %s stays."
              .formatted(
                  id, found.toLanguageTag(), locale.toLanguageTag(), locale.toLanguageTag()));
  }

  private void zone(int line, String cell) {
    ZoneId found = Tongues.zone(cell).orElse(null);
    if (found == null) {
      problems.add(
          line,
          "Time zone '%s' of customer %s is unknown; a zone is written Europe/Vienna. Times are given in the operator's zone."
              .formatted(Problems.shown(cell), id));
    } else if (zone == null) zone = found;
    else if (!zone.equals(found))
      problems.add(
          line,
          "Customer %s has time zone %s here and %s in an earlier line; %s stays."
              .formatted(id, found, zone, zone));
  }

  void contacts(int line, String cell) {
    for (String item : layout.items(cell)) {
      Contact contact = Contact.read(item).orElse(null);
      if (contact == null) {
        problems.add(line, noContact(item));
        continue;
      }
      if (!contact.address().domain().contains("."))
        problems.add(
            line,
            "Contact '%s' of customer %s has a domain without a dot. It is kept, but mail to it may not arrive."
                .formatted(contact.written(), id));
      contacts.merge(contact.address(), contact, CustomerDraft::better);
    }
  }

  private static Contact better(Contact old, Contact now) {
    return old.name() == null && now.name() != null ? now : old;
  }

  private String noContact(String item) {
    String shown = Problems.shown(item);
    return item.contains(",")
        ? "Contact '%s' of customer %s is skipped: inside a cell, contacts are separated by '%s', not by ','."
            .formatted(shown, id, layout.listSeparator())
        : "Contact '%s' of customer %s is skipped: it is no mail address. Write jane@shop.example or Jane Doe <jane@shop.example>."
            .formatted(shown, id);
  }

  void databases(int line, String cell) {
    for (String item : layout.items(cell)) database(line, item);
  }

  /** The database if it is this customer's, null if the problem was told. */
  private @Nullable DatabaseName database(int line, String item) {
    DatabaseName database = DatabaseName.read(item).orElse(null);
    if (database == null) {
      problems.add(
          line,
          "Database '%s' of customer %s is skipped: a database is written server/name. Several in one cell are separated by '%s'."
              .formatted(Problems.shown(item), id, layout.listSeparator()));
      return null;
    }
    Claims.Claim other = claims.database(database, id, line).orElse(null);
    if (other != null) {
      problems.add(
          line,
          "Database %s of customer %s belongs to customer %s already (line %d); it stays there."
              .formatted(database, id, other.customer(), other.line()));
      return null;
    }
    databases.add(database);
    return database;
  }

  void sites(int line, String cell) {
    for (String item : layout.items(cell)) {
      int equals = item.indexOf('=');
      // In a pasted URL an equals sign belongs to its query.
      boolean saysDatabase = equals >= 0 && !item.substring(0, equals).contains("?");
      String written = saysDatabase ? item.substring(0, equals) : item;
      String domain = Site.domainOf(written).orElse(null);
      if (domain == null) {
        problems.add(
            line,
            "Site '%s' of customer %s is skipped: it is no domain. Several in one cell are separated by '%s'."
                .formatted(Problems.shown(item), id, layout.listSeparator()));
        continue;
      }
      DatabaseName database = saysDatabase ? database(line, item.substring(equals + 1)) : null;
      Site.of(written, database).ifPresent(site -> add(line, site));
    }
  }

  private void add(int line, Site site) {
    boolean known = sites.stream().anyMatch(s -> s.domain().equals(site.domain()));
    if (!known)
      claims
          .site(site.domain(), id, line)
          .ifPresent(other ->
              problems.add(
                  line,
                  "Site %s of customer %s is a site of customer %s too (line %d). Both keep it; a message that names it is not taken for either without more evidence."
                      .formatted(site.written(), id, other.customer(), other.line())));
    // A site may run on several databases; one that says none adds nothing to one that does.
    if (known && site.database() == null || sites.stream().anyMatch(s -> same(s, site))) return;
    sites.removeIf(s -> s.domain().equals(site.domain()) && s.database() == null);
    sites.add(site);
  }

  private static boolean same(Site one, Site other) {
    return one.domain().equals(other.domain()) && Objects.equals(one.database(), other.database());
  }
}
