package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.flow.Leaving.Worded;
import app.allclear.incident.Incidents;
import app.allclear.mail.Postman;
import app.allclear.mail.SendResult;
import app.allclear.notice.Claimed;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Notice;
import app.allclear.notice.Outbox;
import app.allclear.notice.Pace;
import app.allclear.restore.DatabaseStatus;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps in which notices go out. One change stores what became of those that were sent, and
 * claims, looks at a last time, words and stores those that go next; only then are they handed to
 * the mail server. It holds no state: whoever dies between two steps leaves it all in the store.
 */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** Longer than the longest conversation with a server that stalls at every step. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  /** Notices of one incident whose servers were asked; the doubt is why they must wait. */
  record Looked(List<Claimed> claimed, @Nullable String doubt) {}

  /** What the mail server said; null where it was never asked to take the mail. */
  record Delivered(Worded worded, @Nullable SendResult result) {}

  /**
   * What one turn decided.
   *
   * @param toSend to be handed to the mail server now
   * @param toLook whose servers must be asked first
   * @param claimed how many were due, whatever was decided about them
   */
  record Turn(List<Worded> toSend, List<Claimed> toLook, int claimed, boolean paused) {}

  private final Transactions transactions;
  private final Dispatch dispatch;
  private final Outbox outbox;
  private final Incidents incidents;
  private final Standings standings;
  private final Returns returns;
  private final Leaving leaving;
  private final Pace pace;
  private final Postman postman;
  private final Clock clock;

  Deliveries(
      Transactions transactions,
      Dispatch dispatch,
      Outbox outbox,
      Incidents incidents,
      Standings standings,
      Returns returns,
      Leaving leaving,
      Pace pace,
      Postman postman,
      Clock clock) {
    this.transactions = transactions;
    this.dispatch = dispatch;
    this.outbox = outbox;
    this.incidents = incidents;
    this.standings = standings;
    this.returns = returns;
    this.leaving = leaving;
    this.pace = pace;
    this.postman = postman;
    this.clock = clock;
  }

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
        () -> {
          List<Notice> expired = dispatch.expire(end);
          incidents.raise(expired.stream().map(Notice::customer).toList());
          Told told = told(clock.instant());
          expired.forEach(told::tell);
          told.write();
        });
  }

  /** Addresses whose time has come get what came back once more. */
  void retryReturned() {
    transactions.change(Urgency.SEND, () -> returns.retry(clock.instant()));
  }

  private Told told(Instant now) {
    return new Told(incidents, standings, now);
  }

  boolean paused() {
    return outbox.paused();
  }

  /** Whether a turn would find something to send; a short look that takes no turn at the store. */
  boolean anyDue() {
    return leaving.ready() && dispatch.anyDue(clock.instant());
  }

  /**
   * One change: results are stored, then those looked at and newly claimed ones leave.
   *
   * @param room how many may be on their way to the mail server, at most, on top of those there
   */
  Turn turn(List<Delivered> delivered, List<Looked> looked, int room) {
    Turn turn = transactions.change(Urgency.SEND, () -> new OneTurn().run(delivered, looked, room));
    pace.took(turn.toSend().size(), clock.instant());
    return turn;
  }

  /** What one turn needs while it runs; run again whole, it begins with a new one. */
  private final class OneTurn {
    private final Instant now = clock.instant();
    private final Told told = told(now);
    private final List<Claimed> toLook = new ArrayList<>();

    Turn run(List<Delivered> delivered, List<Looked> looked, int room) {
      boolean paused = outbox.paused();
      List<Claimed> claimed = leaving.ready() ? dispatch.claim(now, LEASE, room) : List.of();
      incidents.raise(customers(delivered, looked, claimed));
      store(delivered);
      List<Claimed> all = new ArrayList<>(claimed);
      looked.forEach(each -> all.addAll(each.claimed()));
      Decisions decisions = leaving.decisions(all, told, now);
      for (Looked each : looked)
        each.claimed().forEach(notice -> answered(decisions, notice, each, paused));
      claimed.forEach(notice -> decide(decisions, notice, false));
      List<Worded> toSend = decisions.worded();
      told.write();
      return new Turn(toSend, List.copyOf(toLook), claimed.size(), paused);
    }

    private void answered(Decisions decisions, Claimed claimed, Looked looked, boolean paused) {
      if (looked.doubt() != null) decisions.wait(claimed, looked.doubt());
      else if (paused) decisions.wait(claimed, "Sending is paused.");
      else decide(decisions, claimed, true);
    }

    private void decide(Decisions decisions, Claimed claimed, boolean asked) {
      switch (decisions.decide(claimed, asked)) {
        case ASK -> toLook.add(claimed);
        case SEND, STAY -> {}
      }
    }

    private void store(List<Delivered> delivered) {
      List<Notice> accepted = new ArrayList<>();
      for (Delivered each : delivered) {
        Notice notice = each.worded().notice();
        @Nullable String before = each.worded().claimed().notice().reason();
        switch (each.result()) {
          case SendResult.Accepted _ -> accepted.add(notice);
          case null -> dispatch.giveBack(notice, now);
          case SendResult.NoService none ->
              dispatch.settle(notice, none, now).ifPresent(after -> told.tellOnce(before, after));
          case SendResult other -> dispatch.settle(notice, other, now).ifPresent(told::tell);
        }
      }
      dispatch.accepted(accepted, now).forEach(told::tell);
    }
  }

  private static Set<CustomerId> customers(
      List<Delivered> delivered, List<Looked> looked, List<Claimed> claimed) {
    Set<CustomerId> customers = new HashSet<>();
    delivered.forEach(each -> customers.add(each.worded().notice().customer()));
    looked.forEach(each -> each.claimed().forEach(one -> customers.add(one.notice().customer())));
    claimed.forEach(each -> customers.add(each.notice().customer()));
    return customers;
  }

  /** Asks the servers of one incident's notices; takes as long as they take. */
  Looked look(List<Claimed> ofOneIncident) {
    Notice notice = ofOneIncident.getFirst().notice();
    List<DatabaseStatus> databases = transactions.view(() -> leaving.worthAsking(notice));
    return new Looked(ofOneIncident, leaving.doubt(databases).orElse(null));
  }

  /** Hands one over; takes as long as the mail server takes. */
  Delivered send(Worded worded) {
    SendResult result = postman.send(worded.mail());
    Notice notice = worded.notice();
    LOG.info("Notice {} to customer {}: {}", notice.messageId(), notice.customer(), words(result));
    return new Delivered(worded, result);
  }

  /** Delivers one notice that is due, step by step on this thread; false where none is. */
  boolean deliverNext() {
    Turn first = turn(List.of(), List.of(), 1);
    List<Worded> toSend = new ArrayList<>(first.toSend());
    if (!first.toLook().isEmpty())
      toSend.addAll(turn(List.of(), List.of(look(first.toLook())), 0).toSend());
    for (Worded worded : toSend) turn(List.of(send(worded)), List.of(), 0);
    return first.claimed() > 0;
  }

  private static String words(SendResult result) {
    return switch (result) {
      case SendResult.Accepted _ -> "accepted by the mail server.";
      case SendResult.NoService(String reason) -> "nothing is taken at the moment: " + reason;
      case SendResult.RefusedForNow(String reason) -> "not taken for now, tried again: " + reason;
      case SendResult.RefusedForGood(String reason) -> "refused for good: " + reason;
      case SendResult.Unknown(String reason) -> "in doubt: " + reason;
    };
  }
}
