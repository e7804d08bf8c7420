package app.allclear.restore;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a dump or a listing names.
 *
 * @param what {@code a dump} or {@code a listing}
 * @param tables by database as it is written there, in the order found; under "" those of no
 *     database named
 * @param remarks what the operator should know about how good it is, as sentences
 * @param finished when the dump says that it was made, by its own clock; null where it does not
 */
public record ReadTables(
    String what,
    Map<String, List<ListedTable>> tables,
    List<String> remarks,
    @Nullable LocalDateTime finished) {
  public ReadTables {
    Map<String, List<ListedTable>> copy = new LinkedHashMap<>();
    tables.forEach((database, own) -> copy.put(database, List.copyOf(new ArrayList<>(own))));
    tables = copy;
    remarks = List.copyOf(remarks);
  }

  /** How many tables and views there are in all. */
  public int count() {
    return tables.values().stream().mapToInt(List::size).sum();
  }
}
