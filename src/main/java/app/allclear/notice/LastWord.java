package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What one contact heard last of what is back and what is not. Pure. */
record LastWord(Notice notice) {
  /** Empty for who heard nothing of it in this incident. */
  static Optional<LastWord> to(EmailAddress contact, Situation situation) {
    return situation.notices().stream()
        .filter(notice -> notice.to().equals(contact) && notice.state().mayHaveLeft())
        .filter(notice -> namesWhatIsBack(notice.event()))
        .map(LastWord::new)
        .max(
            Comparator.comparing(LastWord::sentAt).thenComparing(word -> word.notice.id().value()));
  }

  /** These list what is back, and what is missing. */
  static boolean namesWhatIsBack(NoticeEvent event) {
    return switch (event) {
      case ACKNOWLEDGED, PROGRESS, PARTLY_RESTORED, RESTORED, DAMAGED_AGAIN, NOT_RESTORED -> true;
      case AFTERWARDS, READER, REPLY -> false;
    };
  }

  boolean isAllClear() {
    return notice.event() == NoticeEvent.RESTORED;
  }

  /**
   * Whether it said that a database is back or well.
   *
   * @param before the database as it was then, before it broke
   * @param start the outage's
   */
  boolean saysBack(DatabaseStatus before, Instant start) {
    // That it is given up may never have left: then what was said before still stands.
    if (before.restore() == RestoreState.GIVEN_UP)
      return isAllClear() && sentAt().isBefore(before.since());
    if (isAllClear()) return true;
    Instant back = before.restoredAt();
    return Damage.touched(before, start) && (back == null || !sentAt().isBefore(back));
  }

  /** What is on its way is sent last. */
  private Instant sentAt() {
    Instant sent = notice.sentAt();
    return sent == null ? Instant.MAX : sent;
  }
}
