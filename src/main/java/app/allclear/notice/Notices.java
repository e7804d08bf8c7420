package app.allclear.notice;

import app.allclear.incident.IncidentId;
import app.allclear.store.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notices as pages, API and decisions read them. */
public final class Notices {
  Notices() {}

  /** In the order owed. */
  public Page<Notice> after(long after, int limit) {
    throw new UnsupportedOperationException();
  }

  public Optional<Notice> find(NoticeId id) {
    throw new UnsupportedOperationException();
  }

  /** Oldest first. */
  public List<Notice> ofIncident(IncidentId incident) {
    throw new UnsupportedOperationException();
  }

  /** Those that wait for the operator's release, oldest first. */
  public List<Notice> held() {
    throw new UnsupportedOperationException();
  }

  /** Every state, also with a count of 0. */
  public Map<NoticeState, Long> counts() {
    throw new UnsupportedOperationException();
  }

  public NoticeFacts facts(IncidentId incident) {
    throw new UnsupportedOperationException();
  }
}
