package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.mail.Address;
import app.allclear.mail.OutgoingMail;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mail of a notice.
 *
 * @param from null where no mailbox is configured: then nothing can be sent
 * @param copyTo an address of ours that gets a copy of everything; null for none
 */
public record Envelope(@Nullable Address from, @Nullable String copyTo) {
  /** Whether there is an address to send from; without one nothing should be claimed. */
  public boolean ready() {
    return from != null;
  }

  /**
   * The notice as {@link Dispatch#intend} handed it back. Throws IllegalStateException where its
   * text was not stored before, or there is no address to send from.
   */
  public OutgoingMail around(Notice notice, Customer customer, Instant date) {
    if (from == null || notice.subject() == null || notice.text() == null)
      throw new IllegalStateException(
          "Notice %s has no sender or no stored text yet.".formatted(notice.id()));
    String answers = notice.answers();
    return new OutgoingMail(
        notice.messageId(),
        from,
        new Address(name(notice, customer), notice.to().value()),
        notice.subject(),
        notice.text(),
        answers,
        answers == null ? List.of() : List.of(answers),
        date,
        copyTo,
        notice.html(),
        notice.event() == NoticeEvent.REPLY);
  }

  /** The mail that a notice would make now, worded like this; empty without a sender. */
  public Optional<OutgoingMail> around(
      Notice notice, Composed.Ready ready, Customer customer, Instant date) {
    return ready() ? Optional.of(around(notice.worded(ready), customer, date)) : Optional.empty();
  }

  private static @Nullable String name(Notice notice, Customer customer) {
    return customer.contacts().stream()
        .filter(contact -> contact.address().equals(notice.to()))
        .map(Contact::name)
        .filter(Objects::nonNull)
        .map(OneLine::of)
        .findFirst()
        .orElse(null);
  }
}
