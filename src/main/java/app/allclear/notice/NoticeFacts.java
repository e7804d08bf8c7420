package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an incident's notices amount to, for the columns that lists sort by.
 *
 * @param failed refused for good or bounced
 * @param lastSent the event of the notice sent last, null before the first
 * @param allClearOwed whether an all-clear of the round was owed, whatever became of it
 * @param answered people to whom something of the round was sent, or is on its way without a human;
 *     updates and partial finishes, which count rounds of their own, count in any
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
}
