package app.allclear.incident;

import app.allclear.store.Page;
import java.util.List;
import java.util.Optional;

/** The incidents as lists and pages read them. */
public class Incidents {
  /** In the order opened. */
  public Page<Incident> after(IncidentQuery query, long after, int limit) {
    throw new UnsupportedOperationException();
  }

  /** As an operator needs them: open before closed, most urgent first, then who waits longest. */
  public List<Incident> byUrgency(IncidentQuery query, int limit, int offset) {
    throw new UnsupportedOperationException();
  }

  public int count(IncidentQuery query) {
    throw new UnsupportedOperationException();
  }

  public Optional<Incident> find(IncidentId id) {
    throw new UnsupportedOperationException();
  }

  /** Oldest first. */
  public List<TimelineEntry> timeline(IncidentId id) {
    throw new UnsupportedOperationException();
  }
}
