package app.allclear.restore;

import java.time.Instant;
import java.util.List;

/** Restores as measured, one row a run. Writing needs a write transaction. */
public interface RestoreRuns {
  /** Notes what a change of status says about a restore's beginning or end. */
  void follow(DatabaseStatus before, DatabaseStatus after);

  /**
   * Those that ended since then, and those that run; in the order they ended, running ones last.
   */
  List<RestoreRun> since(Instant start);
}
