package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as stored, one however many copies there are.
 *
 * @param messageIdHeader RFC 5322 Message-ID without angle brackets; null where it has none
 * @param sha256 of the raw bytes of the first copy, lower-case hex
 * @param from the author's address as written; empty where it can't be read
 * @param customers certain ones only
 * @param candidates ranked, best first; empty where the match is certain
 * @param senderOf the sender's role to each certain customer
 * @param repeatedId true where another message carries the same Message-ID with other content
 * @param thanks true where the sender only says thanks
 * @param assigned true where the operator decided the customers
 * @param trouble what could not be read, as a sentence; null where all was well
 */
public record StoredMessage(
    MessageId id,
    String mailbox,
    @Nullable String messageIdHeader,
    String sha256,
    List<Copy> copies,
    Instant received,
    @Nullable Instant date,
    @Nullable String fromName,
    String from,
    String subject,
    MatchKind match,
    List<CustomerId> customers,
    List<Ranked> candidates,
    List<DatabaseName> databases,
    List<IncidentId> incidents,
    SenderRole sender,
    Map<CustomerId, SenderRole> senderOf,
    boolean automatic,
    boolean thanks,
    Authentication authentication,
    List<String> reasons,
    boolean repeatedId,
    boolean assigned,
    @Nullable String trouble) {
  /** Where one copy stands on the server. */
  public record Copy(String folder, long uidValidity, long uid, String sha256) {}

  /** A customer it may be about. */
  public record Ranked(CustomerId customer, List<String> reasons) {}
}
