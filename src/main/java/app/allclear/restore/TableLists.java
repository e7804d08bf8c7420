package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.util.Collection;
import java.util.Map;

/** The lists from before, one a database at most. Writing needs a write transaction. */
public interface TableLists {
  /** Those there are of the named. */
  Map<DatabaseName, TableList> of(Collection<DatabaseName> databases);

  /** Keeps it in place of the one kept before. */
  void keep(TableList list);
}
