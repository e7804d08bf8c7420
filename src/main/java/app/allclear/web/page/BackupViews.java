package app.allclear.web.page;

import app.allclear.restore.Backup;
import app.allclear.restore.BackupSettings;
import app.allclear.web.page.BoardView.BackupView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The backup a database comes from, in words. */
final class BackupViews {
  private final BackupSettings settings;
  private final Times times;

  BackupViews(BackupSettings settings, Times times) {
    this.settings = settings;
    this.times = times;
  }

  /**
   * @param taken of when it is, as reported or catalogued
   * @param backup the newest usable one of the catalogue
   */
  BackupView of(@Nullable Instant taken, @Nullable Backup backup) {
    if (taken == null) return new BackupView("no backup known", true, null);
    Moment moment = times.of(taken);
    boolean old = Duration.between(taken, times.now()).compareTo(settings.backupsOldAfter()) > 0;
    String detail = backup == null ? null : backup.path() + ": " + backup.words();
    return new BackupView(
        "backup of %s, %s old".formatted(moment.shortly(), moment.ago()), old, detail);
  }

  /** In the list of all databases: null where no catalogue is kept and nobody said anything. */
  @Nullable BackupView listed(@Nullable Backup backup) {
    if (settings.backups().isEmpty()) return null;
    if (backup == null) return new BackupView("no usable backup", true, null);
    BackupView view = of(backup.takenAt(), backup);
    return new BackupView(view.words() + ", " + Sizes.of(backup.size()), view.bad(), view.detail());
  }
}
