package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.restore.ListReader;
import app.allclear.restore.ListedTable;
import app.allclear.restore.ReadTables;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operator gives lists of tables from before: read outside a transaction, kept in one. */
public final class ListActs {
  /** How far ahead of ours a clock may run. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private final Transactions transactions;
  private final Directories directories;
  private final TableLists lists;
  private final ListsFromBefore fromBefore;
  private final Outages outages;
  private final OperatorLog log;
  private final Changes changes;
  private final Clock clock;

  ListActs(
      Transactions transactions,
      Directories directories,
      TableLists lists,
      ListsFromBefore fromBefore,
      Outages outages,
      OperatorLog log,
      Changes changes,
      Clock clock) {
    this.transactions = transactions;
    this.directories = directories;
    this.lists = lists;
    this.fromBefore = fromBefore;
    this.outages = outages;
    this.log = log;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Keeps what it names as the lists of the databases it names. Throws {@link ActRefused} where it
   * can't be read or names nothing.
   */
  public GivenLists give(ListGift gift, InputStream text) throws IOException {
    check(gift);
    ReadTables read = read(gift, text);
    Instant takenAt = takenAt(gift, read);
    Map<DatabaseName, List<ListedTable>> byDatabase = byDatabase(gift, read);
    return transactions.change(
        Urgency.OPERATOR, () -> keep(gift, read.remarks(), takenAt, byDatabase));
  }

  private static void check(ListGift gift) {
    if (gift.label().isBlank())
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "Say what it is, for example “Monday's backup”: every result will name it.");
    if (gift.label().length() > TableList.LONGEST_LABEL)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "Its name has %d characters; %d are the most."
              .formatted(gift.label().length(), TableList.LONGEST_LABEL));
    if (gift.server().isBlank())
      throw new ActRefused(ActRefused.Kind.INVALID, "Say which server its databases are on.");
  }

  private ReadTables read(ListGift gift, InputStream text) throws IOException {
    try {
      ReadTables read = ListReader.read(text, namesOn(gift.server()));
      if (read.count() > 0) return read;
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "No table is named in it. "
              + (read.remarks().isEmpty()
                  ? "Give a dump with its CREATE TABLE statements, or the listing of a folder that holds the tables' files."
                  : String.join(" ", read.remarks())));
    } catch (IllegalArgumentException e) {
      throw new ActRefused(ActRefused.Kind.INVALID, String.valueOf(e.getMessage()));
    }
  }

  private Set<String> namesOn(String server) {
    return directories.inForce().databases().stream()
        .filter(database -> database.server().equals(server))
        .map(DatabaseName::name)
        .collect(Collectors.toSet());
  }

  private Instant takenAt(ListGift gift, ReadTables read) {
    Instant taken = gift.takenAt();
    if (taken == null && read.finished() != null)
      taken = read.finished().atZone(ZoneId.systemDefault()).toInstant();
    if (taken == null)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "Say of when it is: nothing in it tells, and every result will say how old it is.");
    if (taken.isAfter(clock.instant().plus(AHEAD)))
      throw new ActRefused(
          ActRefused.Kind.INVALID, "%s is still to come; say of when it is.".formatted(taken));
    return taken;
  }

  /** Where only one database can be meant, the operator's choice is what it is called. */
  private static Map<DatabaseName, List<ListedTable>> byDatabase(ListGift gift, ReadTables read) {
    Map<DatabaseName, List<ListedTable>> found = new TreeMap<>();
    String chosen = gift.database();
    boolean single = read.tables().size() == 1;
    read.tables()
        .forEach((written, tables) -> {
          String name = chosen != null && (single || written.isEmpty()) ? chosen : written;
          if (name.isBlank())
            throw new ActRefused(
                ActRefused.Kind.INVALID,
                "It does not say which database its tables belong to. Choose one, or give the listing with its folder's name above.");
          if (tables.isEmpty() || ListReader.isSystem(name)) return;
          found
              .computeIfAbsent(new DatabaseName(gift.server(), name), _ -> new ArrayList<>())
              .addAll(tables);
        });
    return found;
  }

  private GivenLists keep(
      ListGift gift,
      List<String> remarks,
      Instant takenAt,
      Map<DatabaseName, List<ListedTable>> given) {
    Directory now = directories.inForce();
    Map<DatabaseName, TableList> present = fromBefore.of(given.keySet());
    Map<DatabaseName, Integer> taken = new TreeMap<>();
    Map<DatabaseName, String> newer = new TreeMap<>();
    Set<DatabaseName> unknown = new TreeSet<>();
    given.forEach((database, tables) -> {
      TableList before = present.get(database);
      if (now.ownerOf(database).isEmpty()) unknown.add(database);
      else if (before != null && !gift.replace() && isBetter(before, takenAt))
        newer.put(database, before.words(clock.instant()));
      else {
        TableList list = TableList.given(database, tables, gift.label().strip(), takenAt);
        lists.keep(list);
        changes.record(ChangeKind.DATABASE, database);
        taken.put(database, list.tables().size());
      }
    });
    GivenLists result =
        new GivenLists(gift.label().strip(), takenAt, taken, newer, unknown, remarks);
    tell(result);
    return result;
  }

  /** What Allclear kept itself while all was well, and later than this, says more. */
  private static boolean isBetter(TableList before, Instant takenAt) {
    return before.origin() != TableList.Origin.GIVEN && before.seenAt().isAfter(takenAt);
  }

  private void tell(GivenLists given) {
    if (given.taken().isEmpty()) return;
    log.write(
        clock.instant(),
        "You gave a list of tables: " + given.words(),
        outages.current().map(Outage::id).orElse(null),
        null,
        only(given.taken().keySet()));
  }

  private static @Nullable DatabaseName only(Set<DatabaseName> databases) {
    return databases.size() == 1 ? databases.iterator().next() : null;
  }
}
