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
}
