package app.allclear.restore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code allclear.*} says about backups and restoring from them.
 *
 * @param backups patterns of files, for example {@code /backup/{server}/{database}-*.sql.gz}
 * @param backupsOldAfter the age at which a backup is worth a warning
 * @param backupsEvery the pause between two looks for new files
 * @param restoreCommands the template of the commands shown beside each database
 */
@ConfigurationProperties("allclear")
public record BackupSettings(
    List<String> backups,
    @DefaultValue("36h") Duration backupsOldAfter,
    @DefaultValue("10m") Duration backupsEvery,
    @DefaultValue("config/restore-commands.txt") Path restoreCommands) {
  @SuppressWarnings("ConstantValue") // Spring passes null for a list that is not configured.
  public BackupSettings {
    backups = backups == null ? List.of() : List.copyOf(backups);
  }
}
