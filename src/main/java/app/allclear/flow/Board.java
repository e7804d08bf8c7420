package app.allclear.flow;

import app.allclear.restore.Forecast;
import app.allclear.restore.QueueOrder;
import java.util.List;

/**
 * The board of restores at one moment.
 *
 * @param order in which the queue stands
 * @param rows those being restored, then the queue, then what is proven, held back and given up
 * @param back how many databases of this outage are back
 * @param owed how many are not, given up ones included
 */
public record Board(QueueOrder order, List<BoardRow> rows, int back, int owed, Forecast forecast) {
  public Board {
    rows = List.copyOf(rows);
  }

  /** In per cent of all that this outage damaged; 0 where nothing is. */
  public int percent() {
    return back + owed == 0 ? 0 : 100 * back / (back + owed);
  }
}
