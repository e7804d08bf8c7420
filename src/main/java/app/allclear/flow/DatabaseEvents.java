package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.OutageId;
import app.allclear.incident.TimelineEntry;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Health;
import app.allclear.restore.RestoreRuns;
import app.allclear.restore.RoundOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A database's status changed, on whoever's word: stored, and carried into its customer's incident.
 * Called inside a change that has raised the customer's version.
 */
final class DatabaseEvents {
  private final Directories directories;
  private final DatabaseStatuses statuses;
  private final RestoreRuns runs;
  private final Incidents incidents;
  private final Scope scope;
  private final Settlement settlement;

  DatabaseEvents(
      Directories directories,
      DatabaseStatuses statuses,
      RestoreRuns runs,
      Incidents incidents,
      Scope scope,
      Settlement settlement) {
    this.directories = directories;
    this.statuses = statuses;
    this.runs = runs;
    this.incidents = incidents;
    this.scope = scope;
    this.settlement = settlement;
  }

  void changed(DatabaseStatus before, DatabaseStatus after, Instant now) {
    changed(new RoundOutcome.Change(before, after), now, new HashSet<>());
  }

  /** What one round made of one customer's databases: what is true of all of them is told once. */
  void changed(List<RoundOutcome.Change> changes, Instant now) {
    Set<String> told = new HashSet<>();
    for (RoundOutcome.Change change : changes) changed(change, now, told);
  }

  private void changed(RoundOutcome.Change change, Instant now, Set<String> told) {
    DatabaseStatus before = change.before();
    DatabaseStatus after = change.after();
    statuses.save(after);
    runs.follow(before, after);
    Optional<Customer> owner = directories.inForce().ownerOf(after.database());
    if (owner.isEmpty() || !(before.affected() || after.affected())) return;
    IncidentId incident = incidentOf(owner.get(), after, now);
    boolean moved = before.restore() != after.restore();
    String words = moved ? words(after) : seen(after);
    if ((moved || before.health() != after.health()) && told.add(words))
      incidents.note(incident, now, TimelineEntry.Kind.DATABASE, words);
    reopenFor(incident, after, now);
    settlement.changed(incident, before, after, now);
  }

  /** A report that came too late to count is on the timeline all the same. */
  void recordedOnly(DatabaseStatus status, String words, Instant now) {
    directories
        .inForce()
        .ownerOf(status.database())
        .flatMap(owner -> incidents.present(owner.id(), scope.of(owner.id(), now)))
        .ifPresent(id -> incidents.note(id, now, TimelineEntry.Kind.DATABASE, words));
  }

  /** Those of them whose customers wait for them. */
  List<DatabaseName> damagedAmong(Collection<DatabaseName> databases) {
    return statuses.of(databases).values().stream()
        .filter(DatabaseStatus::owed)
        .map(DatabaseStatus::database)
        .toList();
  }

  /** A damaged database got another owner: from now on they are the ones who wait for it. */
  void gained(DatabaseName database, Instant now) {
    raise(database);
    Optional<Customer> owner = directories.inForce().ownerOf(database);
    Optional<DatabaseStatus> status = statuses.find(database).filter(DatabaseStatus::owed);
    if (owner.isEmpty() || status.isEmpty()) return;
    IncidentId incident = incidentOf(owner.get(), status.get(), now);
    incidents.note(
        incident,
        now,
        TimelineEntry.Kind.DATABASE,
        "By the directory %s is theirs now. %s".formatted(database, words(status.get())));
    reopenFor(incident, status.get(), now);
  }

  private IncidentId incidentOf(Customer owner, DatabaseStatus after, Instant now) {
    OutageId outage = scope.of(owner.id(), now);
    return incidents.open(
        owner.id(),
        owner.name(),
        outage,
        now,
        "Opened because %s is damaged, on the word of %s."
            .formatted(after.database(), after.onWhoseWord()));
  }

  private void reopenFor(IncidentId id, DatabaseStatus after, Instant now) {
    Incident incident = incidents.find(id).orElseThrow();
    if (!incident.open() && after.owed())
      incidents.reopen(id, now, "Reopened: %s is damaged.".formatted(after.database()));
  }

  /** Raises the version of whoever owns the database, so that nobody else decides meanwhile. */
  void raise(DatabaseName database) {
    directories.inForce().ownerOf(database).map(Customer::id).ifPresent(this::raise);
  }

  void raise(CustomerId customer) {
    incidents.raise(customer);
  }

  /** Its server that does not answer is news of the server, not of each of its databases. */
  private static String seen(DatabaseStatus status) {
    return status.health() == Health.UNREACHABLE
        ? status.detail()
        : "%s: %s".formatted(status.database(), status.detail());
  }

  private static String words(DatabaseStatus status) {
    String what =
        switch (status.restore()) {
          case NONE -> "is no longer counted as damaged";
          case NEEDED -> "is damaged and needs a restore";
          case RUNNING -> "is being restored";
          case PROVING -> "was reported restored and is being proven";
          case RESTORED -> "is back";
          case FAILED -> "could not be restored";
          case ON_HOLD ->
              status.hold() == null
                  ? "is on hold"
                  : "is on hold (its customer %s)".formatted(status.hold().words());
          case GIVEN_UP -> "will not come back";
        };
    String word = "on the word of %s.".formatted(status.onWhoseWord());
    String told = "%s %s, %s".formatted(status.database(), what, word);
    // Where a report is all that is known, the detail says no more than that.
    return status.detail().endsWith(word) ? told : told + " " + status.detail();
  }
}
