package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one round of probes of one server makes of its databases. */
final class RoundRules {
  /** Uptime is told in whole seconds: less than this is no restart. */
  private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

  /** A list seen again unchanged is stored again only when it has become this old. */
  private static final Duration LIST_AGE = Duration.ofDays(1);

  private final Map<DatabaseName, TableList> lists;
  private final @Nullable ServerStatus previous;
  private final ServerRound round;
  private final boolean calm;
  private final Predicate<DatabaseStatus> deep;

  RoundRules(
      Map<DatabaseName, TableList> lists,
      @Nullable ServerStatus previous,
      ServerRound round,
      boolean calm,
      Predicate<DatabaseStatus> deep) {
    this.lists = lists;
    this.previous = previous;
    this.round = round;
    this.calm = calm;
    this.deep = deep;
  }

  RoundOutcome apply(Collection<DatabaseStatus> statuses) {
    List<RoundOutcome.Change> changes = new ArrayList<>();
    List<TableList> kept = new ArrayList<>();
    for (DatabaseStatus before : statuses) {
      if (!before.probedAt().server().equals(round.server())) continue;
      DatabaseStatus after = restartedSince(before) ? afterRestart(before) : before;
      ProbeResult result = round.results().get(before.database());
      if (result != null && counts(after)) {
        TableList list = listToKeep(after, result);
        if (list != null) kept.add(list);
        after = new ProbeRules(round, list != null, deep.test(after)).apply(after, result);
      }
      if (before.restore() == RestoreState.RESTORED && after.restore() == RestoreState.RESTORED)
        after = stillRestored(before, after);
      if (!after.equals(before)) changes.add(new RoundOutcome.Change(before, after));
    }
    ServerStatus server = server();
    return new RoundOutcome(changes, server, !server.equals(previous), restarted(), kept);
  }

  private boolean restarted() {
    if (previous == null || previous.startedAt() == null || round.serverStartedAt() == null)
      return false;
    return round.serverStartedAt().isAfter(previous.startedAt().plus(CLOCK_GRAIN));
  }

  /**
   * Asked of each database and not of the server, because a round may look at a few only: the
   * others must not miss the restart that it met.
   */
  private boolean restartedSince(DatabaseStatus status) {
    return round.serverStartedAt() != null
        && status.countAfter() != null
        && round.serverStartedAt().isAfter(status.countAfter().plus(CLOCK_GRAIN));
  }

  /** Proven again by the very round that met the restart: it came back when it did. */
  private static DatabaseStatus stillRestored(DatabaseStatus before, DatabaseStatus after) {
    Draft draft = new Draft(after);
    draft.since = before.since();
    return draft.done();
  }

  /** A look begun before the last word was spoken says nothing about that word. */
  private boolean counts(DatabaseStatus status) {
    return status.countAfter() == null || round.began().isAfter(status.countAfter());
  }

  private DatabaseStatus afterRestart(DatabaseStatus before) {
    Draft draft = new Draft(before);
    switch (before.restore()) {
      case RESTORED -> {
        draft.restore = RestoreState.PROVING;
        draft.since = round.ended();
        draft.unproven = 0;
        draft.tableChecks = TableChecks.NONE;
        draft.health = Health.UNKNOWN;
        draft.detail =
            "The server was restarted at %s; it must be proven again.".formatted(started());
      }
      case RUNNING -> {
        if (before.attention() == null)
          draft.attention =
              "The server was restarted at %s while this restore was running: look at it."
                  .formatted(started());
      }
      case NONE, NEEDED, PROVING, FAILED, ON_HOLD, GIVEN_UP -> {}
    }
    return draft.done();
  }

  private String started() {
    return Sentences.time(round.serverStartedAt());
  }

  /** The list to store after this result, or null. Never from damage, never over a restore owed. */
  private @Nullable TableList listToKeep(DatabaseStatus status, ProbeResult result) {
    SortedSet<String> seen = round.tables().get(status.database());
    if (seen == null) return null;
    boolean settled = !status.owed() || status.restore() == RestoreState.PROVING;
    TableList list = lists.get(status.database());
    boolean keep =
        switch (result) {
          case ProbeResult.Healthy _ ->
              settled && mayGrow(list) && isDue(list, seen, round.ended());
          case ProbeResult.Unknown unknown ->
              unknown.eachTableOpens() && (status.checked() || (firstLists() && untouched(status)));
          case ProbeResult.Damaged damaged ->
              damaged.onlyMissing() && status.checked() && !seen.isEmpty();
          case ProbeResult.NamesAgree _, ProbeResult.Unreachable _ -> false;
        };
    return keep ? taken(status, list, seen) : null;
  }

  private TableList taken(DatabaseStatus status, @Nullable TableList list, SortedSet<String> seen) {
    boolean vouched = status.checked();
    return TableList.of(
        status.database(),
        seen,
        round.ended(),
        vouched ? TableList.Origin.VOUCHED : TableList.Origin.KEPT,
        vouched || list == null ? round.ended() : list.since(),
        round.facts().getOrDefault(status.database(), List.of()));
  }

  private boolean firstLists() {
    return calm && !round.looksSick();
  }

  /** While an outage is open every result goes on saying what the operator gave to compare with. */
  private boolean mayGrow(@Nullable TableList list) {
    return calm || list == null || list.origin() == TableList.Origin.KEPT;
  }

  private static boolean untouched(DatabaseStatus status) {
    return status.restore() == RestoreState.NONE && status.findings().isEmpty();
  }

  /** True where a list taken now would say more than the one there is. */
  static boolean isDue(@Nullable TableList list, SortedSet<String> seen, Instant now) {
    return list == null
        || !list.tables().equals(seen)
        || list.seenAt().plus(LIST_AGE).isBefore(now);
  }

  private ServerStatus server() {
    boolean same = previous != null && previous.answers() == round.answered();
    Instant since = same ? previous.since() : round.ended();
    Instant started = round.serverStartedAt();
    if (previous != null && previous.startedAt() != null && !restarted())
      started = previous.startedAt();
    Set<String> found =
        round.found() != null ? round.found() : previous == null ? Set.of() : previous.found();
    String version =
        round.version() != null ? round.version() : previous == null ? null : previous.version();
    return new ServerStatus(
        round.server(), round.answered(), since, round.words(), started, found, version);
  }
}
