package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one probed server.
 *
 * @param since since when it answers, or does not
 * @param words one sentence for the operator
 * @param startedAt when it was last started; null until it said so
 * @param found the databases last seen on it
 * @param version what it calls itself, {@code 11.4.5-MariaDB}; null until it said so
 */
public record ServerStatus(
    String server,
    boolean answers,
    Instant since,
    String words,
    @Nullable Instant startedAt,
    Set<String> found,
    @Nullable String version) {
  public ServerStatus {
    found = Set.copyOf(found);
  }

  /** One that has not said what it is. */
  public ServerStatus(
      String server,
      boolean answers,
      Instant since,
      String words,
      @Nullable Instant startedAt,
      Set<String> found) {
    this(server, answers, since, words, startedAt, found, null);
  }

  /** True where it says that it is MariaDB, which answers with an error where MySQL may end. */
  public boolean isMariaDb() {
    return version != null && version.contains("MariaDB");
  }

  /** Databases seen on this server that belong to no customer, sorted. */
  public Set<DatabaseName> withoutCustomer(Directory directory) {
    return found.stream()
        .map(name -> new DatabaseName(server, name))
        .filter(database -> directory.ownerOf(database).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
