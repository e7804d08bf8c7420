package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the operator writes by hand to one person.
 *
 * @param outside whether that person is not registered as a contact of the customer
 * @param answers the message it answers, or null where it stands alone
 * @param subject one line
 * @param text with {@code \n} line ends
 */
public record OwnWords(
    EmailAddress to, boolean outside, @Nullable ThreadPoint answers, String subject, String text) {
  public OwnWords {
    subject = OneLine.of(subject).strip();
    text = text.replace("\r\n", "\n").replace('\r', '\n').strip() + "\n";
  }

  /** Whether there is something to send. */
  public boolean complete() {
    return !subject.isEmpty() && !text.isBlank();
  }
}
