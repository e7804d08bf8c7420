package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.incident.Incident;
import app.allclear.incident.Incidents;
import app.allclear.restore.Backup;
import app.allclear.restore.Backups;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Forecast;
import app.allclear.restore.Queueing;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the databases that are owed, each thing asked for once. */
final class OwedDatabases {
  private final List<DatabaseStatus> owed;
  private final Directory directory;
  private final Map<DatabaseName, Backup> newest;
  private final Map<DatabaseName, TableList> lists;
  private final Map<CustomerId, Incident> open = new HashMap<>();

  /** Where it is asked. */
  record Knowledge(
      Directories directories, Incidents incidents, Backups backups, TableLists lists) {
    OwedDatabases of(List<DatabaseStatus> owed) {
      return new OwedDatabases(owed, this);
    }
  }

  private OwedDatabases(List<DatabaseStatus> owed, Knowledge knowledge) {
    this.owed = owed;
    this.directory = knowledge.directories().inForce();
    List<DatabaseName> names = owed.stream().map(DatabaseStatus::database).toList();
    this.newest = knowledge.backups().newest(names);
    this.lists =
        knowledge.lists().of(names.stream().filter(name -> !newest.containsKey(name)).toList());
    List<CustomerId> owners =
        names.stream()
            .flatMap(name -> directory.ownerOf(name).stream())
            .map(Customer::id)
            .distinct()
            .toList();
    for (Incident incident : knowledge.incidents().openOf(owners))
      open.put(incident.customer(), incident);
  }

  List<DatabaseStatus> owed() {
    return owed;
  }

  private Optional<Incident> incidentOf(DatabaseName database) {
    return directory.ownerOf(database).map(owner -> open.get(owner.id()));
  }

  private int people(DatabaseName database) {
    return incidentOf(database)
        .filter(incident -> incident.waitingSince() != null)
        .map(Incident::people)
        .orElse(0);
  }

  /** What is to be loaded, as it lies there; null where there is no backup. */
  @Nullable Long backupSize(DatabaseName database) {
    Backup backup = newest.get(database);
    return backup == null ? null : backup.size();
  }

  /** Where there is no backup, what the tables took up before says how large it is. */
  private @Nullable Long size(DatabaseName database) {
    TableList list = lists.get(database);
    Long backup = backupSize(database);
    return backup != null || list == null ? backup : list.bytes();
  }

  Queueing queueing(DatabaseStatus status, Map<DatabaseName, Long> places) {
    DatabaseName database = status.database();
    Backup backup = newest.get(database);
    return new Queueing(
        database,
        people(database),
        incidentOf(database).map(Incident::waitingSince).orElse(null),
        size(database),
        backup == null ? status.backupTakenAt() : backup.takenAt(),
        places.get(database));
  }

  BoardRow row(DatabaseStatus status, Map<DatabaseName, Integer> positions, Forecast forecast) {
    DatabaseName database = status.database();
    @Nullable Instant waiting = incidentOf(database).map(Incident::waitingSince).orElse(null);
    return new BoardRow(
        status,
        directory.ownerOf(database).orElse(null),
        incidentOf(database).map(Incident::id).orElse(null),
        people(database),
        waiting,
        newest.get(database),
        size(database),
        positions.getOrDefault(database, 0),
        forecast.each().get(database));
  }
}
