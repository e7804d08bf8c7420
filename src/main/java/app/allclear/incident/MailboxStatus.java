package app.allclear.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a mailbox reconciles: {@code serverHolds = stored + pending + refused + unexplained}.
 *
 * @param asOf the instant of the count on the server, the oldest of its folders'; null before the
 *     first
 * @param trouble what is wrong and what to do, as a sentence; null while all is well
 * @param sent the same of its folder for sent mail, under the folder's name; null where none is
 *     watched. What stands there is no mail received, so it counts apart
 */
public record MailboxStatus(
    String name,
    @Nullable Instant asOf,
    long serverHolds,
    long stored,
    long pending,
    long refused,
    boolean connected,
    @Nullable String trouble,
    @Nullable MailboxStatus sent) {
  /** Without a folder for sent mail. */
  public MailboxStatus(
      String name,
      @Nullable Instant asOf,
      long serverHolds,
      long stored,
      long pending,
      long refused,
      boolean connected,
      @Nullable String trouble) {
    this(name, asOf, serverHolds, stored, pending, refused, connected, trouble, null);
  }

  MailboxStatus with(MailboxStatus folderForSent) {
    return new MailboxStatus(
        name, asOf, serverHolds, stored, pending, refused, connected, trouble, folderForSent);
  }

  public long unexplained() {
    return serverHolds - stored - pending - refused;
  }
}
