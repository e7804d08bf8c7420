package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the restores of an outage can be expected to be finished, as ranges.
 *
 * @param left how many are still to be restored, those under way included
 * @param all the range of the last one; null where there is not enough to go by
 * @param each the range of each; empty where there is not enough to go by
 * @param words how many are left, what the last ones took, and why nothing more is said where that
 *     is so: whole sentences for the operator
 */
public record Forecast(int left, @Nullable Range all, Map<DatabaseName, Range> each, String words) {
  public Forecast {
    each = Map.copyOf(each);
  }

  /** From the earliest to the latest time it can be expected. */
  public record Range(Instant earliest, Instant latest) {}

  /**
   * A restore that is not finished.
   *
   * @param size in bytes; null where nobody knows
   * @param began null while it waits in the queue
   * @param percent as its script reports; null where it does not
   */
  public record Unfinished(
      DatabaseName database,
      @Nullable Long size,
      @Nullable Instant began,
      @Nullable Integer percent) {}
}
