package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides where a database stands in the queue of restores.
 *
 * @param people how many people wait for it
 * @param size in bytes, of what is to be loaded, roughly; null where nobody knows
 * @param place where it stands in the order by hand, least first; null where it was not moved yet
 */
public record Queueing(
    DatabaseName database,
    int people,
    @Nullable Instant waitingSince,
    @Nullable Long size,
    @Nullable Instant backupTakenAt,
    @Nullable Long place) {}
