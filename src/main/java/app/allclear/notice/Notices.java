package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.store.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    List<Notice> notices = ofIncident(incident);
    Optional<Notice> last =
        notices.stream()
            .filter(notice -> notice.state() == NoticeState.SENT)
            .max(Comparator.comparing(Notices::sentAt));
    Set<EmailAddress> answered =
        notices.stream()
            .filter(notice -> notice.state().answers())
            .filter(notice -> notice.round() == round || !notice.event().ofIncidentRound())
            .map(Notice::to)
            .collect(Collectors.toSet());
    return new NoticeFacts(
        count(notices, NoticeState.HELD),
        count(notices, NoticeState.IN_DOUBT),
        count(notices, NoticeState.FAILED) + count(notices, NoticeState.BOUNCED),
        last.map(Notice::event).orElse(null),
        last.map(Notices::sentAt).orElse(null),
        notices.stream()
            .anyMatch(notice -> notice.event() == NoticeEvent.RESTORED && notice.round() == round),
        answered);
  }

  private static Instant sentAt(Notice notice) {
    Instant sent = notice.sentAt();
    return sent == null ? notice.createdAt() : sent;
  }

  private static int count(List<Notice> notices, NoticeState state) {
    return (int) notices.stream().filter(notice -> notice.state() == state).count();
  }
}
