package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.List;

/**
 * An outage that probes think there is.
 *
 * @param startedAt rather too early than too late
 * @param damaged never empty
 * @param customers how many customers those databases belong to
 */
public record SuggestedOutage(
    String name, Instant startedAt, List<DatabaseName> damaged, int customers) {
  public SuggestedOutage {
    damaged = List.copyOf(damaged);
  }

  /** What was found, without a full stop. */
  public String words() {
    return "probes found %d damaged %s of %d %s"
        .formatted(
            damaged.size(),
            damaged.size() == 1 ? "database" : "databases",
            customers,
            customers == 1 ? "customer" : "customers");
  }
}
