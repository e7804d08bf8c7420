package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Probe;
import app.allclear.restore.ProbeResult;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.ServerRound;
import app.allclear.restore.Tier;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator wants one database checked with CHECK TABLE; and what came of it. */
public final class TableCheckActs {
  private final Transactions transactions;
  private final Directories directories;
  private final DatabaseStatuses statuses;
  private final RestoreSettings servers;
  private final OperatorLog log;
  private final Outages outages;
  private final DatabaseEvents events;
  private final Clock clock;

  TableCheckActs(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      RestoreSettings servers,
      OperatorLog log,
      Outages outages,
      DatabaseEvents events,
      Clock clock) {
    this.transactions = transactions;
    this.directories = directories;
    this.statuses = statuses;
    this.servers = servers;
    this.log = log;
    this.outages = outages;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The operator's consent to check this database now.
   *
   * @param confirmed that the warning was read
   */
  public void ask(DatabaseName database, boolean confirmed) {
    if (!confirmed)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "CHECK TABLE can end a server that has damaged tables. Read the warning and confirm it.");
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          events.raise(database);
          Instant now = clock.instant();
          DatabaseStatus status = known(database, now);
          if (servers.server(status.probedAt().server()).isEmpty())
            throw new ActRefused(
                ActRefused.Kind.CONFLICT,
                "Server %s is not in allclear.servers, so nothing on it can be checked."
                    .formatted(status.probedAt().server()));
          if (status.tableChecks().asked() != null) return;
          statuses.save(status.checkAsked(now));
          write(now, "You asked for CHECK TABLE of %s.".formatted(database), database);
        });
  }

  private DatabaseStatus known(DatabaseName database, Instant now) {
    return statuses
        .find(database)
        .or(() ->
            directories.inForce().ownerOf(database).map(_ -> DatabaseStatus.unseen(database, now)))
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.NOT_FOUND,
                "No customer has a database %s. Check the spelling (server/name)."
                    .formatted(database)));
  }

  /**
   * A consent is for one try: it is used up before the try begins, so that a check that ends a
   * server, or Allclear, is not repeated by itself.
   */
  void begin(List<Probe> asked) {
    List<Probe> due = asked.stream().filter(probe -> probe.tier() == Tier.CHECKED).toList();
    if (due.isEmpty()) return;
    transactions.change(
        Urgency.RESTORE,
        () -> {
          for (Probe probe : due) {
            events.raise(probe.database());
            statuses
                .find(probe.database())
                .ifPresent(status -> statuses.save(status.checkAsked(null)));
          }
        });
  }

  void tell(List<Probe> asked, ServerRound round) {
    List<Probe> done = asked.stream().filter(probe -> probe.tier() == Tier.CHECKED).toList();
    if (done.isEmpty()) return;
    transactions.change(
        Urgency.BATCH,
        () -> {
          for (Probe probe : done) {
            ProbeResult result = round.results().get(probe.database());
            if (result != null)
              write(
                  round.ended(),
                  "CHECK TABLE of %s, as you asked: %s".formatted(probe.at(), result.words()),
                  probe.database());
          }
        });
  }

  private void write(Instant at, String text, DatabaseName database) {
    @Nullable OutageId outage = outages.current().map(Outage::id).orElse(null);
    log.write(
        at,
        text,
        outage,
        directories.inForce().ownerOf(database).map(owner -> owner.id()).orElse(null),
        database);
  }
}
