package app.allclear.notice;

import static app.allclear.notice.NoticeState.BOUNCED;
import static app.allclear.notice.NoticeState.DEFERRED;
import static app.allclear.notice.NoticeState.DISCARDED;
import static app.allclear.notice.NoticeState.FAILED;
import static app.allclear.notice.NoticeState.HELD;
import static app.allclear.notice.NoticeState.IN_DOUBT;
import static app.allclear.notice.NoticeState.OVERTAKEN;
import static app.allclear.notice.NoticeState.QUEUED;
import static app.allclear.notice.NoticeState.SENT;

import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.StoredValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices stored before they are sent, and what the operator decides about them; {@link Releases}
 * lets go what is held, {@link Dispatch} takes them out. Everything that writes belongs inside a
 * change that the caller opened, and hands back the notices as they stand afterwards; empty means
 * that there was nothing to change. Several instances may do so at once: every step is a
 * conditional update or a unique row.
 */
public final class Outbox {
  private static final String PAUSED = "notice.paused";
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Set<NoticeState> DISCARDABLE =
      Set.of(HELD, QUEUED, DEFERRED, IN_DOUBT, FAILED, BOUNCED);
  private static final Set<NoticeState> UNSENT = Set.of(HELD, QUEUED, DEFERRED);

  private final JdbcOutbox table;
  private final JdbcNotices rows;
  private final StoredValues values;
  private final Releases releases;
  private final Changes changes;
  private final MessageIdKey messageIds;
  private final int mostADay;

  Outbox(
      JdbcOutbox table,
      JdbcNotices rows,
      StoredValues values,
      Releases releases,
      Changes changes,
      MessageIdKey messageIds,
      int mostADay) {
    this.table = table;
    this.rows = rows;
    this.values = values;
    this.releases = releases;
    this.changes = changes;
    this.messageIds = messageIds;
    this.mostADay = mostADay;
  }

  /**
   * Puts a notice into the outbox; empty where it was owed before. One that was taken back before
   * it left, because its recipient was no contact for a while or what it said was not true, is owed
   * again.
   *
   * @param delay how long it waits where it needs no release: the undo window
   */
  public Optional<Notice> owe(
      Incident incident, OwedNotice owed, Mode mode, Instant now, Duration delay) {
    if (heardTheSame(incident, owed, now)) return Optional.empty();
    boolean released =
        mode == Mode.FIRST && releases.firstOf(incident.outage(), owed.event()).isPresent();
    Beginning begins = Beginning.of(owed, mode, released, tooMany(incident, owed, now), mostADay);
    NoticeState state = begins.state();
    String messageId = messageIds.of(incident.id(), owed.event(), owed.round(), owed.recipient());
    OutboxRow row =
        new OutboxRow(
            incident,
            owed,
            messageId,
            state,
            begins.reason(),
            owed.event().priority(),
            begins.waitsForFirst(),
            now,
            now.plus(delay));
    if (!table.insert(row) && !table.oweAgain(row)) return Optional.empty();
    Optional<Notice> added = rows.withMessageId(messageId).map(this::noted);
    return state == QUEUED && mode == Mode.FIRST
        ? added.map(notice -> afterTheFirst(notice, incident.outage(), now))
        : added;
  }

  /** Whoever names two customers' sites reads the neutral text, which names neither, once a day. */
  private boolean heardTheSame(Incident incident, OwedNotice owed, Instant now) {
    OutageId outage = incident.outage();
    return owed.event() == NoticeEvent.READER
        && outage != null
        && rows.neutralSince(outage, owed.recipient(), now.minus(A_DAY));
  }

  /**
   * Nothing that goes in a circle, a machine that answers or a database that breaks every minute,
   * floods a mailbox. Counted by customer and kind of notice, never by subject: on a bad day
   * everybody writes the same one.
   */
  private boolean tooMany(Incident incident, OwedNotice owed, Instant now) {
    return !owed.event().isAnnounced()
        && table.owedSince(incident.id(), owed, now.minus(A_DAY)) >= mostADay;
  }

  /** What follows the first leaves no earlier than it, and is taken back with it. */
  private Notice afterTheFirst(Notice notice, @Nullable OutageId outage, Instant now) {
    Instant first = releases.firstOf(outage, notice.event()).orElse(now);
    if (!first.isAfter(notice.notBefore())) return notice;
    return releases.leavesThen(notice, first).orElse(notice);
  }

