package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views a database had while it was well: what a vanished table is noticed by.
 *
 * @param seenAt when the database was last seen well with exactly these, or of when the backup is
 *     that the list was read from
 * @param since when the first of the lists was taken that this one grew from
 * @param label how the operator calls a given one, {@code Monday's backup}; empty for others
 * @param bytes of all tables together, roughly; null where unknown
 * @param facts what is known of each table; empty where not asked for, or unknown
 */
public record TableList(
    DatabaseName database,
    SortedSet<String> tables,
    Instant seenAt,
    Origin origin,
    String label,
    Instant since,
    @Nullable Long bytes,
    List<ListedTable> facts) {
  /** Where a list comes from. */
  public enum Origin {
    /** Taken by Allclear while all was calm. */
    KEPT,
    /** What was there when the operator said that it is how it should be. */
    VOUCHED,
    /** Read from a dump or a listing that the operator gave. */
    GIVEN
  }

  /** Longer names would not fit beside a result. */
  public static final int LONGEST_LABEL = 200;

  public TableList {
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    facts = List.copyOf(facts);
  }

  static TableList kept(DatabaseName database, Collection<String> tables, Instant seenAt) {
    return of(database, tables, seenAt, Origin.KEPT, seenAt, List.of());
  }

  static TableList of(
      DatabaseName database,
      Collection<String> tables,
      Instant seenAt,
      Origin origin,
      Instant since,
      List<ListedTable> facts) {
    return new TableList(
        database, new TreeSet<>(tables), seenAt, origin, "", since, bytes(facts), facts);
  }

  /** A list that the operator gave, named by {@code label}, of the time {@code takenAt}. */
  public static TableList given(
      DatabaseName database, List<ListedTable> tables, String label, Instant takenAt) {
    TreeSet<String> names = new TreeSet<>();
    for (ListedTable table : tables) names.add(table.name());
    return new TableList(
        database, names, takenAt, Origin.GIVEN, label, takenAt, bytes(tables), tables);
  }

  /** What is known of each table of the list, of some perhaps no more than the name. */
  public List<ListedTable> known() {
    Map<String, ListedTable> byName = new HashMap<>();
    for (ListedTable fact : facts) byName.put(fact.name(), fact);
    return tables.stream().map(name -> byName.getOrDefault(name, ListedTable.named(name))).toList();
  }

  private static @Nullable Long bytes(List<ListedTable> facts) {
    Long sum = null;
    for (ListedTable table : facts)
      if (table.bytes() != null) sum = (sum == null ? 0 : sum) + table.bytes();
    return sum;
  }

  /** In words, with its age where that is worth a thought. */
  public String words(Instant now) {
    return Sentences.list(this, now);
  }
}
