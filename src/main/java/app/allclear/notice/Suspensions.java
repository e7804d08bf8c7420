package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses whose mail came back, each in the outage it happened in. Everything that writes
 * belongs inside a change. Safe for any thread.
 */
public final class Suspensions {
  private final JdbcSuspensions rows;

  Suspensions(JdbcSuspensions rows) {
    this.rows = rows;
  }

  /** The address's, where that outage is still open; a suspension ends with it. */
  public Optional<Suspension> of(EmailAddress address, Outage outage) {
    return outage.open() ? rows.find(address, outage.id()) : Optional.empty();
  }

  /** The same of several, each once. */
  public Map<EmailAddress, Suspension> of(Collection<EmailAddress> addresses, Outage outage) {
    Map<EmailAddress, Suspension> suspensions = new HashMap<>();
    if (outage.open() && !addresses.isEmpty())
      for (Suspension each : rows.among(addresses, outage.id()))
        suspensions.put(each.address(), each);
    return suspensions;
  }

  /** All of an outage, the newest first. */
  public List<Suspension> in(OutageId outage) {
    return rows.in(outage);
  }

  /** A notice to this address came back for good. */
  public Suspension suspend(
      EmailAddress address, OutageId outage, CustomerId whose, String reason, Instant now) {
    Optional<Suspension> before = rows.find(address, outage);
    Suspension after =
        before
            .map(each -> each.again(whose, reason, now))
            .orElseGet(() -> Suspension.first(address, outage, whose, reason, now));
    if (before.isPresent()) rows.update(after);
    else rows.insert(after);
    return after;
  }

  /** Those of the outage whose time has come since the last look. */
  public List<Suspension> ripe(OutageId outage, Instant now) {
    return rows.ripe(outage, now);
  }

  /** Ends the rest of an address; false where it had none. */
  public boolean lift(EmailAddress address, OutageId outage, Instant now) {
    return rows.lift(address, outage, now);
  }
}
