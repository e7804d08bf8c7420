package app.allclear.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the operator gives a list of tables.
 *
 * @param server which server its databases are on
 * @param database which database it is of, where it does not say so itself
 * @param label what it is, {@code Monday's backup}: every result will name it
 * @param takenAt of when it is; null to believe what a dump says of itself
 * @param replace also where Allclear has a newer list of its own
 */
public record ListGift(
    String server,
    @Nullable String database,
    String label,
    @Nullable Instant takenAt,
    boolean replace) {
  public ListGift {
    if (database != null && database.isBlank()) database = null;
  }
}
