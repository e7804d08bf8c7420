package app.allclear.notice;

import static app.allclear.notice.NoticeState.BOUNCED;
import static app.allclear.notice.NoticeState.IN_DOUBT;
import static app.allclear.notice.NoticeState.QUEUED;
import static app.allclear.notice.NoticeState.SENDING;
import static app.allclear.notice.NoticeState.SENT;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is heard of notices after {@link Dispatch} handed them over: found again in a folder, come
 * back from an address, tried there once more. As with {@link Outbox}, changes are opened by the
 * caller, and empty means that there was nothing to change.
 */
public final class Echoes {
  private static final Set<NoticeState> SEEN = EnumSet.complementOf(EnumSet.of(SENT, BOUNCED));

  private final JdbcOutbox moves;
  private final JdbcDispatch dispatch;
  private final JdbcNotices rows;
  private final Changes changes;

  Echoes(JdbcOutbox moves, JdbcDispatch dispatch, JdbcNotices rows, Changes changes) {
    this.moves = moves;
    this.dispatch = dispatch;
    this.rows = rows;
    this.changes = changes;
  }

  /**
   * Our own Message-ID was seen, in the Sent folder or in a copy that came back: evidence that one
   * was sent, whatever we thought of it. Nobody else can know it before it has left. It comes only
   * once, so it counts also while the server's answer is on its way to us and may never arrive.
   */
  public Optional<Notice> seen(String messageId, Instant now) {
    return rows.withMessageId(messageId)
        .filter(notice -> notice.attempts() > 0)
        .flatMap(notice -> moved(notice, found(notice, now)));
  }

  private static Move found(Notice notice, Instant now) {
    String reason = notice.state() == SENDING ? null : "It was found again, so it was sent.";
    return new Move(SEEN, SENT, reason).sentAt(now).ofAttempt(notice.attempts());
  }

  /** The one that a report is about: by Message-ID and recipient together. */
  public Optional<Notice> named(String messageId, EmailAddress recipient) {
    return rows.withMessageId(messageId).filter(notice -> notice.to().equals(recipient));
  }

  /**
   * Sends to this address once more what came back from it in the outage, where nothing later went
   * there in the same incident.
   */
  public List<Notice> tryAgain(EmailAddress recipient, OutageId outage, Instant now) {
    List<Notice> again = new ArrayList<>();
    for (long incident : rows.incidentsWithBounced(recipient, outage))
      rows.brieflyOf(List.of(new IncidentId(incident))).values().stream()
          .flatMap(List::stream)
          .filter(notice -> notice.to().equals(recipient))
          .filter(notice -> notice.state() == BOUNCED || notice.state().answers())
          .reduce((_, later) -> later)
          .filter(last -> last.state() == BOUNCED)
          .flatMap(last -> moved(last, afterBounce(last, now)))
          .ifPresent(again::add);
    return List.copyOf(again);
  }

  private static Move afterBounce(Notice bounced, Instant now) {
    String reason = "Tried again after it came back: " + bounced.reason();
    return new Move(Set.of(BOUNCED), QUEUED, reason).notBefore(now);
  }

  /** What waits because its address rests is looked at now. */
  public void hurry(EmailAddress recipient, Instant now) {
    dispatch.hurry(recipient, now);
  }

  /** Whether a notice of ours has this Message-ID. */
  public boolean owed(String messageId) {
    return rows.withMessageId(messageId).isPresent();
  }

  /**
   * A bounce for good; it counts only if Message-ID (without angle brackets) and recipient name one
   * notice that may have left.
   */
  public Optional<Notice> bounced(
      String messageId, EmailAddress recipient, String reason, Instant now) {
    return named(messageId, recipient)
        .flatMap(notice ->
            moved(
                notice.id().value(),
                new Move(Set.of(SENDING, IN_DOUBT, SENT), BOUNCED, OneLine.of(reason))));
  }

  private Optional<Notice> moved(Notice notice, Move move) {
    return moved(notice.id().value(), move);
  }

  private Optional<Notice> moved(long id, Move move) {
    return moves.move(id, move) ? rows.find(id).map(this::noted) : Optional.empty();
  }

  private Notice noted(Notice notice) {
    changes.record(ChangeKind.NOTICE, notice.id());
    return notice;
  }
}
