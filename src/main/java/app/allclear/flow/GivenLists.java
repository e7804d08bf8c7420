package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of a given list.
 *
 * @param taken the databases whose list it now is, with how many tables
 * @param newer the databases that have a newer list of our own, in words; theirs was kept
 * @param unknown databases it names that no customer has
 * @param remarks how good it is, as sentences
 */
public record GivenLists(
    String label,
    Instant takenAt,
    Map<DatabaseName, Integer> taken,
    Map<DatabaseName, String> newer,
    Set<DatabaseName> unknown,
    List<String> remarks) {
  public GivenLists {
    taken = Collections.unmodifiableMap(new TreeMap<>(taken));
    newer = Collections.unmodifiableMap(new TreeMap<>(newer));
    unknown = Collections.unmodifiableSet(new TreeSet<>(unknown));
    remarks = List.copyOf(remarks);
  }

  /** How many tables in all. */
  public int tables() {
    return taken.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** One sentence. */
  public String words() {
    return "%s names %d %s of %d %s."
        .formatted(
            label,
            tables(),
            tables() == 1 ? "table" : "tables",
            taken.size(),
            taken.size() == 1 ? "database" : "databases");
  }
}
