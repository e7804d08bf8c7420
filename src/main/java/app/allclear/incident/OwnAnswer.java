package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operator answered, from here or from anywhere else: everything its recipients had written
 * until then, and the message it directly answers, whoever wrote that.
 *
 * @param answered Message-IDs without angle brackets
 */
public record OwnAnswer(Set<EmailAddress> to, Instant at, Set<String> answered) {
  public OwnAnswer {
    to = Set.copyOf(to);
    answered = Set.copyOf(answered);
  }

  /** Whether this message has its answer with it. */
  public boolean covers(
      @Nullable EmailAddress sender, @Nullable String messageId, Instant received) {
    if (messageId != null && answered.contains(messageId)) return true;
    return sender != null && to.contains(sender) && !received.isAfter(at);
  }

  /** The same of a stored message. */
  public boolean covers(StoredMessage message) {
    return covers(
        EmailAddress.of(message.from()).orElse(null),
        message.messageIdHeader(),
        message.received());
  }
}
