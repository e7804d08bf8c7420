package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who was told of damage, and that a mail would follow. Pure. */
final class Promise {
  private Promise() {}

  /**
   * Those whom no all-clear has reached since. Where anybody has been told, they are joined by
   * those whose acknowledgement has not left: what they get is about the same.
   *
   * @param notices an incident's, oldest first
   * @param damageKnown an acknowledgement that left before could not speak of it
   */
  static Set<EmailAddress> waiting(List<Notice> notices, Instant damageKnown) {
    Set<EmailAddress> waiting = new HashSet<>();
    for (Notice notice : notices) {
      if (!notice.state().mayHaveLeft()) continue;
      if (notice.event() == NoticeEvent.RESTORED) waiting.remove(notice.to());
      else if (speaksOfDamage(notice, damageKnown)) waiting.add(notice.to());
    }
    if (waiting.isEmpty()) return Set.of();
    notices.stream()
        .filter(notice -> notice.event() == NoticeEvent.ACKNOWLEDGED && notice.state().unsent())
        .forEach(notice -> waiting.add(notice.to()));
    return Set.copyOf(waiting);
  }

  private static boolean speaksOfDamage(Notice notice, Instant damageKnown) {
    return switch (notice.event()) {
      case PROGRESS, PARTLY_RESTORED, DAMAGED_AGAIN, NOT_RESTORED -> true;
      case ACKNOWLEDGED -> {
        Instant sent = notice.sentAt();
        yield sent == null || !sent.isBefore(damageKnown);
      }
      case RESTORED, AFTERWARDS, READER, REPLY -> false;
    };
  }
}
