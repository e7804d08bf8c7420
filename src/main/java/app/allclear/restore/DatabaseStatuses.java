package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored status of every database that was looked at or spoken of. Writing needs a write
 * transaction, and records a change whose reference is the database, {@code server/name}.
 */
public interface DatabaseStatuses {
  Optional<DatabaseStatus> find(DatabaseName database);

  /** Those of the named that are stored, in the order asked for. */
  Map<DatabaseName, DatabaseStatus> of(Collection<DatabaseName> databases);

  /** At most {@code limit} in the order of their names, beginning behind {@code after}. */
  List<DatabaseStatus> all(@Nullable DatabaseName after, int limit);

  /** All in this state, by name: a look at an index, for what asks often. */
  List<DatabaseStatus> in(RestoreState state);

  /** Those the operator wants checked with CHECK TABLE, by name; by an index as well. */
  List<DatabaseStatus> checksAsked();

  /** Stores it, in place of the one stored before. */
  void save(DatabaseStatus status);
}
