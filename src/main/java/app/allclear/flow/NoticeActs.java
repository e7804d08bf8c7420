package app.allclear.flow;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incidents;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Releases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the operator does with notices. Inside a change. */
final class NoticeActs {
  private final Notices notices;
  private final Outbox outbox;
  private final Releases releases;
  private final Incidents incidents;
  private final Settlement settlement;
  private final Returns returns;

  NoticeActs(
      Notices notices,
      Outbox outbox,
      Releases releases,
      Incidents incidents,
      Settlement settlement,
      Returns returns) {
    this.notices = notices;
    this.outbox = outbox;
    this.releases = releases;
    this.incidents = incidents;
    this.settlement = settlement;
    this.returns = returns;
  }

  void release(NoticeId id, Instant now) {
    Notice notice = found(id);
    List<Notice> released = releases.release(id, now);
    if (released.isEmpty() && notice.state() == NoticeState.HELD)
      throw new ActRefused(
          ActRefused.Kind.CONFLICT, "Notice %s changed just now; look again.".formatted(id));
    if (released.isEmpty() && isOver(notice.state()))
      throw new ActRefused(
          ActRefused.Kind.CONFLICT,
          "Notice %s is %s; only a held one can be released.".formatted(id, notice.state().slug()));
    released.forEach(changed -> tell(changed, now));
  }

  private static boolean isOver(NoticeState state) {
    return switch (state) {
      case FAILED, BOUNCED, SUPPRESSED, DISCARDED, OVERTAKEN, IN_DOUBT -> true;
      case HELD, QUEUED, SENDING, DEFERRED, SENT -> false;
    };
  }

  void discard(NoticeId id, Instant now) {
    Notice notice = found(id);
    if (notice.state() == NoticeState.DISCARDED) return;
    Optional<Notice> discarded = outbox.discard(id, now);
    if (discarded.isEmpty())
      throw new ActRefused(
          ActRefused.Kind.CONFLICT,
          "Notice %s is %s and can't be discarded any more.".formatted(id, notice.state().slug()));
    tell(discarded.get(), now);
  }

  /** One that was refused for good or came back goes out once more; its address's rest ends. */
  void sendAgain(NoticeId id, Instant now) {
    Notice notice = found(id);
    Notice again =
        outbox
            .sendAgain(id, now)
            .orElseThrow(() ->
                new ActRefused(
                    ActRefused.Kind.CONFLICT,
                    "Notice %s is %s; only one that failed or came back can be sent again."
                        .formatted(id, notice.state().slug())));
    returns.lift(again.to(), now);
    tell(again, now);
  }

  /** An address that came back is tried again now. */
  void lift(EmailAddress address, Instant now) {
    if (!returns.lift(address, now))
      throw new ActRefused(
          ActRefused.Kind.CONFLICT,
          "%s does not rest at the moment; GET /api/notices/suspended lists those that do."
              .formatted(address));
  }

  void settleDoubt(NoticeId id, boolean wasSent, Instant now) {
    Notice notice = found(id);
    tell(
        outbox
            .settleDoubt(id, wasSent, now)
            .orElseThrow(() ->
                new ActRefused(
                    ActRefused.Kind.CONFLICT,
                    "Notice %s is %s; there is no doubt to settle."
                        .formatted(id, notice.state().slug()))),
        now);
  }

  void pause() {
    outbox.pause();
  }

  void resume() {
    outbox.resume();
  }

  /** On the timeline, and into the columns that lists sort by. */
  void tell(Notice notice, Instant now) {
    incidents.raise(notice.customer());
    incidents.noteNotice(notice.incident(), now, NoticeWords.now(notice), notice.id().value());
    settlement.rewrite(notice.incident());
  }

  private Notice found(NoticeId id) {
    return notices
        .find(id)
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.NOT_FOUND,
                "There is no notice %s. GET /api/notices lists them.".formatted(id)));
  }
}
