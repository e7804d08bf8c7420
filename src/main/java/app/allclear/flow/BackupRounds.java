package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.restore.Backup;
import app.allclear.restore.BackupFiles;
import app.allclear.restore.BackupLook;
import app.allclear.restore.BackupSettings;
import app.allclear.restore.Backups;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backups catalogue is kept true: files come and go, each is looked into once, slowly, the
 * newest of each database first. What was found out is remembered as long as the file stays the
 * same.
 */
public final class BackupRounds implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BackupRounds.class);

  /** A file written so recently may be being written still. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  /** How many files one transaction takes in. */
  private static final int BATCH = 50;

  private final Transactions transactions;
  private final Directories directories;
  private final Backups backups;
  private final BackupFiles files;
  private final BackupLook look;
  private final BackupSettings settings;
  private final Clock clock;
  private volatile Standing standing = Standing.UNKNOWN;

  BackupRounds(
      Transactions transactions,
      Directories directories,
      Backups backups,
      BackupFiles files,
      BackupLook look,
      BackupSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.directories = directories;
    this.backups = backups;
    this.files = files;
    this.look = look;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * How the backups stood when they were last looked at.
   *
   * @param without databases that have no usable backup
   * @param old databases whose newest usable backup is older than it should be
   * @param unusable files that are damaged or cut short
   */
  public record Standing(int without, int old, int unusable) {
    static final Standing UNKNOWN = new Standing(0, 0, 0);

    public boolean isCalm() {
      return without == 0 && old == 0 && unusable == 0;
    }
  }

  /** As of the last round; calm before the first, and where no patterns are configured. */
  public Standing standing() {
    return standing;
  }

  public boolean areConfigured() {
    return files.areConfigured();
  }

  /** Over and over, until interrupted. */
  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        round();
        Thread.sleep(settings.backupsEvery());
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.error("Looking through the backups failed. They are looked at again later.", e);
        if (!rest()) return;
      }
    }
  }

  private boolean rest() {
    try {
      Thread.sleep(settings.backupsEvery());
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /** One look at the folders, and at every file that was not looked into. */
  void round() throws InterruptedException {
    Set<DatabaseName> databases = Set.copyOf(directories.inForce().databases());
    takeIn(databases);
    standing = count(databases);
    for (Backup backup : unchecked()) {
      Backup found = look.look(backup, clock.instant());
      if (!found.verdict().usable()) LOG.warn("Backup {}: {}", found.path(), found.words());
      save(List.of(found), List.of());
      standing = count(databases);
    }
  }

  private void takeIn(Set<DatabaseName> databases) {
    Set<Path> unreadable = new TreeSet<>();
    Map<String, Backup> present = files.list(databases, unreadable);
    for (Path folder : unreadable)
      LOG.warn("The folder {} cannot be listed, so backups in it are not known.", folder);
    Map<String, Backup> known = backups.byPath();
    List<Backup> fresh = new ArrayList<>();
    for (Backup backup : present.values()) {
      Backup before = known.remove(backup.path());
      if (before == null || !before.isOf(backup)) fresh.add(backup);
    }
    // What lies in a folder that can't be read now is not gone.
    List<String> gone =
        known.keySet().stream()
            .filter(path -> unreadable.stream().noneMatch(Path.of(path)::startsWith))
            .toList();
    for (int from = 0; from < fresh.size(); from += BATCH)
      save(fresh.subList(from, Math.min(from + BATCH, fresh.size())), List.of());
    for (int from = 0; from < gone.size(); from += BATCH)
      save(List.of(), gone.subList(from, Math.min(from + BATCH, gone.size())));
  }

  private void save(List<Backup> saved, List<String> forgotten) {
    transactions.change(
        Urgency.BATCH,
        () -> {
          saved.forEach(backups::save);
          forgotten.forEach(backups::forget);
        });
  }

  /** The newest of each database before the rest. */
  private List<Backup> unchecked() {
    Instant settled = clock.instant().minus(SETTLED);
    List<Backup> newestFirst =
        backups.byPath().values().stream()
            .filter(backup -> backup.verdict() == Backup.Verdict.UNCHECKED)
            .filter(backup -> backup.modifiedAt().isBefore(settled))
            .sorted(Comparator.comparing(Backup::takenAt).reversed())
            .toList();
    Set<DatabaseName> seen = new HashSet<>();
    List<Backup> first = new ArrayList<>();
    List<Backup> rest = new ArrayList<>();
    for (Backup backup : newestFirst) (seen.add(backup.database()) ? first : rest).add(backup);
    first.addAll(rest);
    return first;
  }

  private Standing count(Set<DatabaseName> databases) {
    Map<DatabaseName, Backup> newest = backups.newest(databases);
    Instant fresh = clock.instant().minus(settings.backupsOldAfter());
    int old = (int) newest.values().stream().filter(one -> one.takenAt().isBefore(fresh)).count();
    int unusable =
        (int) backups.byPath().values().stream().filter(one -> !one.verdict().usable()).count();
    return new Standing(databases.size() - newest.size(), old, unusable);
  }
}
