package app.allclear.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a list from before knows it. Never holds a row's content.
 *
 * @param engine as server, dump or file names it, {@code VIEW} for a view; null where nobody said
 * @param columns name and type, in their order; empty where nobody said
 * @param bytes of data and indexes together, roughly; null where nobody said
 */
public record ListedTable(
    String name, @Nullable String engine, List<String> columns, @Nullable Long bytes) {
  public static final String VIEW = "VIEW";

  public ListedTable {
    if (name.isEmpty()) throw new IllegalArgumentException("A table without a name.");
    columns = List.copyOf(columns);
  }

  /** A table of which no more than its name is known. */
  public static ListedTable named(String name) {
    return new ListedTable(name, null, List.of(), null);
  }
}
