package app.allclear.incident;

import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.util.List;

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
  public boolean copied(OutageId outage, DataCopy copy) {
    if (copies.of(outage).stream().anyMatch(known -> known.server().equals(copy.server())))
      return false;
    copies.insert(outage, copy);
    changes.record(ChangeKind.OUTAGE, outage);
    return true;
  }

  /** One a server, oldest first. */
  public List<DataCopy> of(OutageId outage) {
    return copies.of(outage);
  }
}
