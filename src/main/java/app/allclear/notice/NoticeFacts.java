package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.OwnAnswer;
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
 * @param allClearOwed whether an all-clear of the round was owed, whatever became of it
 * @param answered people to whom something of the round was sent, or is on its way without a human;
 *     updates and partial finishes, which count rounds of their own, count in any; the operator's
 *     replies answer until they were written, and so not here
 */
public record NoticeFacts(
    int held,
    int inDoubt,
    int failed,
    @Nullable NoticeEvent lastSent,
    @Nullable Instant lastSentAt,
    boolean allClearOwed,
    Set<EmailAddress> answered) {
  public NoticeFacts {
    answered = Set.copyOf(answered);
  }

  /**
   * Of an incident's notices, in any order.
   *
   * @param round the incident's
   */
  public static NoticeFacts of(List<Notice> notices, int round) {
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
            .anyMatch(notice -> notice.event() == NoticeEvent.RESTORED && notice.round() == round),
        notices.stream()
            .filter(notice -> notice.state().answers() && notice.event() != NoticeEvent.REPLY)
            .filter(notice -> notice.round() == round || !notice.event().ofIncidentRound())
            .map(Notice::to)
            .collect(Collectors.toSet()));
  }

  /** The operator's replies among them that have left, or will without a human. */
  public static List<OwnAnswer> replies(List<Notice> notices) {
    return notices.stream()
        .filter(notice -> notice.event() == NoticeEvent.REPLY && notice.state().answers())
        .map(notice ->
            new OwnAnswer(
                Set.of(notice.to()),
                notice.createdAt(),
                notice.answers() == null ? Set.of() : Set.of(notice.answers())))
        .toList();
  }

  private static Instant sentAt(Notice notice) {
    Instant sent = notice.sentAt();
    return sent == null ? notice.createdAt() : sent;
  }

  private static int count(List<Notice> notices, NoticeState state) {
    return (int) notices.stream().filter(notice -> notice.state() == state).count();
  }
}
