package app.allclear.notice;

import static app.allclear.notice.NoticeState.DEFERRED;
import static app.allclear.notice.NoticeState.FAILED;
import static app.allclear.notice.NoticeState.HELD;
import static app.allclear.notice.NoticeState.IN_DOUBT;
import static app.allclear.notice.NoticeState.OVERTAKEN;
import static app.allclear.notice.NoticeState.QUEUED;
import static app.allclear.notice.NoticeState.SENDING;
import static app.allclear.notice.NoticeState.SENT;

import app.allclear.mail.SendResult;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes notices out of the outbox, and records what became of each. In one change: claim, last
 * look, compose, intend; then the connection; in another change: settle. As with {@link Outbox},
 * changes are opened by the caller, and empty means that somebody else was there first: then
 * nothing may be sent.
 */
public final class Dispatch {
  /** How soon a notice that had to wait is looked at again. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final JdbcDispatch table;
  private final JdbcOutbox moves;
  private final JdbcNotices rows;
  private final Outbox outbox;
  private final Changes changes;
  private final NoticeSettings.InDoubt inDoubt;
  private final Pace pace;
  private final RandomGenerator random = new SecureRandom();

  Dispatch(
      JdbcDispatch table,
      JdbcOutbox moves,
      JdbcNotices rows,
      Outbox outbox,
      Changes changes,
      NoticeSettings.InDoubt inDoubt,
      Pace pace) {
    this.table = table;
    this.moves = moves;
    this.rows = rows;
    this.outbox = outbox;
    this.changes = changes;
    this.inDoubt = inDoubt;
    this.pace = pace;
  }

  /**
   * Claims those due: the operator's replies first, then all-clears, then taken-back ones, then the
   * rest, oldest first. Empty where none is due, sending is paused, or the {@link Pace} says so.
   *
   * @param lease how long the claims are good for; after it {@link #expire} takes them away
   * @param most how many at most
   */
  public List<Claimed> claim(Instant now, Duration lease, int most) {
    if (most <= 0 || outbox.paused()) return List.of();
    int left = pace.hasBudget() ? table.leftSince(now.minus(Pace.DAY)) : 0;
    Pace.Allowance allowed = pace.allow(most, left, now);
    if (allowed.none()) return List.of();
    List<Long> ids = due(allowed, now);
    if (ids.isEmpty()) return List.of();
    long holder = random.nextLong();
    table.claim(ids, holder, now, now.plus(lease));
    List<Claimed> claimed = rows.claimed(ids, holder);
    claimed.forEach(each -> noted(each.notice()));
    return claimed;
  }

  private List<Long> due(Pace.Allowance allowed, Instant now) {
    List<Long> ids = new ArrayList<>();
    for (int lane : NoticeEvent.LANES) {
      boolean urgent = lane <= NoticeEvent.RESTORED.priority();
      int limit = (urgent ? allowed.urgent() : allowed.others()) - ids.size();
      if (limit > 0) ids.addAll(table.due(lane, now, limit));
    }
    return ids;
  }

  /** Claims the next one due. */
  public Optional<Claimed> claimNext(Instant now, Duration lease) {
    return claim(now, lease, 1).stream().findFirst();
  }

  /** Whether one is due; a short look. False while paused. */
  public boolean anyDue(Instant now) {
    return !outbox.paused()
        && NoticeEvent.LANES.stream().anyMatch(lane -> !table.due(lane, now, 1).isEmpty());
  }

  /** When the next one may be due; empty where nothing waits to be sent. */
  public Optional<Instant> nextDue() {
    return table.nextDue();
  }

  /** Stores what is about to be sent: to be committed before a connection opens. */
  public Optional<Notice> intend(Claimed claimed, Composed.Ready ready, Instant date) {
    return intend(List.of(new Intent(claimed, ready)), date).stream().findFirst();
  }

  /** The same of several; those that somebody else has by now are missing. */
  public List<Notice> intend(List<Intent> intents, Instant date) {
    return table.intend(intents, date).stream()
        .map(intent -> noted(intent.claimed().notice().worded(intent.words())))
        .toList();
  }

