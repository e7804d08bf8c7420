package app.allclear.incident;

import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Instant;
import java.util.Map;

/**
 * The servers of an outage whose data directory was copied before anything was touched. What writes
 * is called inside a change.
 */
public final class OutageCopies {
  private final JdbcOutageCopies copies;
  private final Changes changes;

  OutageCopies(JdbcOutageCopies copies, Changes changes) {
    this.copies = copies;
    this.changes = changes;
  }

  /** Notes that it was copied; false where that was noted before. */
  public boolean copied(OutageId outage, String server, Instant at) {
    if (copies.of(outage).containsKey(server)) return false;
    copies.insert(outage, server, at);
    changes.record(ChangeKind.OUTAGE, outage);
    return true;
  }

  /** When each server's was copied. */
  public Map<String, Instant> of(OutageId outage) {
    return copies.of(outage);
  }
}
