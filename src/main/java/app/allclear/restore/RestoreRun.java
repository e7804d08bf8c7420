package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One restore as it was reported: what the expected finish is measured on.
 *
 * @param began null where only its end was reported
 * @param ended null while it runs
 * @param loaded false while it runs, and where it ended without the database being loaded
 */
public record RestoreRun(
    DatabaseName database, @Nullable Instant began, @Nullable Instant ended, boolean loaded) {
  public RestoreRun {
    if (began == null && ended == null)
      throw new IllegalArgumentException("A restore has begun, ended, or both.");
  }

  /** What a change of status means for the run under way. */
  enum Step {
    BEGINS,
    ENDS_LOADED,
    ENDS_WITHOUT,
    NONE
  }

  static Step step(DatabaseStatus before, DatabaseStatus after) {
    if (before.restore() == after.restore()) return Step.NONE;
    if (after.restore() == RestoreState.RUNNING) return Step.BEGINS;
    boolean loadedBefore = isLoaded(before.restore());
    if (isLoaded(after.restore())) return loadedBefore ? Step.NONE : Step.ENDS_LOADED;
    return before.restore() == RestoreState.RUNNING ? Step.ENDS_WITHOUT : Step.NONE;
  }

  private static boolean isLoaded(RestoreState state) {
    return state == RestoreState.PROVING || state == RestoreState.RESTORED;
  }

  Optional<Instant> finish() {
    return loaded ? Optional.ofNullable(ended) : Optional.empty();
  }
}
