package app.allclear.flow;

import app.allclear.mail.OutgoingMail;
import app.allclear.notice.Claimed;
import app.allclear.notice.Composer;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Envelope;
import app.allclear.notice.LastLook;
import app.allclear.notice.Notice;
import app.allclear.notice.Situation;
import app.allclear.notice.Suspensions;
import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What stands between a claimed notice and its leaving: the last look, and its words. */
final class Leaving {
  /** A notice whose text is stored, and the mail it makes. */
  record Worded(Claimed claimed, Notice notice, OutgoingMail mail) {}

  /** What was decided. */
  enum Decision {
    /** It may be handed to the mail server once its words are stored. */
    SEND,

    /** First its servers must be asked, outside the change: then this question comes again. */
    ASK,

    /** It does not leave now; that is stored. */
    STAY
  }

  private final Dispatch dispatch;
  private final Situations situations;
  private final Suspensions suspensions;
  private final Rechecks rechecks;
  private final LastLook lastLook;
  private final Composer composer;
  private final Envelope envelope;

  Leaving(
      Dispatch dispatch,
      Situations situations,
      Suspensions suspensions,
      Rechecks rechecks,
      LastLook lastLook,
      Composer composer,
      Envelope envelope) {
    this.dispatch = dispatch;
    this.situations = situations;
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
    return Optional.ofNullable(
            situations.briefly(List.of(notice.incident())).get(notice.incident()))
        .filter(situation -> lastLook.at(notice, situation) instanceof LastLook.Verdict.Leave)
        .map(Situation::databases)
        .orElse(List.of());
  }

  /** Asks them, outside any change; why the news must wait, if it must. */
  Optional<String> doubt(List<DatabaseStatus> databases) {
    return rechecks.doubt(databases);
  }

  /** For the decisions of one change, about these and no others. */
  Decisions decisions(Collection<Claimed> claimed, Told told, Instant now) {
    return new Decisions(
        dispatch,
        suspensions,
        situations,
        rechecks,
        lastLook,
        composer,
        envelope,
        told,
        now,
        claimed);
  }
}
