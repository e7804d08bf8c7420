package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.Outages;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Probe;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Restores;
import app.allclear.restore.RoundOutcome;
import app.allclear.restore.ServerProber;
import app.allclear.restore.ServerRound;
import app.allclear.restore.ServerSettings;
import app.allclear.restore.ServerStatus;
import app.allclear.restore.ServerStatuses;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers are looked at, outside a transaction; what was found is carried in, customer by customer.
 */
final class ProbeRounds {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeRounds.class);

  private final Transactions transactions;
  private final Directories directories;
  private final DatabaseStatuses statuses;
  private final ServerStatuses servers;
  private final TableLists lists;
  private final ListsFromBefore fromBefore;
  private final Restores restores;
  private final ServerProber prober;
  private final Outages outages;
  private final DatabaseEvents events;
  private final TableCheckActs checks;
  private final FoundDamage damage;
  private final Changes changes;
  private final Clock clock;

  ProbeRounds(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      ServerStatuses servers,
      TableLists lists,
      ListsFromBefore fromBefore,
      Restores restores,
      ServerProber prober,
      Outages outages,
      DatabaseEvents events,
      TableCheckActs checks,
      FoundDamage damage,
      Changes changes,
      Clock clock) {
    this.transactions = transactions;
    this.directories = directories;
    this.statuses = statuses;
    this.servers = servers;
    this.lists = lists;
    this.fromBefore = fromBefore;
    this.restores = restores;
    this.prober = prober;
    this.outages = outages;
    this.events = events;
    this.checks = checks;
    this.damage = damage;
    this.changes = changes;
    this.clock = clock;
  }

  /** Looks at every customer database of the server. */
  void full(ServerSettings server) {
    run(server, known());
  }

  /** Looks at some only: what was reported done, or what the operator asked for, since the last. */
  void some(ServerSettings server, Collection<DatabaseStatus> some) {
    run(server, some);
  }

  /** False while the pause between two checks of it is not over. */
  boolean isDue(DatabaseStatus status) {
    return restores.isDue(status, clock.instant());
  }

  /** Databases of the server that the operator wants checked now. */
  List<DatabaseStatus> asked(ServerSettings server) {
    return statuses.checksAsked().stream()
        .filter(status -> status.probedAt().server().equals(server.name()))
        .toList();
  }

  /** Databases of the server that were reported done and wait for a clean look. */
  List<DatabaseStatus> unproven(ServerSettings server) {
    return statuses.in(RestoreState.PROVING).stream()
        .filter(status -> status.probedAt().server().equals(server.name()))
        .toList();
  }

  boolean isCalm() {
    return outages.current().isEmpty();
  }

  /** Every customer database, also those nobody has looked at yet. */
  private Collection<DatabaseStatus> known() {
    Map<DatabaseName, DatabaseStatus> known =
        new TreeMap<>(statuses.of(directories.inForce().databases()));
    Instant now = clock.instant();
    for (DatabaseName database : directories.inForce().databases())
      known.computeIfAbsent(database, name -> DatabaseStatus.unseen(name, now));
    return known.values();
  }

  private void run(ServerSettings server, Collection<DatabaseStatus> looked) {
    List<DatabaseName> names = looked.stream().map(DatabaseStatus::database).toList();
    List<Probe> plan = restores.plan(server.name(), looked, fromBefore.of(names), clock.instant());
    List<Probe> checked = plan.stream().filter(Probe::asked).toList();
    checks.begin(checked);
    ServerRound round = prober.probe(server, plan);
    apply(round, plan.stream().map(Probe::database).toList());
    checks.tell(checked, round);
    damage.declareIfSo();
  }

  private void apply(ServerRound round, List<DatabaseName> looked) {
    ServerStatus previous = servers.find(round.server()).orElse(null);
    boolean calm = isCalm();
    RoundOutcome outcome = transactions.view(() -> outcome(round, looked, previous, calm));
    Map<CustomerId, List<DatabaseName>> byCustomer =
        outcome.changes().stream()
            .map(change -> change.after().database())
            .filter(database -> directories.inForce().ownerOf(database).isPresent())
            .collect(Collectors.groupingBy(this::owner, TreeMap::new, Collectors.toList()));
    byCustomer.forEach((customer, databases) -> carry(customer, databases, round, previous, calm));
    keep(outcome, previous);
  }

  private CustomerId owner(DatabaseName database) {
    return directories.inForce().ownerOf(database).map(Customer::id).orElseThrow();
  }

  private RoundOutcome outcome(
      ServerRound round,
      Collection<DatabaseName> databases,
      @Nullable ServerStatus previous,
      boolean calm) {
    Map<DatabaseName, DatabaseStatus> stored = statuses.of(databases);
    List<DatabaseStatus> present = new ArrayList<>();
    for (DatabaseName database : databases)
      present.add(
          Optional.ofNullable(stored.get(database))
              .orElse(DatabaseStatus.unseen(database, round.began())));
    return restores.apply(present, fromBefore.of(databases), previous, round, calm);
  }

  /** Decided again inside the change: a report may have come in since. */
  private void carry(
      CustomerId customer,
      List<DatabaseName> databases,
      ServerRound round,
      @Nullable ServerStatus previous,
      boolean calm) {
    transactions.change(
        Urgency.RESTORE,
        () -> {
          events.raise(customer);
          events.changed(outcome(round, databases, previous, calm).changes(), clock.instant());
        });
  }

  private void keep(RoundOutcome outcome, @Nullable ServerStatus previous) {
    if (outcome.lists().isEmpty() && !outcome.serverChanged() && previous != null) return;
    if (previous == null || previous.answers() != outcome.server().answers())
      tell(outcome.server());
    transactions.change(
        Urgency.BATCH,
        () -> {
          for (TableList list : outcome.lists()) lists.keep(list);
          servers.save(outcome.server());
          changes.record(ChangeKind.DATABASE, "server " + outcome.server().server());
        });
  }

  private static void tell(ServerStatus server) {
    if (server.answers()) LOG.info("Server {}: {}", server.server(), server.words());
    else LOG.warn(server.words());
  }
}
