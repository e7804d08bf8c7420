package app.allclear.restore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What {@code allclear.*} says about backups and restoring from them.
 *
 * @param backups patterns of files, for example {@code /backup/{server}/{database}-*.sql.gz}
 * @param backupsOldAfter the age at which a backup is worth a warning
 * @param backupsEvery the pause between two looks for new files
 * @param backupsEndMark what the end of a whole dump holds; empty where dumps have none
 * @param backupsReadRate how many bytes of a second a look into a backup reads
 * @param restoreCommands the template of the commands shown beside each database
 */
@ConfigurationProperties("allclear")
public record BackupSettings(
    List<String> backups,
    @DefaultValue("36h") Duration backupsOldAfter,
    @DefaultValue("10m") Duration backupsEvery,
    @DefaultValue("-- Dump completed") String backupsEndMark,
    @DefaultValue("20MB") DataSize backupsReadRate,
    @DefaultValue("config/restore-commands.txt") Path restoreCommands) {
  @SuppressWarnings("ConstantValue") // Spring passes null for a list that is not configured.
  public BackupSettings {
    backups = backups == null ? List.of() : List.copyOf(backups);
  }
}
