package app.allclear.notice;

import app.allclear.incident.IncidentId;
import app.allclear.store.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notices as pages, API and decisions read them. Safe for any thread. */
public final class Notices {
  private final JdbcNotices rows;

  Notices(JdbcNotices rows) {
    this.rows = rows;
  }

  /** In the order owed. */
  public Page<Notice> after(long after, int limit) {
    return Page.cut(rows.after(after, limit + 1), limit, notice -> notice.id().toString());
  }

  /** Owed last first. */
  public List<Notice> newest(int limit) {
    return rows.newest(limit);
  }

  public Optional<Notice> find(NoticeId id) {
    return rows.find(id.value());
  }

  /** By its own Message-ID, without angle brackets. */
  public Optional<Notice> withMessageId(String messageId) {
    return rows.withMessageId(messageId);
  }

  /** Oldest first. */
  public List<Notice> ofIncident(IncidentId incident) {
    return rows.ofIncident(incident);
  }

  /** Oldest first, without subject and text: for what only asks what became of each. */
  public List<Notice> brieflyOfIncident(IncidentId incident) {
    return brieflyOf(List.of(incident)).getOrDefault(incident, List.of());
  }

  /** The same of several; incidents without a notice are missing. */
  public Map<IncidentId, List<Notice>> brieflyOf(Collection<IncidentId> incidents) {
    return rows.brieflyOf(incidents);
  }

  /** Those that wait for the operator's release, oldest first. */
  public List<Notice> held() {
    return inState(NoticeState.HELD);
  }

  /** Oldest first. */
  public List<Notice> inState(NoticeState state) {
    return rows.inState(state);
  }

  /** Every state, also with a count of 0. */
  public Map<NoticeState, Long> counts() {
    return rows.counts();
  }

  /**
   * What they amount to in the incident's present round.
   *
   * @param round the incident's
   */
  public NoticeFacts facts(IncidentId incident, int round) {
    return NoticeFacts.of(ofIncident(incident), round);
  }
}
