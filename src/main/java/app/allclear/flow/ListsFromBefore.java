package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.restore.Restores;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The lists that count: those taken while an outage was already under way do not. */
public final class ListsFromBefore {
  private final TableLists lists;
  private final Restores restores;
  private final Outages outages;

  ListsFromBefore(TableLists lists, Restores restores, Outages outages) {
    this.lists = lists;
    this.restores = restores;
    this.outages = outages;
  }

  /** Those there are of the named, without what is known of each table. */
  public Map<DatabaseName, TableList> of(Collection<DatabaseName> databases) {
    Map<DatabaseName, TableList> stored = lists.of(databases);
    if (stored.isEmpty()) return stored;
    List<Outage> all = outages.all();
    return restores.fromBefore(
        stored, instant -> all.stream().anyMatch(outage -> lies(instant, outage)));
  }

  private static boolean lies(Instant instant, Outage outage) {
    return !instant.isBefore(outage.startedAt())
        && (outage.endedAt() == null || instant.isBefore(outage.endedAt()));
  }
}
