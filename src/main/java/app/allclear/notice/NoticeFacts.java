package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an incident's notices amount to, for the columns that lists sort by.
 *
 * @param failed refused for good or bounced
 * @param lastSent the event of the notice sent last, null before the first
 * @param answered people to whom something was sent, or is on its way without a human
 */
public record NoticeFacts(
    int held,
    int inDoubt,
    int failed,
    @Nullable NoticeEvent lastSent,
    @Nullable Instant lastSentAt,
    Set<EmailAddress> answered) {
  public NoticeFacts {
    answered = Set.copyOf(answered);
  }

  /** Of an incident's notices, in any order. */
  public static NoticeFacts of(List<Notice> notices) {
    Optional<Notice> last =
        notices.stream()
            .filter(notice -> notice.state() == NoticeState.SENT)
            .max(Comparator.comparing(NoticeFacts::sentAt));
    return new NoticeFacts(
        count(notices, NoticeState.HELD),
        count(notices, NoticeState.IN_DOUBT),
        count(notices, NoticeState.FAILED) + count(notices, NoticeState.BOUNCED),
        last.map(Notice::event).orElse(null),
        last.map(NoticeFacts::sentAt).orElse(null),
        notices.stream()
            .filter(notice -> notice.state().answers())
            .map(Notice::to)
            .collect(Collectors.toSet()));
  }

  private static Instant sentAt(Notice notice) {
    Instant sent = notice.sentAt();
    return sent == null ? notice.createdAt() : sent;
  }

  private static int count(List<Notice> notices, NoticeState state) {
    return (int) notices.stream().filter(notice -> notice.state() == state).count();
  }
}
