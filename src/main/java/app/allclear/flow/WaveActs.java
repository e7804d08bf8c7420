package app.allclear.flow;

import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.notice.Mode;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Outbox;
import app.allclear.notice.Releases;
import app.allclear.notice.Waves;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the operator does with many notices at once. A wave of thousands is done in small changes,
 * so that restore reports and sends get between them; what an interruption leaves over is still
 * there to be done. What is not as it was when the operator looked is left alone.
 */
public final class WaveActs {
  private static final int AT_ONCE = 25;

  private final Transactions transactions;
  private final Outages outages;
  private final Outbox outbox;
  private final Releases releases;
  private final Waves waves;
  private final NoticeModes modes;
  private final NoticeActs acts;
  private final OperatorLog log;
  private final Clock clock;
  private final Duration undo;

  WaveActs(
      Transactions transactions,
      Outages outages,
      Outbox outbox,
      Releases releases,
      Waves waves,
      NoticeModes modes,
      NoticeActs acts,
      OperatorLog log,
      Clock clock,
      Duration undo) {
    this.transactions = transactions;
    this.outages = outages;
    this.outbox = outbox;
    this.releases = releases;
    this.waves = waves;
    this.modes = modes;
    this.acts = acts;
    this.log = log;
    this.clock = clock;
    this.undo = undo;
  }

  /** How long a release can be taken back. */
  public Duration undo() {
    return undo;
  }

  /** Releases held ones; until the undo window is over none leaves. Returns how many. */
  public int release(List<NoticeId> notices) {
    Instant leaves = clock.instant().plus(undo);
    int released = each(notices, id -> releases.release(id, leaves, clock.instant()));
    // Releasing thousands takes a while, which must not be taken out of the operator's window.
    if (notices.size() > AT_ONCE)
      transactions.change(
          Urgency.OPERATOR, () -> releases.prolong(leaves, clock.instant().plus(undo)));
    return released;
  }

  /** Releases all of the wave that is held, likewise. */
  public int release(OutageId outage, NoticeEvent event) {
    return release(of(outage, event, state -> state == NoticeState.HELD));
  }

  /** Releases every held one of the event, of whatever outage, likewise. */
  public int releaseAll(NoticeEvent event) {
    return release(transactions.view(() -> releases.held(event)));
  }

  /**
   * Releases every held one of the event, of whatever outage, to leave at once: for programs, which
   * take nothing back.
   */
  public int releaseAllNow(NoticeEvent event) {
    List<NoticeId> held = transactions.view(() -> releases.held(event));
    return each(held, id -> releases.release(id, clock.instant()));
  }

  /** Holds again what was released and has not left; returns how many. */
  public int takeBack(OutageId outage, NoticeEvent event) {
    return transactions.change(
        Urgency.OPERATOR,
        () -> {
          Instant now = clock.instant();
          List<Notice> back = releases.takeBack(outage, event, now);
          back.forEach(notice -> acts.tell(notice, now));
          return back.size();
        });
  }

  /** Decides against those that have not left. */
  public int discard(List<NoticeId> notices) {
    return each(notices, id -> outbox.discard(id, clock.instant()).stream().toList());
  }

  /** Decides against all of the wave that is held. */
  public int discard(OutageId outage, NoticeEvent event) {
    return discard(of(outage, event, state -> state == NoticeState.HELD));
  }

  /** Stops those that have not left until their release. */
  public int hold(List<NoticeId> notices) {
    return each(notices, id -> outbox.hold(id, clock.instant()).stream().toList());
  }

  /** Stops all of the wave that has not left. */
  public int hold(OutageId outage, NoticeEvent event) {
    return hold(of(outage, event, NoticeState::unsent));
  }

  private List<NoticeId> of(OutageId outage, NoticeEvent event, Predicate<NoticeState> state) {
    if (outages.find(outage).isEmpty()) throw OutageActs.unknown(outage);
    return waves.of(outage, event).stream()
        .filter(notice -> state.test(notice.state()))
        .map(Notice::id)
        .toList();
  }

  private int each(List<NoticeId> notices, Function<NoticeId, List<Notice>> act) {
    int done = 0;
    List<NoticeId> all = notices.stream().distinct().toList();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<NoticeId> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
      done += transactions.change(Urgency.OPERATOR, () -> some(some, act));
    }
    return done;
  }

  private int some(List<NoticeId> notices, Function<NoticeId, List<Notice>> act) {
    List<Notice> changed = new ArrayList<>();
    for (NoticeId id : notices) changed.addAll(act.apply(id));
    changed.forEach(notice -> acts.tell(notice, clock.instant()));
    return changed.size();
  }

  /**
   * What may send itself in the outage from here on; events not named stay as they are. Nothing
   * that is held is released by it, nothing that waits to be sent is stopped.
   */
  public Map<NoticeEvent, Mode> choose(OutageId id, Map<NoticeEvent, Mode> chosen) {
    return transactions.change(
        Urgency.OPERATOR,
        () -> {
          Outage outage = outages.find(id).orElseThrow(() -> OutageActs.unknown(id));
          Map<NoticeEvent, Mode> before = modes.of(id);
          modes.choose(id, chosen);
          String changed =
              chosen.entrySet().stream()
                  .filter(entry -> before.get(entry.getKey()) != entry.getValue())
                  .map(entry -> entry.getKey().slug() + ": " + entry.getValue().slug())
                  .sorted()
                  .collect(Collectors.joining(", "));
          if (!changed.isEmpty())
            log.write(
                clock.instant(),
                "From now on, in “%s”: %s.".formatted(outage.name(), changed),
                id,
                null,
                null);
          return modes.of(id);
        });
  }
}
