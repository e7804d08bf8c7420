package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The lists from before, one a database at most. Writing needs a write transaction. */
public interface TableLists {
  /** Those there are of the named, without what is known of each table. */
  Map<DatabaseName, TableList> of(Collection<DatabaseName> databases);

  /** One list with all that is known of its tables. */
  Optional<TableList> find(DatabaseName database);

  /**
   * Keeps it in place of the one kept before. Where it knows nothing of its tables, what was known
   * stays.
   */
  void keep(TableList list);
}
