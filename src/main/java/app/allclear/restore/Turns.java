package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose turn it is to be opened, where a round has no time for all: each server's go round and
 * round. Kept in memory only: after a start the first are first again. Safe for several threads.
 */
final class Turns {
  private final Map<String, DatabaseName> last = new ConcurrentHashMap<>();

  /** The same probes by name, beginning behind the one that took the last turn. */
  List<Probe> from(String server, List<Probe> probes) {
    List<Probe> sorted = new ArrayList<>(probes);
    sorted.sort((one, other) -> one.database().compareTo(other.database()));
    DatabaseName before = last.get(server);
    if (before == null) return sorted;
    List<Probe> turned = new ArrayList<>(sorted.size());
    for (Probe probe : sorted) if (probe.database().compareTo(before) > 0) turned.add(probe);
    for (Probe probe : sorted) if (probe.database().compareTo(before) <= 0) turned.add(probe);
    return turned;
  }

  void took(String server, DatabaseName database) {
    last.put(server, database);
  }
}
