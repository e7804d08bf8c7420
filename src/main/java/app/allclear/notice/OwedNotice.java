package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A notice somebody is owed. With the incident, its event, round and recipient are its key: owed
 * twice, it is sent once.
 *
 * @param answers the message it threads on, or null where it stands alone
 */
public record OwedNotice(
    NoticeEvent event,
    int round,
    CustomerId customer,
    EmailAddress recipient,
    @Nullable ThreadPoint answers) {}
