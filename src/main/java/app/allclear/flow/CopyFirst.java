package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.DataCopy;
import app.allclear.incident.LogEntry;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageCopies;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.restore.DataDirectories;
import app.allclear.restore.DataDirectory;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.RestoreState;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stop and copy first: a repair that goes wrong can be begun again only where the damaged data
 * directory was copied before anything was touched.
 */
public final class CopyFirst {
  private static final int NOTES = 100;

  private final Transactions transactions;
  private final Outages outages;
  private final OutageCopies copies;
  private final OperatorLog log;
  private final Directories directories;
  private final DatabaseStatuses statuses;
  private final DataDirectories places;
  private final Clock clock;

  CopyFirst(
      Transactions transactions,
      Outages outages,
      OutageCopies copies,
      OperatorLog log,
      Directories directories,
      DatabaseStatuses statuses,
      DataDirectories places,
      Clock clock) {
    this.transactions = transactions;
    this.outages = outages;
    this.copies = copies;
    this.log = log;
    this.directories = directories;
    this.statuses = statuses;
    this.places = places;
    this.clock = clock;
  }

  /**
   * One server's data directory.
   *
   * @param copied when it was copied, and on whose word; null where that was not said yet
   */
  public record Step(DataDirectory directory, @Nullable DataCopy copied) {}

  /** One step for each server that has damaged databases, or had its directory copied. */
  public List<Step> steps(OutageId outage) {
    Map<String, DataCopy> done =
        copies.of(outage).stream().collect(Collectors.toMap(DataCopy::server, copy -> copy));
    SortedSet<String> servers = new TreeSet<>(done.keySet());
    for (RestoreState state : RestoreState.values())
      if (state.owed())
        statuses.in(state).forEach(status -> servers.add(status.database().server()));
    if (servers.isEmpty())
      directories.inForce().databases().stream().map(DatabaseName::server).forEach(servers::add);
    return servers.stream().map(name -> new Step(places.of(name), done.get(name))).toList();
  }

  /**
   * The operator has copied it; said twice it is noted once.
   *
   * @param by who says so
   */
  public void copied(OutageId outage, String server, String by) {
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          Outage found =
              outages
                  .find(outage)
                  .orElseThrow(() ->
                      new ActRefused(
                          ActRefused.Kind.NOT_FOUND, "There is no outage %s.".formatted(outage)));
          if (steps(outage).stream().noneMatch(step -> step.directory().server().equals(server)))
            throw new ActRefused(
                ActRefused.Kind.INVALID, "No customer's database is on %s.".formatted(server));
          Instant now = clock.instant();
          DataCopy copy = new DataCopy(server, now, by);
          if (copies.copied(found.id(), copy)) log.write(now, copy.words(), found.id(), null, null);
        });
  }

  /** What the operator noted during this outage, newest first. */
  public List<LogEntry> notes(OutageId outage) {
    return log.ofOutage(outage, NOTES);
  }
}