  /**
   * Takes back what an event overtakes in the incident and has not left yet; of the event itself
   * only earlier rounds.
   */
  public List<Notice> overtake(
      IncidentId incident, NoticeEvent by, int round, String reason, Instant now) {
    Move move = new Move(UNSENT, OVERTAKEN, reason);
    return rows.ofIncident(incident).stream()
        .filter(notice -> by.overtakes().contains(notice.event()))
        .filter(notice -> notice.event() != by || notice.round() < round)
        .filter(notice -> notice.state().unsent())
        .flatMap(notice -> moved(notice.id().value(), move).stream())
        .toList();
  }

  /** The operator's reply: it needs no release, and goes before everything else. */
  public Notice reply(Incident incident, OwnWords words, Instant now) {
    int round = table.replies(incident.id(), words.to()) + 1;
    String messageId = messageIds.of(incident.id(), NoticeEvent.REPLY, round, words.to());
    table.insertReply(incident, words, round, messageId, now);
    return rows.withMessageId(messageId).map(this::noted).orElseThrow();
  }

  /**
   * A notice that has not left leaves in the operator's words: it is looked at a last time like any
   * other of its event, and counts as it. Empty where it has left.
   */
  public Optional<Notice> reword(NoticeId id, OwnWords words, Instant now) {
    return table.reword(id.value(), words, now)
        ? rows.find(id.value()).map(this::noted)
        : Optional.empty();
  }

  /** Empty for what belongs to none, or is not there. */
  public Optional<OutageId> outageOf(NoticeId id) {
    return rows.outageOf(id.value());
  }

  /** A human decides against one that did not arrive, has not left, or whose fate is in doubt. */
  public Optional<Notice> discard(NoticeId id, Instant now) {
    return moved(id.value(), new Move(DISCARDABLE, DISCARDED, "You discarded it."));
  }

  /** A human has one sent again that was refused for good, or came back. */
  public Optional<Notice> sendAgain(NoticeId id, Instant now) {
    return moved(
        id.value(),
        new Move(Set.of(FAILED, BOUNCED), QUEUED, "You had it sent again.").notBefore(now));
  }

  /** Takes back one that has not left: it was not so, or the operator wrote it by hand. */
  public Optional<Notice> takeBack(NoticeId id, String reason) {
    return moved(id.value(), new Move(UNSENT, OVERTAKEN, reason));
  }

  /** Lets one that has not left answer another message, or none; false where it has left. */
  public boolean answer(NoticeId id, @Nullable ThreadPoint on) {
    boolean answers = table.answer(id.value(), on);
    if (answers) changes.record(ChangeKind.NOTICE, id);
    return answers;
  }

  /** A human stops one that has not left, claimed ones excepted, until its release. */
  public Optional<Notice> hold(NoticeId id, Instant now) {
    return moved(id.value(), new Move(Set.of(QUEUED, DEFERRED), HELD, "You held it back."));
  }

  /** A human settles a doubt: it was sent, or it is to be sent again. */
  public Optional<Notice> settleDoubt(NoticeId id, boolean wasSent, Instant now) {
    Move move =
        wasSent
            ? new Move(Set.of(IN_DOUBT), SENT, "You said that it was sent.").sentAt(now)
            : new Move(Set.of(IN_DOUBT), QUEUED, "You had it sent again.").notBefore(now);
    return moved(id.value(), move);
  }

  /** Stored, so it survives a restart; another instance stops with it. */
  public boolean paused() {
    return values.find(PAUSED).filter("yes"::equals).isPresent();
  }

  public void pause() {
    switchTo("yes");
  }

  public void resume() {
    switchTo("no");
  }

  private void switchTo(String position) {
    values.put(PAUSED, position);
    changes.record(ChangeKind.SWITCH, PAUSED);
  }

  private Optional<Notice> moved(long id, Move move) {
    return table.move(id, move) ? rows.find(id).map(this::noted) : Optional.empty();
  }

  private Notice noted(Notice notice) {
    changes.record(ChangeKind.NOTICE, notice.id());
    return notice;
  }
}
