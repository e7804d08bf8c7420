package app.allclear.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a mailbox reconciles: {@code serverHolds = stored + pending + refused + unexplained}.
 *
 * @param asOf the instant of the count on the server, the oldest of its folders'; null before the
 *     first
 * @param trouble what is wrong and what to do, as a sentence; null while all is well
 */
public record MailboxStatus(
    String name,
    @Nullable Instant asOf,
    long serverHolds,
    long stored,
    long pending,
    long refused,
    boolean connected,
    @Nullable String trouble) {
  public long unexplained() {
    return serverHolds - stored - pending - refused;
  }
}
