package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tables and views a database had while it was well: what a vanished table is noticed by.
 *
 * @param seenAt when the database was last seen well with exactly these
 * @param source where the list comes from, to be read after "the list": {@code kept}
 */
public record TableList(
    DatabaseName database, SortedSet<String> tables, Instant seenAt, String source) {
  /** The source of lists that Allclear took itself. */
  public static final String KEPT = "kept";

  public TableList {
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
  }

  static TableList kept(DatabaseName database, Collection<String> tables, Instant seenAt) {
    return new TableList(database, new TreeSet<>(tables), seenAt, KEPT);
  }
}
