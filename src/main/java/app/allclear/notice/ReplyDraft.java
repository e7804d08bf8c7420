package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.incident.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply that the operator is writing.
 *
 * @param author who is logged in
 * @param place where they write, such as "on a phone": one login may be used by several
 * @param answers the recipient's message it answers, or null where it stands alone
 * @param template what it was begun from, or null for the operator's own words alone
 * @param seen the incident's newest message when the reply was begun
 */
public record ReplyDraft(
    ReplyDraftId id,
    IncidentId incident,
    String author,
    String place,
    EmailAddress to,
    @Nullable MessageId answers,
    @Nullable NoticeEvent template,
    String subject,
    String text,
    MessageId seen,
    Instant openedAt,
    Instant touchedAt) {}
