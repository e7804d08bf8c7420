package app.allclear.incident;

import app.allclear.customer.CustomerId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing the operator taught, and what became of it.
 *
 * @param said the address, domain or name
 * @param customer under whom such mail is filed; null for a mark
 * @param by the operator; null where nobody wrote that down
 * @param message the message it was taught from; null where it was taught on its own
 * @param since the newest message when it was taught: it speaks of those after that one
 * @param used how many messages stand as they do because of it
 * @param revokedAt null while it is in force
 */
public record Teaching(
    TeachingId id,
    Kind kind,
    String said,
    @Nullable CustomerId customer,
    Instant at,
    @Nullable String by,
    @Nullable MessageId message,
    long since,
    long used,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy) {
  /** What was said of what. */
  public enum Kind {
    /** Mail from this address is about the customer. */
    ADDRESS,
    /** Mail from this domain, or naming it, is about the customer. */
    DOMAIN,
    /** Whoever writes this name means the customer. */
    NAME,
    /** A machine writes from this address. */
    MACHINE,
    /** A human writes from this address. */
    HUMAN;

    /** Whether it says who writes, not whom it is about. */
    public boolean isMark() {
      return switch (this) {
        case MACHINE, HUMAN -> true;
        case ADDRESS, DOMAIN, NAME -> false;
      };
    }

    /** As the API names it. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean inForce() {
    return revokedAt == null;
  }

  /** What it says, without who is meant: "mail from anna@web.example". */
  public String what() {
    return switch (kind) {
      case ADDRESS, MACHINE, HUMAN -> "mail from " + said;
      case DOMAIN -> "mail from addresses at " + said + ", or naming it";
      case NAME -> "mail that names “" + said + "”";
    };
  }
}
