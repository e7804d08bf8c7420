package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.StoredMessage;
import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One customer's case for tests: {@code new Scene().contact("jane@shop.example")…situation()}. */
final class Scene {
  static final Instant START = Instant.parse("2026-11-02T04:00:00Z");
  static final EmailAddress SUPPORT = address("support@host.example");
  static final Set<EmailAddress> OWN = Set.of(SUPPORT);

  private final List<Contact> contacts = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final List<DatabaseName> names = new ArrayList<>();
  private final List<DatabaseStatus> databases = new ArrayList<>();
  private final List<StoredMessage> messages = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private String customer = "c-1";
  private String name = "Jane's Shop";
  private @Nullable Locale locale;
  private @Nullable ZoneId zone;
  private long incident = 7;
  private int round = 1;
  private boolean open = true;
  private @Nullable Instant outageEnded;

  static EmailAddress address(String written) {
    return EmailAddress.of(written).orElseThrow();
  }

  Scene customer(String id) {
    this.customer = id;
    return this;
  }

  Scene named(String name) {
    this.name = name;
    return this;
  }

  Scene contact(String written) {
    return contact(null, written);
  }

  Scene contact(@Nullable String name, String written) {
    contacts.add(new Contact(address(written), written, name, false));
    return this;
  }

  Scene site(String domain, @Nullable String database) {
    return written(domain, domain, database);
  }

  Scene written(String domain, String written, @Nullable String database) {
    sites.add(new Site(domain, written, database == null ? null : DatabaseName.parse(database)));
    return this;
  }

  Scene speaks(String locale, String zone) {
    this.locale = Locale.forLanguageTag(locale);
    this.zone = ZoneId.of(zone);
    return this;
  }

  /** A database of the customer's, in this state; replaces what was known of it. */
  Scene database(DatabaseStatus status) {
    databases.removeIf(old -> old.database().equals(status.database()));
    databases.add(status);
    if (!names.contains(status.database())) names.add(status.database());
    return this;
  }

  Scene message(StoredMessage message) {
    messages.add(message);
    return this;
  }

  Scene notice(Notice notice) {
    notices.add(notice);
    return this;
  }

  Scene incident(long id) {
    this.incident = id;
    return this;
  }

  Scene round(int round) {
    this.round = round;
    return this;
  }

  Scene closed() {
    this.open = false;
    return this;
  }

  Scene outageEnded() {
    this.outageEnded = START.plusSeconds(90_000);
    return this;
  }

  Incident incident() {
    return new Incident(
        new IncidentId(incident),
        new CustomerId(customer),
        name,
        new OutageId(3),
        open,
        START,
        List.of(),
        1,
        1,
        null,
        0,
        0,
        null,
        null,
        round);
  }

  Situation situation() {
    return new Situation(
        new Customer(new CustomerId(customer), name, locale, zone, contacts, sites, names),
        incident(),
        new Outage(new OutageId(3), "mysql1 is down", START, outageEnded, 34, 12, null),
        databases,
        messages,
        notices);
  }
}
