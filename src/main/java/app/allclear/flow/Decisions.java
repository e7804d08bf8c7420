package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.flow.Leaving.Decision;
import app.allclear.flow.Leaving.Worded;
import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.notice.Claimed;
import app.allclear.notice.Composed;
import app.allclear.notice.Composer;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Envelope;
import app.allclear.notice.Intent;
import app.allclear.notice.LastLook;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.Situation;
import app.allclear.notice.Suspension;
import app.allclear.notice.Suspensions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The last decisions of one change about the notices it claimed, on what is true in it: that is
 * read once for all of them. Inside a change that has raised their customers.
 */
final class Decisions {
  private final Dispatch dispatch;
  private final Suspensions suspensions;
  private final Situations situations;
  private final Rechecks rechecks;
  private final LastLook lastLook;
  private final Composer composer;
  private final Envelope envelope;
  private final Told told;
  private final Instant now;
  private final Map<IncidentId, Situation> read;
  private final Map<OutageId, Map<EmailAddress, Suspension>> resting;
  private final Map<NoticeId, Intent> leaving = new LinkedHashMap<>();
  private final Map<NoticeId, Customer> whose = new HashMap<>();

  Decisions(
      Dispatch dispatch,
      Suspensions suspensions,
      Situations situations,
      Rechecks rechecks,
      LastLook lastLook,
      Composer composer,
      Envelope envelope,
      Told told,
      Instant now,
      Collection<Claimed> claimed) {
    this.dispatch = dispatch;
    this.suspensions = suspensions;
    this.situations = situations;
    this.rechecks = rechecks;
    this.lastLook = lastLook;
    this.composer = composer.forOneChange();
    this.envelope = envelope;
    this.told = told;
    this.now = now;
    this.read =
        claimed.isEmpty()
            ? Map.of()
            : situations.briefly(claimed.stream().map(each -> each.notice().incident()).toList());
    this.resting = resting(claimed);
  }

  private Map<OutageId, Map<EmailAddress, Suspension>> resting(Collection<Claimed> claimed) {
    List<EmailAddress> addresses = claimed.stream().map(each -> each.notice().to()).toList();
    Map<OutageId, Map<EmailAddress, Suspension>> resting = new HashMap<>();
    for (Situation each : read.values())
      resting.computeIfAbsent(each.outage().id(), _ -> suspensions.of(addresses, each.outage()));
    return resting;
  }

  /**
   * @param asked whether its servers have been asked, and nothing spoke against it
   */
  Decision decide(Claimed claimed, boolean asked) {
    Notice notice = claimed.notice();
    if (notice.event() == NoticeEvent.REPLY) return reply(claimed);
    Situation situation = read.get(notice.incident());
    if (situation == null)
      return withdraw(
          claimed, "Its customer is no longer in the directory, or its outage is gone.");
    return switch (lastLook.at(notice, situation)) {
      case LastLook.Verdict.Leave _ -> leave(claimed, situation, asked);
      case LastLook.Verdict.Wait(String reason) -> wait(claimed, reason);
      case LastLook.Verdict.Withdraw(String reason) -> withdraw(claimed, reason);
    };
  }

  /** What the operator wrote by hand leaves as it is, also outside an outage. */
  private Decision reply(Claimed claimed) {
    Notice notice = claimed.notice();
    Optional<Customer> customer = situations.customer(notice.customer());
    if (customer.isEmpty()) return withdraw(claimed, "Its customer is no longer in the directory.");
    Optional<String> stop = lastLook.stops(notice, customer.get());
    if (stop.isPresent()) return withdraw(claimed, stop.get());
    Composed.Ready words =
        new Composed.Ready(String.valueOf(notice.subject()), String.valueOf(notice.text()));
    return send(claimed, words, customer.get());
  }

  private Decision leave(Claimed claimed, Situation situation, boolean asked) {
    Notice notice = claimed.notice();
    Suspension suspension =
        resting.getOrDefault(situation.outage().id(), Map.of()).get(notice.to());
    if (suspension != null && suspension.stops(notice, now)) {
      dispatch
          .postponeUntil(claimed, suspension.sentence(), suspension.retryAt())
          .ifPresent(after -> told.tellOnce(notice.reason(), after));
      return Decision.STAY;
    }
    if (!asked && isGood(notice.event()) && rechecks.canAsk(situation.databases()))
      return Decision.ASK;
    return switch (composer.compose(claimed, situation, now)) {
      case Composed.Ready ready -> send(claimed, ready, situation.customer());
      case Composed.Broken broken -> {
        dispatch.hold(claimed, broken.problem().sentence(), now).ifPresent(told::tell);
        yield Decision.STAY;
      }
    };
  }

  private Decision send(Claimed claimed, Composed.Ready words, Customer customer) {
    NoticeId id = claimed.notice().id();
    leaving.put(id, new Intent(claimed, words));
    whose.put(id, customer);
    return Decision.SEND;
  }

  Decision wait(Claimed claimed, String reason) {
    dispatch
        .postpone(claimed, reason, now)
        .ifPresent(after -> told.tellOnce(claimed.notice().reason(), after));
    return Decision.STAY;
  }

  private Decision withdraw(Claimed claimed, String reason) {
    dispatch.withdraw(claimed, reason, now).ifPresent(told::tell);
    return Decision.STAY;
  }

  /** Stores what those that leave say; they may be handed over once the change is committed. */
  List<Worded> worded() {
    List<Worded> worded = new ArrayList<>();
    for (Notice notice : dispatch.intend(List.copyOf(leaving.values()), now)) {
      Claimed claimed = Objects.requireNonNull(leaving.get(notice.id())).claimed();
      Customer customer = Objects.requireNonNull(whose.get(notice.id()));
      worded.add(new Worded(claimed, notice, envelope.around(notice, customer, now)));
    }
    return List.copyOf(worded);
  }

  private static boolean isGood(NoticeEvent event) {
    return event == NoticeEvent.RESTORED || event == NoticeEvent.PARTLY_RESTORED;
  }
}
