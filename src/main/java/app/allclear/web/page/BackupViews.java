package app.allclear.web.page;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.Backup;
import app.allclear.restore.BackupSettings;
import app.allclear.restore.Backups;
import app.allclear.web.page.BoardView.BackupView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backup a database comes from, in words. */
final class BackupViews {
  private final Backups backups;
  private final BackupSettings settings;
  private final Times times;

  BackupViews(Backups backups, BackupSettings settings, Times times) {
    this.backups = backups;
    this.settings = settings;
    this.times = times;
  }

  /**
   * A file of the catalogue.
   *
   * @param about of when it is, how old and how large
   * @param verdict what a look inside said, or that none was taken yet
   * @param usable whether somebody would load it
   */
  public record FileView(String path, String about, String verdict, boolean usable) {}

  /** Those of one page's databases, read at once. */
  Page page(Collection<DatabaseName> databases) {
    return new Page(backups.newest(databases), backups.passedOver(databases));
  }

  /** Every file of a database, newest first; null where no catalogue is kept. */
  @Nullable List<FileView> all(DatabaseName database) {
    if (settings.backups().isEmpty()) return null;
    return backups.of(database).stream().map(this::file).toList();
  }

  private FileView file(Backup backup) {
    return new FileView(
        backup.path(),
        "%s, %s".formatted(words(backup.takenAt()), Sizes.of(backup.size())),
        backup.words(),
        backup.verdict().usable());
  }

  private String words(Instant taken) {
    Moment moment = times.of(taken);
    return "backup of %s, %s old".formatted(moment.shortly(), moment.ago());
  }

  private boolean old(Instant taken) {
    return Duration.between(taken, times.now()).compareTo(settings.backupsOldAfter()) > 0;
  }

  /** The backups of the databases on one page. */
  final class Page {
    private final Map<DatabaseName, Backup> newest;
    private final Map<DatabaseName, Backup> passedOver;

    private Page(Map<DatabaseName, Backup> newest, Map<DatabaseName, Backup> passedOver) {
      this.newest = newest;
      this.passedOver = passedOver;
    }

    /**
     * Where it will come from.
     *
     * @param taken of when it is, as reported or catalogued
     * @param backup the newest usable one of the catalogue
     */
    BackupView of(DatabaseName database, @Nullable Instant taken, @Nullable Backup backup) {
      String bad = passedOver(database);
      if (taken == null)
        return new BackupView(
            bad == null ? "no backup known" : "no usable backup", true, null, bad);
      String detail = backup == null ? null : backup.path() + ": " + backup.words();
      return new BackupView(words(taken), old(taken), detail, bad);
    }

    /** In the list of all databases: null where no catalogue is kept. */
    @Nullable BackupView listed(DatabaseName database) {
      if (settings.backups().isEmpty()) return null;
      Backup backup = newest.get(database);
      if (backup == null)
        return new BackupView("no usable backup", true, null, passedOver(database));
      BackupView view = of(database, backup.takenAt(), backup);
      return new BackupView(
          view.words() + ", " + Sizes.of(backup.size()),
          view.bad(),
          view.detail(),
          view.passedOver());
    }

    private @Nullable String passedOver(DatabaseName database) {
      Backup bad = passedOver.get(database);
      if (bad == null) return null;
      return "Do not load %s of %s. %s"
          .formatted(
              Path.of(bad.path()).getFileName(), times.of(bad.takenAt()).shortly(), bad.words());
    }
  }
}
