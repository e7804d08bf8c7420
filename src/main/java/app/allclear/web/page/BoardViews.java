package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.Site;
import app.allclear.flow.Board;
import app.allclear.flow.BoardRow;
import app.allclear.flow.RestoreBoard;
import app.allclear.restore.Forecast;
import app.allclear.restore.QueueOrder;
import app.allclear.restore.RestoreCommands;
import app.allclear.restore.RestoreState;
import app.allclear.restore.ServerStatuses;
import app.allclear.web.page.BoardView.Order;
import app.allclear.web.page.BoardView.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the board of restores readable. */
final class BoardViews {
  private static final int ROWS = 100;

  private final RestoreBoard board;
  private final RestoreCommands commands;
  private final BackupViews backups;
  private final ServerStatuses servers;
  private final Times times;

  BoardViews(
      RestoreBoard board,
      RestoreCommands commands,
      BackupViews backups,
      ServerStatuses servers,
      Times times) {
    this.board = board;
    this.commands = commands;
    this.backups = backups;
    this.servers = servers;
    this.times = times;
  }

  /**
   * @param from the first row to show, from 0
   */
  BoardView from(int from) {
    Board now = board.now();
    ServerLines lines = ServerLines.of(servers, times);
    int queue = (int) now.rows().stream().filter(row -> row.position() > 0).count();
    int begin = Math.clamp(from, 0, Math.max(0, now.rows().size() - 1));
    int end = Math.min(now.rows().size(), begin + ROWS);
    List<BoardRow> shown = now.rows().subList(begin, end);
    BackupViews.Page files =
        backups.page(shown.stream().map(row -> row.status().database()).toList());
    return new BoardView(
        Arrays.stream(QueueOrder.values())
            .map(one -> new Order(one.word(), words(one), one == now.order()))
            .toList(),
        now.back(),
        now.back() + now.owed(),
        now.percent(),
        now.forecast().words(),
        range(now.forecast().all()),
        shown.stream().map(row -> row(row, queue, lines, files)).toList(),
        begin == 0 ? null : Math.max(0, begin - ROWS),
        end == now.rows().size() ? null : end);
  }

  private static String words(QueueOrder order) {
    return switch (order) {
      case PEOPLE -> "most people waiting first";
      case WAITING -> "longest waiting first";
      case SIZE -> "smallest first";
      case AGE -> "newest backup first";
      case HAND -> "as I move them";
    };
  }

  private @Nullable String range(Forecast.@Nullable Range range) {
    if (range == null) return null;
    String earliest = times.of(range.earliest()).shortly();
    String latest = times.of(range.latest()).shortly();
    return earliest.equals(latest)
        ? "about " + earliest
        : "between %s and %s".formatted(earliest, latest);
  }

  private Row row(BoardRow row, int queue, ServerLines lines, BackupViews.Page files) {
    Customer owner = row.customer();
    RestoreCommands.Commands text = commands.of(row.status().database(), row.backup());
    return new Row(
        DatabaseView.inRow(row.status(), lines, times),
        owner == null ? null : owner.id().value(),
        owner == null ? null : owner.name(),
        row.incident() == null ? null : row.incident().toString(),
        owner == null ? List.of() : sites(owner, row),
        waiting(row),
        size(row),
        files.of(row.status().database(), row.backupTakenAt(), row.backup()),
        row.position(),
        row.position() == 1,
        row.position() == queue,
        range(row.expected()),
        text instanceof RestoreCommands.Commands.Ready ready ? ready.text() : null,
        text instanceof RestoreCommands.Commands.Unusable unusable ? unusable.sentence() : null,
        row.status().restore() == RestoreState.RUNNING ? row.status().percent() : null);
  }

  /** The sites on this database; all of the customer's where the file does not say. */
  private static List<String> sites(Customer owner, BoardRow row) {
    List<String> on =
        owner.sites().stream()
            .filter(site -> row.status().database().equals(site.database()))
            .map(Site::written)
            .toList();
    return on.isEmpty() ? owner.sites().stream().map(Site::written).toList() : on;
  }

  private static @Nullable String size(BoardRow row) {
    if (row.size() == null) return null;
    return Sizes.of(row.size()) + (row.backup() == null ? " of tables before" : " backup");
  }

  private @Nullable String waiting(BoardRow row) {
    Instant since = row.waitingSince();
    if (row.people() == 0 || since == null) return null;
    return (row.people() == 1 ? "1 person waits, for " : row.people() + " people wait, for ")
        + times.of(since).ago();
  }
}
