package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.ReportOutcome;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Restores;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;

/** A restore script or the operator says what happened to a database. */
public final class RestoreReports {
  private final Transactions transactions;
  private final Directories directories;
  private final DatabaseStatuses statuses;
  private final Restores restores;
  private final DatabaseEvents events;
  private final Clock clock;

  RestoreReports(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      Restores restores,
      DatabaseEvents events,
      Clock clock) {
    this.transactions = transactions;
    this.directories = directories;
    this.statuses = statuses;
    this.restores = restores;
    this.events = events;
    this.clock = clock;
  }

  /** Durable when it returns. Throws {@link ActRefused} for a database nobody knows. */
  public ReportOutcome report(RestoreReport report) {
    return transactions.change(Urgency.RESTORE, () -> take(report));
  }

  ReportOutcome take(RestoreReport report) {
    events.raise(report.database());
    Instant now = clock.instant();
    DatabaseStatus before = known(report.database(), now);
    ReportOutcome outcome = restores.apply(before, report, now);
    switch (outcome) {
      case ReportOutcome.Applied applied -> events.changed(applied.before(), applied.after(), now);
      case ReportOutcome.Unchanged _ -> {}
      case ReportOutcome.Stale stale ->
          events.recordedOnly(
              stale.status(),
              "%s reported %s for %s at %s, which is older than what is known; recorded, not applied."
                  .formatted(
                      report.word().words(), report.state().word(), report.database(), report.at()),
              now);
    }
    return outcome;
  }

  private DatabaseStatus known(DatabaseName database, Instant now) {
    return statuses
        .find(database)
        .or(() ->
            directories.inForce().ownerOf(database).map(_ -> DatabaseStatus.unseen(database, now)))
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.NOT_FOUND,
                "No customer has a database %s. Check the spelling (server/name), or add it to the customer file."
                    .formatted(database)));
  }
}
