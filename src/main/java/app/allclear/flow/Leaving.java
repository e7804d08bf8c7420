package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.mail.OutgoingMail;
import app.allclear.notice.Claimed;
import app.allclear.notice.Composed;
import app.allclear.notice.Composer;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Envelope;
import app.allclear.notice.LastLook;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.Situation;
import app.allclear.notice.Suspension;
import app.allclear.notice.Suspensions;
import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last decision about a claimed notice: on what is true now it is worded and its intent stored,
 * or it waits, or it is withdrawn. Inside a change that has raised its customer.
 */
final class Leaving {
  /** A notice whose text is stored, and the mail it makes. */
  record Worded(Claimed claimed, Notice notice, OutgoingMail mail) {}

  /** What was decided. */
  sealed interface Decision {
    /** It may be handed to the mail server once the change is committed. */
    record Send(Worded worded) implements Decision {}

    /** First its servers must be asked, outside the change: then this question comes again. */
    record Ask() implements Decision {}

    /** It does not leave now; that is stored. */
    record Stay() implements Decision {}
  }

  private static final Decision STAY = new Decision.Stay();

  private final Dispatch dispatch;
  private final Settlement settlement;
  private final Outages outages;
  private final Suspensions suspensions;
  private final Rechecks rechecks;
  private final LastLook lastLook;
  private final Composer composer;
  private final Envelope envelope;

  Leaving(
      Dispatch dispatch,
      Settlement settlement,
      Outages outages,
      Suspensions suspensions,
      Rechecks rechecks,
      LastLook lastLook,
      Composer composer,
      Envelope envelope) {
    this.dispatch = dispatch;
    this.settlement = settlement;
    this.outages = outages;
    this.suspensions = suspensions;
    this.rechecks = rechecks;
    this.lastLook = lastLook;
    this.composer = composer;
    this.envelope = envelope;
  }

  /** Whether there is an address to send from. */
  boolean ready() {
    return envelope.ready();
  }

  /**
   * The databases whose servers are worth asking before good news about them leaves. Where the last
   * look stops it anyway there are none: a server known to be silent is not asked for every notice,
   * for each would wait for its timeout, and everybody else's notices with it.
   */
  List<DatabaseStatus> worthAsking(Notice notice) {
    return settlement
        .briefly(notice.incident(), outages::find)
        .filter(situation -> lastLook.at(notice, situation) instanceof LastLook.Verdict.Leave)
        .map(Situation::databases)
        .orElse(List.of());
  }

  /** Asks them, outside any change; why the news must wait, if it must. */
  Optional<String> doubt(List<DatabaseStatus> databases) {
    return rechecks.doubt(databases);
  }

  /** The decisions of one change; what they read of an outage is read once. */
  final class Decisions {
    private final Told told;
    private final Instant now;
    private final Map<OutageId, Optional<Outage>> read = new HashMap<>();

    Decisions(Told told, Instant now) {
      this.told = told;
      this.now = now;
    }

    /**
     * @param asked whether its servers have been asked, and nothing spoke against it
     */
    Decision decide(Claimed claimed, boolean asked) {
      Notice notice = claimed.notice();
      if (notice.event() == NoticeEvent.REPLY) return reply(claimed);
      Optional<Situation> found = settlement.briefly(notice.incident(), this::outage);
      if (found.isEmpty())
        return withdraw(
            claimed, "Its customer is no longer in the directory, or its outage is gone.");
      Situation situation = found.get();
      return switch (lastLook.at(notice, situation)) {
        case LastLook.Verdict.Leave _ -> leave(claimed, situation, asked);
        case LastLook.Verdict.Wait(String reason) -> wait(claimed, reason);
        case LastLook.Verdict.Withdraw(String reason) -> withdraw(claimed, reason);
      };
    }

    /** What the operator wrote by hand leaves as it is, also outside an outage. */
    private Decision reply(Claimed claimed) {
      Notice notice = claimed.notice();
      Optional<Customer> customer = settlement.customer(notice.customer());
      if (customer.isEmpty())
        return withdraw(claimed, "Its customer is no longer in the directory.");
      Optional<String> stop = lastLook.stops(notice, customer.get());
      if (stop.isPresent()) return withdraw(claimed, stop.get());
      Composed.Ready words =
          new Composed.Ready(String.valueOf(notice.subject()), String.valueOf(notice.text()));
      return dispatch
          .intend(claimed, words, now)
          .map(intended ->
              (Decision)
                  new Decision.Send(
                      new Worded(
                          claimed, intended, envelope.around(intended, customer.get(), now))))
          .orElse(STAY);
    }

    private Optional<Outage> outage(OutageId id) {
      return read.computeIfAbsent(id, outages::find);
    }

    private Decision leave(Claimed claimed, Situation situation, boolean asked) {
      Notice notice = claimed.notice();
      Optional<Suspension> suspended =
          suspensions.of(notice.to(), situation.outage()).filter(each -> each.stops(notice, now));
      if (suspended.isPresent()) {
        Suspension suspension = suspended.get();
        dispatch
            .postponeUntil(claimed, suspension.sentence(), suspension.retryAt())
            .ifPresent(after -> told.tellOnce(notice.reason(), after));
        return STAY;
      }
      if (!asked && isGood(notice.event()) && rechecks.canAsk(situation.databases()))
        return new Decision.Ask();
      return word(claimed, situation);
    }

    private Decision word(Claimed claimed, Situation situation) {
      return switch (composer.compose(claimed, situation, now)) {
        case Composed.Ready ready ->
            dispatch
                .intend(claimed, ready, now)
                .map(notice ->
                    (Decision)
                        new Decision.Send(
                            new Worded(
                                claimed,
                                notice,
                                envelope.around(notice, situation.customer(), now))))
                .orElse(STAY);
        case Composed.Broken broken -> {
          dispatch.hold(claimed, broken.problem().sentence(), now).ifPresent(told::tell);
          yield STAY;
        }
      };
    }

    Decision wait(Claimed claimed, String reason) {
      dispatch
          .postpone(claimed, reason, now)
          .ifPresent(after -> told.tellOnce(claimed.notice().reason(), after));
      return STAY;
    }

    private Decision withdraw(Claimed claimed, String reason) {
      dispatch.withdraw(claimed, reason, now).ifPresent(told::tell);
      return STAY;
    }
  }

  private static boolean isGood(NoticeEvent event) {
    return event == NoticeEvent.RESTORED || event == NoticeEvent.PARTLY_RESTORED;
  }
}