  /** Never handed to the network: it waits again, as if it had not been claimed. */
  public Optional<Notice> giveBack(Notice intended, Instant now) {
    return givenBack(intended, QUEUED, null, now);
  }

  private Optional<Notice> givenBack(
      Notice intended, NoticeState to, @Nullable String reason, Instant notBefore) {
    int attempt = intended.attempts();
    return table.giveBack(intended.id().value(), attempt, to, reason, notBefore)
        ? Optional.of(noted(intended.now(to, reason, notBefore, attempt - 1)))
        : Optional.empty();
  }

  /** The last look says wait: gives the claim back, to be looked at again soon. */
  public Optional<Notice> postpone(Claimed claimed, String reason, Instant now) {
    return postponeUntil(claimed, reason, now.plus(SOON));
  }

  /** The last look says wait until then. */
  public Optional<Notice> postponeUntil(Claimed claimed, String reason, Instant then) {
    return given(claimed, new Move(Set.of(SENDING), DEFERRED, reason).notBefore(then));
  }

  /** The last look says never. */
  public Optional<Notice> withdraw(Claimed claimed, String reason, Instant now) {
    return given(claimed, new Move(Set.of(SENDING), OVERTAKEN, reason));
  }

  /** Its template can't be used: it waits until that is mended. */
  public Optional<Notice> hold(Claimed claimed, String reason, Instant now) {
    Optional<Notice> held = given(claimed, new Move(Set.of(SENDING), HELD, reason));
    held.ifPresent(notice -> moves.markBroken(notice.id().value()));
    return held;
  }

  /**
   * The server took all these; those that were known to be sent before are not handed back. An
   * acceptance always counts, however late.
   */
  public List<Notice> accepted(List<Notice> sent, Instant now) {
    if (sent.isEmpty()) return List.of();
    int changed = table.sent(sent.stream().map(notice -> notice.id().value()).toList(), now);
    if (changed == sent.size()) return sent.stream().map(each -> noted(each.sent(now))).toList();
    return sent.stream()
        .flatMap(each -> rows.find(each.id().value()).stream())
        .filter(each -> each.state() == SENT && now.equals(each.sentAt()))
        .map(this::noted)
        .toList();
  }

  /**
   * What the server said about the notice that {@link #intend} handed back. An acceptance always
   * counts, however late; a refusal counts only for the attempt that it answers.
   */
  public Optional<Notice> settle(Notice sent, SendResult result, Instant now) {
    Set<NoticeState> open = Set.of(SENDING, IN_DOUBT);
    int attempt = sent.attempts();
    return switch (result) {
      case SendResult.Accepted _ -> accepted(List.of(sent), now).stream().findFirst();
      case SendResult.NoService(String reason) -> givenBack(sent, DEFERRED, reason, now.plus(SOON));
      case SendResult.RefusedForNow(String reason) ->
          moved(
              sent,
              new Move(open, DEFERRED, reason)
                  .notBefore(now.plus(GrowingWaits.after(attempt)))
                  .ofAttempt(attempt));
      case SendResult.RefusedForGood(String reason) ->
          moved(sent, new Move(open, FAILED, reason).ofAttempt(attempt));
      case SendResult.Unknown(String reason) -> moved(sent, doubted(reason, attempt, now));
    };
  }

  private Optional<Notice> moved(Notice notice, Move move) {
    return moved(notice.id().value(), move);
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
      moves.move(id, new Move(Set.of(IN_DOUBT), DEFERRED, reason).notBefore(now));
    return true;
  }

  private Optional<Notice> given(Claimed claimed, Move move) {
    return moved(claimed.notice().id().value(), move.ofClaim(claimed.number()));
  }

  private Optional<Notice> moved(long id, Move move) {
    return moves.move(id, move) ? rows.find(id).map(this::noted) : Optional.empty();
  }

  private Notice noted(Notice notice) {
    changes.record(ChangeKind.NOTICE, notice.id());
    return notice;
  }
}
