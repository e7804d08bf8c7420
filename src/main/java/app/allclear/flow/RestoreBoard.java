package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.restore.Backups;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.FinishForecast;
import app.allclear.restore.Forecast;
import app.allclear.restore.Forecast.Unfinished;
import app.allclear.restore.QueueOrder;
import app.allclear.restore.RestorePlaces;
import app.allclear.restore.RestoreQueue;
import app.allclear.restore.RestoreQueue.Move;
import app.allclear.restore.RestoreRun;
import app.allclear.restore.RestoreRuns;
import app.allclear.restore.RestoreState;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which database is restored next, and when each can be expected: what is owed, the people who wait
 * for it, the backups there are, and the operator's order, read together.
 */
public final class RestoreBoard {
  private final Transactions transactions;
  private final DatabaseStatuses statuses;
  private final Outages outages;
  private final RestorePlaces places;
  private final RestoreRuns runs;
  private final Backups backups;
  private final OwedDatabases.Knowledge knowledge;
  private final Clock clock;

  RestoreBoard(
      Transactions transactions,
      DatabaseStatuses statuses,
      Outages outages,
      RestorePlaces places,
      RestoreRuns runs,
      Backups backups,
      OwedDatabases.Knowledge knowledge,
      Clock clock) {
    this.transactions = transactions;
    this.statuses = statuses;
    this.outages = outages;
    this.places = places;
    this.runs = runs;
    this.backups = backups;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /** Everything that is owed; what is back is only counted. */
  public Board now() {
    return transactions.view(this::read);
  }

  /** The queue as it stands: what is to be restored, in order. */
  public List<BoardRow> queue() {
    return now().rows().stream().filter(row -> row.position() > 0).toList();
  }

  /** From here on the queue stands in this order. */
  public void orderBy(QueueOrder order) {
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          // What the operator sees is where moving by hand begins.
          if (order == QueueOrder.HAND && places.order() != QueueOrder.HAND)
            places.keep(order(owed()));
          places.orderBy(order);
        });
  }

  /** Moves one within the queue, which stands in the order by hand from then on. */
  public void move(DatabaseName database, Move move) {
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          List<DatabaseName> queue = order(owed());
          if (!queue.contains(database))
            throw new ActRefused(
                ActRefused.Kind.CONFLICT,
                "%s does not wait in the queue any more.".formatted(database));
          places.keep(RestoreQueue.moved(queue, database, move));
          places.orderBy(QueueOrder.HAND);
        });
  }

  private List<DatabaseStatus> owed() {
    List<DatabaseStatus> owed = new ArrayList<>();
    for (RestoreState state : RestoreState.values())
      if (state.owed()) owed.addAll(statuses.in(state));
    return owed;
  }

  private List<DatabaseName> order(List<DatabaseStatus> owed) {
    return order(knowledge.of(owed));
  }

  private List<DatabaseName> order(OwedDatabases known) {
    Map<DatabaseName, Long> byHand = places.places();
    return RestoreQueue.inOrder(
        places.order(),
        known.owed().stream()
            .filter(status -> RestoreQueue.queues(status.restore()))
            .map(status -> known.queueing(status, byHand))
            .toList());
  }

  private Board read() {
    OwedDatabases known = knowledge.of(owed());
    List<DatabaseName> queue = order(known);
    Instant start = outages.current().map(Outage::startedAt).orElse(Instant.EPOCH);
    Forecast forecast = forecast(known, queue, start);
    Map<DatabaseName, Integer> positions = new HashMap<>();
    for (DatabaseName name : queue) positions.put(name, positions.size() + 1);
    List<BoardRow> rows =
        known.owed().stream()
            .map(status -> known.row(status, positions, forecast))
            .sorted(
                Comparator.comparing((BoardRow row) -> group(row.status().restore()))
                    .thenComparing(BoardRow::position)
                    .thenComparing(row -> row.status().since())
                    .thenComparing(row -> row.status().database()))
            .toList();
    return new Board(places.order(), rows, back(start), known.owed().size(), forecast);
  }

  private static int group(RestoreState state) {
    return switch (state) {
      case RUNNING -> 0;
      case NEEDED, FAILED -> 1;
      case PROVING -> 2;
      case ON_HOLD -> 3;
      case GIVEN_UP -> 4;
      case RESTORED, NONE -> 5;
    };
  }

  private int back(Instant start) {
    return (int)
        statuses.in(RestoreState.RESTORED).stream()
            .filter(DatabaseStatus::back)
            .filter(status -> status.restoredAt() == null || !status.restoredAt().isBefore(start))
            .count();
  }

  private Forecast forecast(OwedDatabases known, List<DatabaseName> queue, Instant start) {
    List<RestoreRun> measured = runs.since(start);
    Map<DatabaseName, Instant> began =
        measured.stream()
            .filter(run -> run.ended() == null && run.began() != null)
            .collect(
                Collectors.toMap(
                    RestoreRun::database, run -> Objects.requireNonNull(run.began()), (a, _) -> a));
    List<Unfinished> running =
        known.owed().stream()
            .filter(status -> status.restore() == RestoreState.RUNNING)
            .map(status ->
                new Unfinished(
                    status.database(),
                    known.backupSize(status.database()),
                    began.getOrDefault(status.database(), status.since()),
                    status.percent()))
            .toList();
    List<Unfinished> waiting =
        queue.stream()
            .map(name -> new Unfinished(name, known.backupSize(name), null, null))
            .toList();
    Map<DatabaseName, Long> sizes = sizesOf(measured.stream().map(RestoreRun::database).toList());
    return FinishForecast.of(measured, sizes, running, waiting, clock.instant());
  }

  private Map<DatabaseName, Long> sizesOf(Collection<DatabaseName> databases) {
    Map<DatabaseName, Long> sizes = new HashMap<>();
    backups.newest(databases).forEach((name, backup) -> sizes.put(name, backup.size()));
    return sizes;
  }
}
