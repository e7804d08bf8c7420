package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an incident's standing needs of one of its messages; the role is toward its customer. */
record Heard(
    Instant received,
    @Nullable EmailAddress sender,
    SenderRole role,
    boolean automatic,
    boolean thanks,
    Authentication authentication,
    @Nullable String messageId) {
  Heard(
      Instant received,
      @Nullable EmailAddress sender,
      SenderRole role,
      boolean automatic,
      boolean thanks,
      Authentication authentication) {
    this(received, sender, role, automatic, thanks, authentication, null);
  }

  boolean forged() {
    return authentication == Authentication.FAIL;
  }

  /** Whether a human of the customer's wants something. Readers ask; they do not wait for us. */
  boolean waits() {
    return !automatic && !thanks && !forged() && role != SenderRole.READER;
  }
}
