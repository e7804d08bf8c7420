package app.allclear.matching;

import app.allclear.customer.DatabaseName;
import java.util.Collection;
import java.util.List;

/**
 * The tables that databases had while they were well. Names compare without regard to case. Asked
 * for words of error messages only; answers come from memory, and may be as old as the last probe.
 * A table or prefix of more than twenty databases tells nothing, so an answer may stop at
 * twenty-one.
 */
public interface KnownTables {
  /** Where no lists are kept. */
  KnownTables NONE =
      new KnownTables() {
        @Override
        public Collection<DatabaseName> withTable(String table) {
          return List.of();
        }

        @Override
        public Collection<DatabaseName> withPrefix(String prefix) {
          return List.of();
        }
      };

  /** Databases with a table of exactly this name; empty where none is known. */
  Collection<DatabaseName> withTable(String table);

  /**
   * Databases with a table whose name begins with this; empty where none is known.
   *
   * @param prefix its last character is its first underscore: {@code k7x_}
   */
  Collection<DatabaseName> withPrefix(String prefix);
}
