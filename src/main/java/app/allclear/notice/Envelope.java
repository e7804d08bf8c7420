package app.allclear.notice;

import app.allclear.mail.Address;
import app.allclear.mail.OutgoingMail;
import java.time.Instant;

/** Makes a mail of a notice. */
public record Envelope(Address from) {
  /** Throws IllegalStateException where the notice's intent was not stored before. */
  public OutgoingMail around(Notice notice, Instant date) {
    throw new UnsupportedOperationException();
  }
}
