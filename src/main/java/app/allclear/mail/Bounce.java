package app.allclear.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery report (RFC 3464, and the common ones that are not).
 *
 * @param hard true where the reporting server has given up (Action failed, RFC 3464, section 2.3.3;
 *     or a 5.x.x status), false for a delay or where nothing says so
 * @param recipients the final recipients that failed or are delayed, as written
 * @param originalMessageId the Message-ID of the returned mail without angle brackets, or null
 * @param diagnostic the remote server's words, one line, possibly empty
 */
public record Bounce(
    boolean hard, List<String> recipients, @Nullable String originalMessageId, String diagnostic) {
  public Bounce {
    recipients = List.copyOf(recipients);
  }
}
