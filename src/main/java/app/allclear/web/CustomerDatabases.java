package app.allclear.web;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.store.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Databases as pages and API show them: those of the directory, whether or not anybody has looked
 * at them, and those that have a status although no customer has them any more.
 */
public final class CustomerDatabases {
  private final Directories directory;
  private final DatabaseStatuses statuses;
  private final Clock clock;

  public CustomerDatabases(Directories directory, DatabaseStatuses statuses, Clock clock) {
    this.directory = directory;
    this.statuses = statuses;
    this.clock = clock;
  }

  /** Each customer's databases, in the directory's order; empty for one who is not in it. */
  public Map<CustomerId, List<DatabaseStatus>> of(Collection<CustomerId> customers) {
    Directory now = directory.inForce();
    Map<CustomerId, List<DatabaseName>> names = new LinkedHashMap<>();
    for (CustomerId id : customers)
      names.put(id, now.find(id).map(Customer::databases).orElse(List.of()));
    Map<DatabaseName, DatabaseStatus> known =
        statuses.of(names.values().stream().flatMap(List::stream).distinct().toList());
    Instant at = clock.instant();
    Map<CustomerId, List<DatabaseStatus>> found = new LinkedHashMap<>();
    names.forEach(
        (id, own) -> found.put(id, own.stream().map(name -> status(known, name, at)).toList()));
    return found;
  }

  public List<DatabaseStatus> of(CustomerId customer) {
    return of(List.of(customer)).getOrDefault(customer, List.of());
  }

  /** In the order of their names, beginning behind {@code after}. */
  public Page<DatabaseStatus> after(@Nullable DatabaseName after, int limit) {
    TreeMap<DatabaseName, DatabaseStatus> found = new TreeMap<>();
    statuses.all(after, limit + 1).forEach(status -> found.put(status.database(), status));
    List<DatabaseName> listed = listed(after).limit(limit + 1L).toList();
    Map<DatabaseName, DatabaseStatus> known = statuses.of(listed);
    Instant at = clock.instant();
    for (DatabaseName name : listed) found.put(name, status(known, name, at));
    List<DatabaseStatus> oneMore = found.values().stream().limit(limit + 1L).toList();
    return Page.cut(oneMore, limit, status -> status.database().toString());
  }

  private Stream<DatabaseName> listed(@Nullable DatabaseName after) {
    TreeSet<DatabaseName> all = new TreeSet<>(directory.inForce().databases());
    return (after == null ? all : all.tailSet(after, false)).stream();
  }

  private static DatabaseStatus status(
      Map<DatabaseName, DatabaseStatus> known, DatabaseName name, Instant at) {
    DatabaseStatus stored = known.get(name);
    return stored == null ? DatabaseStatus.unseen(name, at) : stored;
  }
}
