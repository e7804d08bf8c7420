package app.allclear.mail;

/** How one attempt to send ended. {@code reason} is the server's words or ours, one line. */
public sealed interface SendResult {
  /** The server took responsibility (250 after the end of data). */
  record Accepted(String reason) implements SendResult {}

  /** Nothing was taken; trying this mail again can help (4xx, broken before the end of data). */
  record RefusedForNow(String reason) implements SendResult {}

  /**
   * Nothing was taken, and nobody else's mail would be at the moment: no server, no login, one that
   * is going down (421), that does not take our address as a sender, or to which we have sent as
   * many as it allows. It says nothing about the recipient.
   */
  record NoService(String reason) implements SendResult {}

  /** Nothing was taken, and trying again won't help (5xx). */
  record RefusedForGood(String reason) implements SendResult {}

  /** The connection broke after the end of data was sent: it may have been taken or not. */
  record Unknown(String reason) implements SendResult {}
}
