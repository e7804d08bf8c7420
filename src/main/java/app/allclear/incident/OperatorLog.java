package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.store.Page;
import java.util.List;

/** The operator's own notes. */
public class OperatorLog {
  public Page<LogEntry> after(long after, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public List<LogEntry> newest(int limit) {
    throw new UnsupportedOperationException();
  }

  /** A customer's, newest first. */
  public List<LogEntry> of(CustomerId customer, int limit) {
    throw new UnsupportedOperationException();
  }
}
