package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What reports and probes make of a database's status: pure, safe for any thread, no clock inside.
 */
public final class Restores {
  private final Set<String> probedServers;
  private final Set<String> deepServers;

  /**
   * @param probedServers the servers in {@code allclear.servers}; elsewhere a report counts at once
   */
  public Restores(Collection<String> probedServers) {
    this(probedServers, Set.of());
  }

  /**
   * @param deepServers those of them whose configuration consents to CHECK TABLE
   */
  public Restores(Collection<String> probedServers, Collection<String> deepServers) {
    this.probedServers = Set.copyOf(probedServers);
    this.deepServers = Set.copyOf(deepServers);
  }

  /** True where a restore of this database is proven by probes, not by word. */
  public boolean probes(DatabaseName database) {
    return probedServers.contains(database.server());
  }

  /** What a report makes of the status, at {@code now}, when it arrived. */
  public ReportOutcome apply(DatabaseStatus before, RestoreReport report, Instant now) {
    return new ReportRules(this).apply(before, report, now);
  }

  /** The looks that a round of this server takes at {@code now}, from all databases' statuses. */
  public List<Probe> plan(
      String server,
      Collection<DatabaseStatus> statuses,
      Map<DatabaseName, TableList> lists,
      Instant now) {
    List<Probe> probes = new ArrayList<>();
    for (DatabaseStatus status : statuses)
      if (status.probedAt().server().equals(server))
        probes.add(look(status, lists.get(status.database()), now));
    return List.copyOf(probes);
  }

  /** The look at one database. */
  public Probe look(DatabaseStatus status, @Nullable TableList list, Instant now) {
    boolean asked = status.tableChecks().asked() != null;
    boolean calm =
        status.restore() == RestoreState.NONE
            && status.health() == Health.HEALTHY
            && status.findings().isEmpty()
            && !asked;
    return new Probe(
        status.database(),
        status.probedAt(),
        list,
        isCheckDue(status, asked, now) ? Tier.CHECKED : Tier.OPENED,
        asked,
        calm);
  }

  /** False while the pause between two checks of this database is not over. */
  public boolean isDue(DatabaseStatus status, Instant now) {
    Instant last = status.tableChecks().cleanAt();
    return last == null
        || status.restore() != RestoreState.PROVING
        || !now.isBefore(last.plus(ProbeLimits.BETWEEN_CHECKS));
  }

  private boolean isCheckDue(DatabaseStatus status, boolean asked, Instant now) {
    boolean proving = status.restore() == RestoreState.PROVING && isDeep(status);
    if (!asked && !proving) return false;
    return isDue(status, now);
  }

  private boolean isDeep(DatabaseStatus status) {
    return deepServers.contains(status.probedAt().server());
  }

  /**
   * Those of the lists that say how things were before: one that Allclear took by itself while an
   * outage was already under way does not.
   *
   * @param during true for an instant that lies in a declared outage
   */
  public Map<DatabaseName, TableList> fromBefore(
      Map<DatabaseName, TableList> lists, Predicate<Instant> during) {
    Map<DatabaseName, TableList> before = new HashMap<>(lists);
    before
        .values()
        .removeIf(list -> list.origin() == TableList.Origin.KEPT && during.test(list.since()));
    return before;
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
    return new RoundRules(lists, previous, round, calm, this::isDeep).apply(statuses);
  }
}
