package app.allclear.mail;

import java.time.Instant;
import java.util.Collection;

/**
 * Writes into one mailbox: a copy of what we sent into its folder for sent mail, and {@code
 * \Answered} on what that answers. Nothing else is ever written, no other flag, and nothing is
 * deleted.
 *
 * <p>One thread uses it; {@link #close} may come from any. Never throws for what a server does.
 */
public interface Cabinet extends AutoCloseable {
  /** How an attempt ended. Reasons are full sentences. */
  sealed interface Result {
    /** It is done. */
    record Done() implements Result {}

    /** Not now: the server or the network is in the way. It may be tried again at any time. */
    record NotNow(String reason) implements Result {}

    /** Never: what it is about is no longer there. */
    record Never(String reason) implements Result {}
  }

  /**
   * Sees to it that the mail stands once in the folder for sent mail, as read. A copy is looked for
   * by its Message-ID first: the server may file sent mail itself, and an attempt before this one
   * may have died after the server took it.
   *
   * @param sent when the SMTP server took it
   */
  Result file(OutgoingMail mail, Instant sent);

  /** Marks copies of one folder as answered, and in no other way. */
  Result markAnswered(String folder, long uidValidity, Collection<Long> uids);

  /** There is nothing to do for a while: hangs up, politely. */
  void rest();

  /** Ends the connection; what is attempted then ends as not now. */
  @Override
  void close();
}
