package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.util.List;
import java.util.Map;

/** The order of restores as the operator chose it. Writing needs a write transaction. */
public interface RestorePlaces {
  QueueOrder order();

  void orderBy(QueueOrder order);

  /** Where those that were moved by hand stand. */
  Map<DatabaseName, Long> places();

  /** Keeps exactly this order by hand. */
  void keep(List<DatabaseName> queue);
}
