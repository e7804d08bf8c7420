package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.mail.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notices stored before they are sent, and what became of each. Everything that writes belongs
 * inside a change that the caller opened, and hands back the notices as they stand afterwards;
 * empty means that there was nothing to change. Two instances may claim and settle at once: every
 * step is a conditional update or a unique row.
 */
public final class Outbox {
  Outbox() {}

  /**
   * Puts a notice into the outbox; empty where it was owed before.
   *
   * @param delay how long it waits where it needs no release: the undo window
   */
  public Optional<Notice> owe(
      Incident incident, OwedNotice owed, Mode mode, Instant now, Duration delay) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes back what an event overtakes in the incident and has not left yet; of the event itself
   * only earlier rounds. Call it before what overtakes is owed.
   */
  public List<Notice> overtake(
      IncidentId incident, NoticeEvent by, int round, String reason, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * A human releases a held one. The first of an event in the mode {@code first} lets the event's
   * others of that outage flow.
   */
  public List<Notice> release(NoticeId id, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** A human releases every held one of an event. */
  public List<Notice> releaseAll(NoticeEvent event, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** A human decides against one that has not left, or whose fate is in doubt. */
  public Optional<Notice> discard(NoticeId id, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** One that has not left, claimed or not, waits for a release from now on. */
  public Optional<Notice> hold(NoticeId id, String reason, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Claims the next one due: all-clears first, then taken-back ones, then the rest, oldest first.
   * Empty where none is due or sending is paused.
   *
   * @param lease how long the claim is good for; after it the notice is in doubt
   */
  public Optional<Claimed> claimNext(Instant now, Duration lease) {
    throw new UnsupportedOperationException();
  }

  /** Stores what is about to be sent: to be committed before a connection opens. */
  public Optional<Notice> intend(Claimed claimed, Composed.Ready ready) {
    throw new UnsupportedOperationException();
  }

  /** The last look says wait: gives the claim back, to be tried later. */
  public Optional<Notice> postpone(Claimed claimed, String reason, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** The last look says never. */
  public Optional<Notice> withdraw(Claimed claimed, String reason, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * What the server said; a late acceptance counts, a late refusal of an earlier claim does not.
   */
  public Optional<Notice> settle(Notice sent, SendResult result, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Claims whose lease has ended: their fate is unknown. */
  public List<Notice> expire(Instant now) {
    throw new UnsupportedOperationException();
  }

  /** A human, or evidence, settles a doubt: it was sent, or it is to be sent again. */
  public Optional<Notice> settleDoubt(NoticeId id, boolean wasSent, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** A bounce; it counts only if both name a notice that we sent. */
  public Optional<Notice> bounced(
      String messageId, EmailAddress recipient, String reason, Instant now) {
    throw new UnsupportedOperationException();
  }

  public boolean paused() {
    throw new UnsupportedOperationException();
  }

  public void pause() {
    throw new UnsupportedOperationException();
  }

  public void resume() {
    throw new UnsupportedOperationException();
  }
}
