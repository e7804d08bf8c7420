package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One finished restore as the forecast measures it.
 *
 * @param seconds from its beginning to its end; where only ends are known, from the end before
 * @param size in bytes; null where nobody knows
 */
record MeasuredRestore(Instant began, Instant ended, double seconds, @Nullable Long size) {

  /** Whether most beginnings are known; where they are not, only ends are measured. */
  static boolean areTimed(List<RestoreRun> ended) {
    long loaded = ended.stream().filter(RestoreRun::loaded).count();
    long endsOnly = ended.stream().filter(run -> run.loaded() && run.began() == null).count();
    return endsOnly * 2 <= loaded;
  }

  /** Those that were loaded, in the order they ended. */
  static List<MeasuredRestore> of(
      List<RestoreRun> ended, Map<DatabaseName, Long> sizes, boolean timed) {
    List<MeasuredRestore> measured = new ArrayList<>();
    @Nullable Instant before = null;
    for (RestoreRun run : ended) {
      Instant end = run.ended();
      if (end == null) continue;
      Instant began = timed ? run.began() : before;
      if (run.loaded() && began != null)
        measured.add(
            new MeasuredRestore(
                began, end, Math.max(1, seconds(began, end)), sizes.get(run.database())));
      before = end;
    }
    return measured;
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  MeasuredRestore with(double more) {
    return new MeasuredRestore(began, ended, seconds + more, size);
  }
}
