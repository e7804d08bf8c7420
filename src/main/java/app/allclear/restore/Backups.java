package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The backups catalogue. Writing needs a write transaction. */
public interface Backups {
  /** The newest usable one of each of the named; those without have none. */
  Map<DatabaseName, Backup> newest(Collection<DatabaseName> databases);

  /** The newest one of each that is damaged or cut short, where no usable one is as new. */
  Map<DatabaseName, Backup> passedOver(Collection<DatabaseName> databases);

  /** Every file catalogued, newest first. */
  List<Backup> of(DatabaseName database);

  /** Every file catalogued, by path. */
  Map<String, Backup> byPath();

  /** Stores it in place of what was known of the same path. */
  void save(Backup backup);

  /** Forgets a file that is gone. */
  void forget(String path);
}
