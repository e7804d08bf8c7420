package app.allclear.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery report (RFC 3464, and the common ones that are not).
 *
 * @param hard true for a permanent failure (5.x.x), false for a delay or an unknown status
 * @param recipients the final recipients that failed, as written
 * @param originalMessageId the Message-ID of the returned mail without angle brackets, or null
 * @param diagnostic the remote server's words, one line, possibly empty
 */
public record Bounce(
    boolean hard, List<String> recipients, @Nullable String originalMessageId, String diagnostic) {
  public Bounce {
    recipients = List.copyOf(recipients);
  }
}
