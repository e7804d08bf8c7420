package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reports and probes make of a database's status: pure, safe for any thread, no clock inside.
 */
public final class Restores {
  private final Set<String> probedServers;

  /**
   * @param probedServers the servers in {@code allclear.servers}; elsewhere a report counts at once
   */
  public Restores(Collection<String> probedServers) {
    this.probedServers = Set.copyOf(probedServers);
  }

  /** True where a restore of this database is proven by probes, not by word. */
  public boolean probes(DatabaseName database) {
    return probedServers.contains(database.server());
  }

  /** What a report makes of the status, at {@code now}, when it arrived. */
  public ReportOutcome apply(DatabaseStatus before, RestoreReport report, Instant now) {
    return new ReportRules(this).apply(before, report, now);
  }

  /** The looks that a round of this server takes, from the statuses of all databases. */
  public List<Probe> plan(
      String server, Collection<DatabaseStatus> statuses, Map<DatabaseName, TableList> lists) {
    List<Probe> probes = new ArrayList<>();
    for (DatabaseStatus status : statuses)
      if (status.probedAt().server().equals(server))
        probes.add(look(status, lists.get(status.database())));
    return List.copyOf(probes);
  }

  /** The look at one database. */
  public Probe look(DatabaseStatus status, @Nullable TableList list) {
    return new Probe(
        status.database(), status.probedAt(), list, status.restore() == RestoreState.PROVING);
  }

  /**
   * What a round makes of the statuses.
   *
   * @param statuses as stored now, of the databases the round looked at; others are left alone
   * @param lists those kept of them
   * @param previous the server's status as stored, or null
   * @param calm true while no outage is declared: only then a first list is taken
   */
  public RoundOutcome apply(
      Collection<DatabaseStatus> statuses,
      Map<DatabaseName, TableList> lists,
      @Nullable ServerStatus previous,
      ServerRound round,
      boolean calm) {
    return new RoundRules(lists, previous, round, calm).apply(statuses);
  }
}
