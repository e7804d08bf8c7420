package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator's own notes, timestamped. What writes is called inside a change. */
public final class OperatorLog {
  private final JdbcOperatorLog log;
  private final Changes changes;

  OperatorLog(JdbcOperatorLog log, Changes changes) {
    this.log = log;
    this.changes = changes;
  }

  public LogEntry write(
      Instant at,
      String text,
      @Nullable OutageId outage,
      @Nullable CustomerId customer,
      @Nullable DatabaseName database) {
    // As the store keeps it, so that the answer to writing it equals every later reading.
    Instant kept = at.truncatedTo(ChronoUnit.MICROS);
    long id = log.insert(kept, text, outage, customer, database);
    changes.record(ChangeKind.LOG, id);
    return new LogEntry(id, kept, text, outage, customer, database);
  }

  /** In the order written. */
  public Page<LogEntry> after(long after, int limit) {
    return Page.cut(log.after(after, limit + 1), limit, entry -> Long.toString(entry.id()));
  }

  /** Newest first. */
  public List<LogEntry> newest(int limit) {
    return log.newest(limit);
  }

  /** Those written during an outage, newest first. */
  public List<LogEntry> ofOutage(OutageId outage, int limit) {
    return log.ofOutage(outage, limit);
  }

  /** A customer's, newest first. */
  public List<LogEntry> of(CustomerId customer, int limit) {
    return log.of(customer, limit);
  }
}
