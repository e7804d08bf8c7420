package app.allclear.notice;

import static app.allclear.notice.NoticeState.BOUNCED;
import static app.allclear.notice.NoticeState.DEFERRED;
import static app.allclear.notice.NoticeState.FAILED;
import static app.allclear.notice.NoticeState.HELD;
import static app.allclear.notice.NoticeState.IN_DOUBT;
import static app.allclear.notice.NoticeState.OVERTAKEN;
import static app.allclear.notice.NoticeState.SENDING;
import static app.allclear.notice.NoticeState.SENT;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.SendResult;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes notices out of the outbox, and records what became of each. In one change: claim, last
 * look, compose, intend; then the connection; in another change: settle. As with {@link Outbox},
 * changes are opened by the caller, and empty means that somebody else was there first: then
 * nothing may be sent.
 */
public final class Dispatch {
  /** How soon a notice that had to wait is looked at again. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final int CANDIDATES = 16;
  private static final Set<NoticeState> NOT_SETTLED =
      EnumSet.complementOf(EnumSet.of(SENT, BOUNCED));

  private final JdbcOutbox table;
  private final JdbcNotices rows;
  private final Outbox outbox;
  private final Changes changes;
  private final NoticeSettings.InDoubt inDoubt;

  Dispatch(
      JdbcOutbox table,
      JdbcNotices rows,
      Outbox outbox,
      Changes changes,
      NoticeSettings.InDoubt inDoubt) {
    this.table = table;
    this.rows = rows;
    this.outbox = outbox;
    this.changes = changes;
    this.inDoubt = inDoubt;
  }

  /**
   * Claims the next one due: all-clears first, then taken-back ones, then the rest, oldest first.
   * Empty where none is due or sending is paused.
   *
   * @param lease how long the claim is good for; after it {@link #expire} takes it away
   */
  public Optional<Claimed> claimNext(Instant now, Duration lease) {
    if (outbox.paused()) return Optional.empty();
    for (long id : table.due(now, CANDIDATES))
      if (table.claim(id, now, now.plus(lease)))
        return rows.find(id)
            .map(this::noted)
            .map(notice -> new Claimed(notice, rows.theirSubject(id), table.claimNumber(id)));
    return Optional.empty();
  }

  /** When the next one may be due; empty where nothing waits to be sent. */
  public Optional<Instant> nextDue() {
    return table.nextDue();
  }

  /** Stores what is about to be sent: to be committed before a connection opens. */
  public Optional<Notice> intend(Claimed claimed, Composed.Ready ready) {
    long id = claimed.notice().id().value();
    return table.intend(id, claimed.number(), ready.subject(), ready.text())
        ? rows.find(id).map(this::noted)
        : Optional.empty();
  }

  /** The last look says wait: gives the claim back, to be looked at again soon. */
  public Optional<Notice> postpone(Claimed claimed, String reason, Instant now) {
    return given(claimed, new Move(Set.of(SENDING), DEFERRED, reason).notBefore(now.plus(SOON)));
  }

  /** The last look says never. */
  public Optional<Notice> withdraw(Claimed claimed, String reason, Instant now) {
    return given(claimed, new Move(Set.of(SENDING), OVERTAKEN, reason));
  }

  /** Its template can't be used: it waits until that is mended. */
  public Optional<Notice> hold(Claimed claimed, String reason, Instant now) {
    Optional<Notice> held = given(claimed, new Move(Set.of(SENDING), HELD, reason));
    held.ifPresent(notice -> table.markBroken(notice.id().value()));
    return held;
  }

  /**
   * What the server said about the notice that {@link #intend} handed back. An acceptance always
   * counts, however late; a refusal counts only for the attempt that it answers.
   */
  public Optional<Notice> settle(Notice sent, SendResult result, Instant now) {
    Set<NoticeState> open = Set.of(SENDING, IN_DOUBT);
    int attempt = sent.attempts();
    Move move =
        switch (result) {
          case SendResult.Accepted _ -> new Move(NOT_SETTLED, SENT, null).sentAt(now);
          case SendResult.RefusedForNow(String reason) ->
              new Move(open, DEFERRED, reason)
                  .notBefore(now.plus(GrowingWaits.after(attempt)))
                  .ofAttempt(attempt);
          case SendResult.RefusedForGood(String reason) ->
              new Move(open, FAILED, reason).ofAttempt(attempt);
          case SendResult.Unknown(String reason) -> doubted(reason, attempt, now);
        };
    return moved(sent.id().value(), move);
  }

  private Move doubted(String reason, int attempt, Instant now) {
    Set<NoticeState> claimed = Set.of(SENDING);
    return switch (inDoubt) {
      case HOLD -> new Move(claimed, IN_DOUBT, reason).ofAttempt(attempt);
      case RESEND ->
          new Move(claimed, DEFERRED, reason)
              .notBefore(now.plus(GrowingWaits.after(attempt)))
              .ofAttempt(attempt);
    };
  }

  /**
   * Ends claims whose lease is over, because whoever held them died. Where the intent was stored
   * the mail may have left: in doubt, or sent again where so configured. Where it was not, nothing
   * left, and it waits for its turn again.
   */
  public List<Notice> expire(Instant now) {
    List<Notice> expired = new ArrayList<>();
    for (long id : table.expired(now)) {
      boolean ended = table.requeue(id, now) || doubted(id, now);
      if (ended) rows.find(id).map(this::noted).ifPresent(expired::add);
    }
    return List.copyOf(expired);
  }

  private boolean doubted(long id, Instant now) {
    String reason = "The program stopped while this was being sent: it may have arrived or not.";
    if (!table.doubt(id, reason, now)) return false;
    if (inDoubt == NoticeSettings.InDoubt.RESEND)
      table.move(id, new Move(Set.of(IN_DOUBT), DEFERRED, reason).notBefore(now));
    return true;
  }

  /**
   * Our own Message-ID was seen, in the Sent folder or in a copy that came back: evidence that a
   * doubtful one was sent.
   */
  public Optional<Notice> seen(String messageId, Instant now) {
    String reason = "It was found again, so it was sent.";
    return rows.withMessageId(messageId)
        .flatMap(notice ->
            moved(notice.id().value(), new Move(Set.of(IN_DOUBT), SENT, reason).sentAt(now)));
  }

  /**
   * A bounce for good; it counts only if Message-ID (without angle brackets) and recipient name one
   * notice that may have left.
   */
  public Optional<Notice> bounced(
      String messageId, EmailAddress recipient, String reason, Instant now) {
    return rows.withMessageId(messageId)
        .filter(notice -> notice.to().equals(recipient))
        .flatMap(notice ->
            moved(
                notice.id().value(),
                new Move(Set.of(SENDING, IN_DOUBT, SENT), BOUNCED, OneLine.of(reason))));
  }

  private Optional<Notice> given(Claimed claimed, Move move) {
    return moved(claimed.notice().id().value(), move.ofClaim(claimed.number()));
  }

  private Optional<Notice> moved(long id, Move move) {
    return table.move(id, move) ? rows.find(id).map(this::noted) : Optional.empty();
  }

  private Notice noted(Notice notice) {
    changes.record(ChangeKind.NOTICE, notice.id());
    return notice;
  }
}
