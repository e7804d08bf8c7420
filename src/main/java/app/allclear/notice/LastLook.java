package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import java.util.Set;

/** Whether a notice about to leave is still true, and still for a registered contact. Pure. */
public final class LastLook {
  /** What the last look says. Reasons are full sentences. */
  public sealed interface Verdict {
    /** It may leave. */
    record Leave() implements Verdict {}

    /** Not now, perhaps later: a server does not answer, a restore is proven again. */
    record Wait(String reason) implements Verdict {}

    /** Never: it is no longer true, or no longer for this recipient. */
    record Withdraw(String reason) implements Verdict {}
  }

  /**
   * @param own the addresses of our own mailboxes
   */
  public LastLook(Set<EmailAddress> own) {}

  public Verdict at(Notice notice, Situation situation) {
    throw new UnsupportedOperationException();
  }
}
