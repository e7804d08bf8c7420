package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.incident.IncidentId;
import app.allclear.restore.Backup;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Forecast;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One database on the board of restores.
 *
 * @param customer null where the directory has none for it any more
 * @param incident the customer's open one, null where there is none
 * @param people how many people wait for it
 * @param backup the newest usable one in the catalogue; null where there is none
 * @param size in bytes: the backup's, or where there is none, of the tables as they were before;
 *     null where nobody knows
 * @param position in the queue, from 1; 0 for what is not in it
 * @param expected when it can be expected; null where nothing can be said
 */
public record BoardRow(
    DatabaseStatus status,
    @Nullable Customer customer,
    @Nullable IncidentId incident,
    int people,
    @Nullable Instant waitingSince,
    @Nullable Backup backup,
    @Nullable Long size,
    int position,
    Forecast.@Nullable Range expected) {

  /** Of when the backup is: as reported, else the catalogue's newest. */
  public @Nullable Instant backupTakenAt() {
    if (status.backupTakenAt() != null) return status.backupTakenAt();
    return backup == null ? null : backup.takenAt();
  }
}
