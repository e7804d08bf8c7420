package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.matching.KnownTables;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables that the probes saw, by name and prefix, for matching's question. Kept in memory and
 * read anew in the background when it is asked and they are older than five minutes; the first
 * question waits for them. Safe for any thread.
 */
final class TableNames implements KnownTables {
  private static final Logger LOG = LoggerFactory.getLogger(TableNames.class);
  private static final Duration FRESH = Duration.ofMinutes(5);

  /** What more databases have tells nothing, and need not be remembered. */
  private static final int MOST = 21;

  private record Index(
      Map<String, List<DatabaseName>> tables,
      Map<String, List<DatabaseName>> prefixes,
      Instant at) {}

  private final Directories directories;
  private final TableLists lists;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable Index index;

  TableNames(Directories directories, TableLists lists, Clock clock) {
    this.directories = directories;
    this.lists = lists;
    this.clock = clock;
  }

  @Override
  public Collection<DatabaseName> withTable(String table) {
    return present().tables.getOrDefault(lower(table), List.of());
  }

  @Override
  public Collection<DatabaseName> withPrefix(String prefix) {
    return present().prefixes.getOrDefault(lower(prefix), List.of());
  }

  private Index present() {
    Index known = index;
    if (known == null) return read();
    boolean old = known.at.isBefore(clock.instant().minus(FRESH));
    if (old && reading.compareAndSet(false, true))
      Thread.ofVirtual().name("table-names").start(this::readAgain);
    return known;
  }

  private void readAgain() {
    try {
      read();
    } catch (RuntimeException e) {
      LOG.warn(
          "The lists of tables could not be read again. Error messages in mail are read with the names as they were before.",
          e);
    } finally {
      reading.set(false);
    }
  }

  /** Reads the lists now. */
  Index read() {
    Map<String, List<DatabaseName>> tables = new HashMap<>();
    Map<String, List<DatabaseName>> prefixes = new HashMap<>();
    for (TableList list : lists.of(directories.inForce().databases()).values()) {
      Set<String> seen = new HashSet<>();
      for (String table : list.tables()) {
        String name = lower(table);
        add(tables, name, list.database());
        int end = name.indexOf('_') + 1;
        if (end > 0 && seen.add(name.substring(0, end)))
          add(prefixes, name.substring(0, end), list.database());
      }
    }
    Index read = new Index(Map.copyOf(tables), Map.copyOf(prefixes), clock.instant());
    index = read;
    return read;
  }

  private static void add(
      Map<String, List<DatabaseName>> index, String name, DatabaseName database) {
    List<DatabaseName> databases = index.computeIfAbsent(name, _ -> new ArrayList<>(1));
    if (databases.size() < MOST) databases.add(database);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
