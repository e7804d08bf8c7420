package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.StoredValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link RestorePlaces} in the table {@code restore_place}. */
final class JdbcRestorePlaces implements RestorePlaces {
  private static final String ORDER = "restore order";
  private static final String ALL = "SELECT name, place FROM restore_place";
  private static final String CLEAR = "DELETE FROM restore_place WHERE name = :name";
  private static final String UPDATE = "UPDATE restore_place SET place = :place WHERE name = :name";
  private static final String INSERT =
      "INSERT INTO restore_place (name, place) VALUES (:name, :place)";

  private final JdbcClient jdbc;
  private final StoredValues values;
  private final Changes changes;

  JdbcRestorePlaces(JdbcClient jdbc, StoredValues values, Changes changes) {
    this.jdbc = jdbc;
    this.values = values;
    this.changes = changes;
  }

  @Override
  public QueueOrder order() {
    return values.find(ORDER).flatMap(QueueOrder::named).orElse(QueueOrder.PEOPLE);
  }

  @Override
  public void orderBy(QueueOrder order) {
    values.put(ORDER, order.word());
    changes.record(ChangeKind.SWITCH, ORDER);
  }

  @Override
  public Map<DatabaseName, Long> places() {
    Map<DatabaseName, Long> places = new HashMap<>();
    jdbc.sql(ALL)
        .query(row -> {
          places.put(DatabaseName.parse(row.getString(1)), row.getLong(2));
        });
    return places;
  }

  @Override
  public void keep(List<DatabaseName> queue) {
    Map<DatabaseName, Long> before = places();
    for (int i = 0; i < queue.size(); i++) {
      DatabaseName database = queue.get(i);
      Long stood = before.remove(database);
      if (stood != null && stood == i) continue;
      jdbc.sql(stood == null ? INSERT : UPDATE)
          .param("name", database.toString())
          .param("place", i)
          .update();
    }
    for (DatabaseName gone : before.keySet())
      jdbc.sql(CLEAR).param("name", gone.toString()).update();
    changes.record(ChangeKind.SWITCH, ORDER);
  }
}
