package app.allclear.flow;

import app.allclear.incident.Incidents;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.Postman;
import app.allclear.mail.SendResult;
import app.allclear.notice.Claimed;
import app.allclear.notice.Composed;
import app.allclear.notice.Composer;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Envelope;
import app.allclear.notice.LastLook;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.Situation;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices go out, one after the other: claimed, looked at a last time, worded and stored, and only
 * then is a connection opened; afterwards the result is stored.
 */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** Longer than the longest conversation with a server that stalls at every step. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final Transactions transactions;
  private final Dispatch dispatch;
  private final Incidents incidents;
  private final Settlement settlement;
  private final NoticeActs acts;
  private final Rechecks rechecks;
  private final LastLook lastLook;
  private final Composer composer;
  private final Envelope envelope;
  private final Postman postman;
  private final Clock clock;

  Deliveries(
      Transactions transactions,
      Dispatch dispatch,
      Incidents incidents,
      Settlement settlement,
      NoticeActs acts,
      Rechecks rechecks,
      LastLook lastLook,
      Composer composer,
      Envelope envelope,
      Postman postman,
      Clock clock) {
    this.transactions = transactions;
    this.dispatch = dispatch;
    this.incidents = incidents;
    this.settlement = settlement;
    this.acts = acts;
    this.rechecks = rechecks;
    this.lastLook = lastLook;
    this.composer = composer;
    this.envelope = envelope;
    this.postman = postman;
    this.clock = clock;
  }

  /** A notice whose text is stored, and the mail it makes. */
  private record Worded(Notice notice, OutgoingMail mail) {}

  /** Claims whose lease is over: whoever held them died. */
  void expire() {
    expireAsOf(clock.instant());
  }

  /** All claims, whatever their lease: for a start where nobody else can hold any. */
  void expireAll() {
    expireAsOf(clock.instant().plus(LEASE));
  }

  private void expireAsOf(Instant end) {
    transactions.change(
        Urgency.SEND,
        () -> dispatch.expire(end).forEach(notice -> acts.tell(notice, clock.instant())));
  }

  /** Delivers one notice that is due; false where none is. */
  boolean deliverNext() {
    if (!envelope.ready()) return false;
    Optional<Claimed> claimed =
        transactions.change(Urgency.SEND, () -> dispatch.claimNext(clock.instant(), LEASE));
    claimed.ifPresent(this::deliver);
    return claimed.isPresent();
  }

  private void deliver(Claimed claimed) {
    Optional<String> doubt = doubt(claimed.notice());
    if (doubt.isPresent()) {
      postpone(claimed, doubt.get());
      return;
    }
    transactions.change(Urgency.SEND, () -> intend(claimed)).ifPresent(this::send);
  }

  /** Outside any transaction: before good news leaves, its servers are asked once more. */
  private Optional<String> doubt(Notice notice) {
    boolean good =
        notice.event() == NoticeEvent.RESTORED || notice.event() == NoticeEvent.PARTLY_RESTORED;
    if (!good) return Optional.empty();
    // A server known to be silent is not asked for every notice: each would wait for its timeout,
    // and everybody else's notices with it.
    return transactions
        .view(() -> settlement.situation(notice.incident()))
        .filter(situation -> lastLook.at(notice, situation) instanceof LastLook.Verdict.Leave)
        .flatMap(situation -> rechecks.doubt(situation.databases()));
  }

  private void postpone(Claimed claimed, String reason) {
    transactions.change(
        Urgency.SEND,
        () -> {
          Instant now = clock.instant();
          dispatch
              .postpone(claimed, reason, now)
              .ifPresent(notice -> tellOnce(claimed, notice, now));
        });
  }

  /** A server that stays frozen for an hour is one line on the timeline, not a line a look. */
  private void tellOnce(Claimed before, Notice after, Instant now) {
    if (!Objects.equals(before.notice().reason(), after.reason())) acts.tell(after, now);
  }

  /** Decides again on what is true now, and stores what is about to be sent. */
  private Optional<Worded> intend(Claimed claimed) {
    Notice notice = claimed.notice();
    incidents.raise(notice.customer());
    Instant now = clock.instant();
    Optional<Situation> situation = settlement.situation(notice.incident());
    if (situation.isEmpty()) {
      String reason = "Its customer is no longer in the directory, or its outage is gone.";
      dispatch.withdraw(claimed, reason, now).ifPresent(changed -> acts.tell(changed, now));
      return Optional.empty();
    }
    return switch (lastLook.at(notice, situation.get())) {
      case LastLook.Verdict.Leave _ -> word(claimed, situation.get(), now);
      case LastLook.Verdict.Wait(String reason) -> {
        dispatch.postpone(claimed, reason, now).ifPresent(c -> tellOnce(claimed, c, now));
        yield Optional.empty();
      }
      case LastLook.Verdict.Withdraw(String reason) -> {
        dispatch.withdraw(claimed, reason, now).ifPresent(changed -> acts.tell(changed, now));
        yield Optional.empty();
      }
    };
  }

  private Optional<Worded> word(Claimed claimed, Situation situation, Instant now) {
    return switch (composer.compose(claimed, situation, now)) {
      case Composed.Ready ready ->
          dispatch
              .intend(claimed, ready)
              .map(
                  notice -> new Worded(notice, envelope.around(notice, situation.customer(), now)));
      case Composed.Broken broken -> {
        dispatch
            .hold(claimed, broken.problem().sentence(), now)
            .ifPresent(changed -> acts.tell(changed, now));
        yield Optional.empty();
      }
    };
  }

  private void send(Worded worded) {
    Notice notice = worded.notice();
    SendResult result = postman.send(worded.mail());
    transactions.change(
        Urgency.SEND,
        () -> {
          Instant now = clock.instant();
          dispatch.settle(notice, result, now).ifPresent(changed -> acts.tell(changed, now));
        });
    LOG.info("Notice {} to customer {}: {}", notice.messageId(), notice.customer(), words(result));
  }

  private static String words(SendResult result) {
    return switch (result) {
      case SendResult.Accepted _ -> "accepted by the mail server.";
      case SendResult.RefusedForNow(String reason) -> "not taken for now, tried again: " + reason;
      case SendResult.RefusedForGood(String reason) -> "refused for good: " + reason;
      case SendResult.Unknown(String reason) -> "in doubt, a human decides: " + reason;
    };
  }
}
