package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The order of the restores that are owed and not begun: pure. */
public final class RestoreQueue {
  /** Where to move one. */
  public enum Move {
    UP,
    DOWN,
    TO_TOP
  }

  private RestoreQueue() {}

  /** The databases in this order. */
  public static List<DatabaseName> inOrder(QueueOrder order, Collection<Queueing> queueing) {
    return queueing.stream().sorted(order.comparator()).map(Queueing::database).toList();
  }

  /** The queue after the move; the same where it can't be moved there or is not in it. */
  public static List<DatabaseName> moved(
      List<DatabaseName> queue, DatabaseName database, Move move) {
    int from = queue.indexOf(database);
    if (from < 0) return queue;
    int to =
        switch (move) {
          case UP -> Math.max(0, from - 1);
          case DOWN -> Math.min(queue.size() - 1, from + 1);
          case TO_TOP -> 0;
        };
    List<DatabaseName> moved = new ArrayList<>(queue);
    moved.add(to, moved.remove(from));
    return List.copyOf(moved);
  }

  /** Whether one in this state is still to be restored, and nothing holds it back. */
  public static boolean queues(RestoreState state) {
    return switch (state) {
      case NEEDED, FAILED -> true;
      case NONE, RUNNING, PROVING, RESTORED, ON_HOLD, GIVEN_UP -> false;
    };
  }
}
