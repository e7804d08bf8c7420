package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The message a notice threads on: only ever the recipient's own.
 *
 * @param messageId its Message-ID, without angle brackets
 * @param subject as its sender wrote it, one line, possibly empty
 */
public record ThreadPoint(String messageId, String subject) {
  /** What can stand in In-Reply-To without breaking the header or its syntax (RFC 5322, 3.6.4). */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^<>]]{1,250}");

  public ThreadPoint {
    if (!PLAIN.matcher(messageId).matches())
      throw new IllegalArgumentException("Not a Message-ID that can be answered.");
    subject = OneLine.of(subject);
  }

  /** The recipient's latest message that a notice for this customer may thread on. */
  static Optional<ThreadPoint> latest(
      List<StoredMessage> messages, CustomerId customer, EmailAddress recipient) {
    return messages.stream()
        .filter(message -> allows(message, customer, recipient))
        .max(
            Comparator.comparing(StoredMessage::received)
                .thenComparing(message -> message.id().value()))
        .flatMap(ThreadPoint::of);
  }

  /**
   * The point of a message that the operator answers by hand: of any of the recipient's own that
   * did not fail and can be named.
   */
  public static Optional<ThreadPoint> byHand(StoredMessage message, EmailAddress recipient) {
    String header = message.messageIdHeader();
    boolean own =
        message.authentication() != Authentication.FAIL
            && EmailAddress.of(message.from()).filter(recipient::equals).isPresent();
    return own && header != null && PLAIN.matcher(header).matches()
        ? of(message)
        : Optional.empty();
  }

  /** The point of this one message, where a notice for this customer may thread on it. */
  static Optional<ThreadPoint> on(
      StoredMessage message, CustomerId customer, EmailAddress recipient) {
    return allows(message, customer, recipient) ? of(message) : Optional.empty();
  }

  /**
   * The recipient's own, not failed, not a machine's, about this customer alone, and of a
   * Message-ID that means one message.
   */
  private static boolean allows(
      StoredMessage message, CustomerId customer, EmailAddress recipient) {
    String header = message.messageIdHeader();
    return header != null
        && PLAIN.matcher(header).matches()
        && !message.repeatedId()
        && !message.automatic()
        && message.authentication() != Authentication.FAIL
        && message.customers().equals(List.of(customer))
        && EmailAddress.of(message.from()).filter(recipient::equals).isPresent();
  }

  private static Optional<ThreadPoint> of(StoredMessage message) {
    return Optional.ofNullable(message.messageIdHeader())
        .map(header -> new ThreadPoint(header, message.subject()));
  }
}
