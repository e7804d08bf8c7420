package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerFileLook;
import app.allclear.customer.CustomerFileWatch;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.DirectoryNews;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Registration;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.TimelineEntry;
import app.allclear.store.Page;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory changes, by its file or by the operator; what depends on it follows. */
final class DirectoryChanges {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryChanges.class);
  private static final String OPERATOR = "the operator";

  private final Transactions transactions;
  private final Directories directories;
  private final CustomerFileWatch file;
  private final Incidents incidents;
  private final Outages outages;
  private final Rematching rematching;
  private final Settlement settlement;
  private final DatabaseEvents events;
  private final Clock clock;

  DirectoryChanges(
      Transactions transactions,
      Directories directories,
      CustomerFileWatch file,
      Incidents incidents,
      Outages outages,
      Rematching rematching,
      Settlement settlement,
      DatabaseEvents events,
      Clock clock) {
    this.transactions = transactions;
    this.directories = directories;
    this.file = file;
    this.incidents = incidents;
    this.outages = outages;
    this.rematching = rematching;
    this.settlement = settlement;
    this.events = events;
    this.clock = clock;
  }

  /** Reads the customer file before it returns, and again whenever it changes. */
  void start() {
    file.start(this::look);
  }

  void stop() {
    file.stop();
  }

  private void look(CustomerFileLook look) {
    switch (directories.offer(look)) {
      case DirectoryNews.Accepted accepted -> {
        transactions.change(Urgency.BATCH, () -> directories.accept(accepted, clock.instant()));
        inForce(accepted);
      }
      case DirectoryNews.Unchanged _ -> {}
      case DirectoryNews.NeedsConsent news -> LOG.warn("{}", news.sentence());
      case DirectoryNews.Broken(String sentence) -> LOG.warn("{}", sentence);
      case DirectoryNews.Missing(String sentence) -> LOG.warn("{}", sentence);
    }
  }

  private void inForce(DirectoryNews.Accepted accepted) {
    Directory before = directories.inForce();
    directories.refresh();
    LOG.info(
        "The directory now holds {} customers, with {} problems to look at.",
        directories.inForce().customers().size(),
        directories.inForce().problems().size());
    List<CustomerId> touched = new ArrayList<>(accepted.diff().changed());
    touched.addAll(accepted.diff().added());
    touched.addAll(accepted.diff().removed());
    Set<DatabaseName> gained = new TreeSet<>();
    for (CustomerId customer : touched) gained.addAll(gained(customer, before));
    events.damagedAmong(gained).forEach(this::gain);
    follow(touched);
  }

  private List<DatabaseName> gained(CustomerId customer, Directory before) {
    return directories.inForce().find(customer).map(Customer::databases).orElse(List.of()).stream()
        .filter(database ->
            before.ownerOf(database).filter(owner -> owner.id().equals(customer)).isEmpty())
        .toList();
  }

  private void gain(DatabaseName damaged) {
    transactions.change(Urgency.BATCH, () -> events.gained(damaged, clock.instant()));
  }

  /** Incidents of these customers are decided again, and the tray is matched again. */
  private void follow(Collection<CustomerId> customers) {
    incidents.openOf(customers).forEach(this::reconsider);
    rematching.tray();
  }

  /**
   * What follows from a directory comes after its own commit: a process that died between the two
   * left it undone. Once after a start, everything in the open outage is decided again; what was
   * done is not done twice.
   */
  void catchUp() {
    outages.current().map(Outage::id).ifPresent(this::reconsiderAll);
    rematching.afterRevocation(new Cause("what it stood on was revoked"));
    rematching.tray();
  }

  private void reconsiderAll(OutageId outage) {
    IncidentQuery open = new IncidentQuery(true, null, outage, false, false);
    Page<Incident> page;
    long after = 0;
    do {
      page = incidents.after(open, after, Page.DEFAULT_LIMIT);
      page.items().forEach(this::reconsider);
      if (!page.items().isEmpty()) after = page.items().getLast().id().value();
    } while (page.next() != null);
  }

  private void reconsider(Incident incident) {
    transactions.change(
        Urgency.BATCH,
        () -> {
          incidents.raise(incident.customer());
          settlement.reconsider(incident.id(), clock.instant());
        });
  }

  void consent(String fingerprint) {
    DirectoryNews.Accepted accepted =
        transactions.change(
            Urgency.OPERATOR,
            () ->
                directories
                    .consent(fingerprint, OPERATOR, clock.instant())
                    .orElseThrow(() ->
                        new ActRefused(
                            ActRefused.Kind.CONFLICT,
                            "The customer file changed since you looked. Look again and decide.")));
    inForce(accepted);
  }

  void registerContact(CustomerId customer, EmailAddress address, @Nullable String name) {
    Registration registration =
        transactions.change(
            Urgency.OPERATOR,
            () -> {
              incidents.raise(customer);
              Instant now = clock.instant();
              Registration result =
                  directories.registerContact(customer, address, name, OPERATOR, now);
              if (result == Registration.REGISTERED)
                note(customer, now, "You registered %s as a contact.".formatted(address));
              return result;
            });
    if (registration == Registration.NO_SUCH_CUSTOMER)
      throw new ActRefused(
          ActRefused.Kind.NOT_FOUND,
          "There is no customer “%s” in the directory.".formatted(customer));
    directories.refresh();
    follow(List.of(customer));
  }

  void withdrawContact(CustomerId customer, EmailAddress address) {
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          incidents.raise(customer);
          if (directories.withdrawContact(customer, address))
            note(customer, clock.instant(), "You withdrew %s as a contact.".formatted(address));
        });
    directories.refresh();
    follow(List.of(customer));
  }

  private void note(CustomerId customer, Instant now, String words) {
    for (Incident incident : incidents.openOf(List.of(customer)))
      incidents.note(incident.id(), now, TimelineEntry.Kind.LOG, words);
  }

  /** The customer of a database, null for none. */
  @Nullable CustomerId ownerOf(@Nullable DatabaseName database) {
    if (database == null) return null;
    return directories.inForce().ownerOf(database).map(Customer::id).orElse(null);
  }

  /** In the directory, or lost from it with an incident still open. */
  boolean knows(CustomerId customer) {
    return directories.inForce().find(customer).isPresent()
        || !incidents.openOf(List.of(customer)).isEmpty();
  }
}
