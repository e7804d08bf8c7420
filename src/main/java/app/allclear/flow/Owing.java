package app.allclear.flow;

import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.notice.LastLook;
import app.allclear.notice.Mode;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Outbox;
import app.allclear.notice.OwedNotice;
import app.allclear.notice.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts what is owed into the outbox, takes back what it overtakes or what is no longer true, and
 * says so on the timeline. Called inside a change that has raised the customer's version.
 */
final class Owing {
  private final Incidents incidents;
  private final Evidence evidence;
  private final Outbox outbox;
  private final NoticeModes modes;
  private final NoticeSettings settings;
  private final LastLook lastLook;

  Owing(
      Incidents incidents,
      Evidence evidence,
      Outbox outbox,
      NoticeModes modes,
      NoticeSettings settings,
      LastLook lastLook) {
    this.incidents = incidents;
    this.evidence = evidence;
    this.outbox = outbox;
    this.modes = modes;
    this.settings = settings;
    this.lastLook = lastLook;
  }

  /**
   * Those they overtake are taken back first; false where nothing followed.
   *
   * @param held whether they wait for a release, whatever the event's mode
   */
  boolean owe(Situation situation, List<OwedNotice> owed, boolean held, Instant now) {
    boolean any = false;
    for (OwedNotice notice : owed) {
      // What was owed since is later than what was owed before.
      if (isOwedAlready(situation, notice)) continue;
      any |= overtake(situation.incident().id(), notice, now);
      any |= add(situation.incident(), notice, held, now);
    }
    return any;
  }

  /** Spares a statement that would fail; the store's unique key decides. */
  private static boolean isOwedAlready(Situation situation, OwedNotice owed) {
    return situation.notices().stream()
        .anyMatch(notice ->
            notice.event() == owed.event()
                && notice.round() == owed.round()
                && notice.to().equals(owed.recipient())
                && notice.state() != NoticeState.OVERTAKEN);
  }

  private boolean overtake(IncidentId incident, OwedNotice by, Instant now) {
    if (by.event().overtakes().isEmpty()) return false;
    String reason = "A later notice (%s) says more.".formatted(by.event().slug());
    List<Notice> overtaken = outbox.overtake(incident, by.event(), by.round(), reason, now);
    for (Notice old : overtaken)
      incidents.noteNotice(incident, now, NoticeWords.overtaken(old), old.id().value());
    return !overtaken.isEmpty();
  }

  private boolean add(Incident incident, OwedNotice owed, boolean held, Instant now) {
    Mode usual = modes.of(incident.outage(), owed.event());
    Mode mode = held && usual != Mode.OFF ? Mode.HOLD : usual;
    Optional<Notice> added = outbox.owe(incident, owed, mode, now, settings.delayOf(owed.event()));
    added.ifPresent(notice -> {
      evidence.remember(notice.messageId(), notice.customer());
      incidents.noteNotice(incident.id(), now, NoticeWords.owed(notice), notice.id().value());
    });
    return added.isPresent();
  }

  /** One that has not left. */
  boolean takeBack(Notice notice, String reason, Instant now) {
    Optional<Notice> taken = outbox.takeBack(notice.id(), reason);
    taken.ifPresent(old ->
        incidents.noteNotice(old.incident(), now, NoticeWords.overtaken(old), old.id().value()));
    return taken.isPresent();
  }

  /**
   * Nobody should have to look at a held notice that could never leave as things stand. What is
   * queued gets its last look when its time comes.
   */
  boolean takeBackUntrue(Situation situation, Instant now) {
    boolean any = false;
    for (Notice notice : situation.notices())
      if (notice.state() == NoticeState.HELD
          && lastLook.at(notice, situation) instanceof LastLook.Verdict.Withdraw(String reason))
        any |= takeBack(notice, reason, now);
    return any;
  }
}
