package app.allclear.restore;

import app.allclear.store.Changes;
import app.allclear.store.StoredValues;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of restores, what was measured of them, and the backups they come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class QueueConfiguration {
  @Bean
  RestoreRuns restoreRuns(JdbcClient jdbc) {
    return new JdbcRestoreRuns(jdbc);
  }

  @Bean
  RestorePlaces restorePlaces(JdbcClient jdbc, StoredValues values, Changes changes) {
    return new JdbcRestorePlaces(jdbc, values, changes);
  }

  @Bean
  Backups backups(JdbcClient jdbc, Changes changes) {
    return new JdbcBackups(jdbc, changes);
  }

  @Bean
  RestoreCommands restoreCommands(BackupSettings settings) {
    return new RestoreCommands(settings.restoreCommands());
  }

  @Bean
  DataDirectories dataDirectories(RestoreSettings settings) {
    return new DataDirectories(settings);
  }

  @Bean
  BackupFiles backupFiles(BackupSettings settings) {
    return new BackupFiles(settings.backups(), ZoneId.systemDefault());
  }

  @Bean
  BackupLook backupLook(BackupSettings settings) {
    return new BackupLook(settings.backupsEndMark(), settings.backupsReadRate().toBytes());
  }
}
