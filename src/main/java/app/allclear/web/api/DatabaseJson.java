package app.allclear.web.api;

import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A database as the API shows it. */
record DatabaseJson(
    String database,
    @Nullable String customer,
    String health,
    String restore,
    Instant since,
    @Nullable Instant backupTakenAt,
    String onWhoseWord) {

  static DatabaseJson of(DatabaseStatus status, @Nullable String customer) {
    return new DatabaseJson(
        status.database().toString(),
        customer,
        status.health().word(),
        status.restore().word(),
        status.since(),
        status.backupTakenAt(),
        status.onWhoseWord());
  }
}
