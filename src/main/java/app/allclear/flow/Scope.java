package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.incident.Incident;
import app.allclear.incident.Incidents;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which outage something belongs to: the one during which it happened; after its end, the one whose
 * incident of that customer is still open; else none, which is everyday.
 */
final class Scope {
  private final Outages outages;
  private final Incidents incidents;

  Scope(Outages outages, Incidents incidents) {
    this.outages = outages;
    this.incidents = incidents;
  }

  @Nullable OutageId of(CustomerId customer, Instant happened) {
    return outages.at(happened).or(() -> stillOpen(customer, happened)).orElse(null);
  }

  private Optional<OutageId> stillOpen(CustomerId customer, Instant happened) {
    return incidents.openOf(List.of(customer)).stream()
        .map(Incident::outage)
        .flatMap(outage -> Optional.ofNullable(outage).stream())
        .flatMap(outage -> outages.find(outage).stream())
        .filter(outage -> !outage.startedAt().isAfter(happened))
        .max(Comparator.comparing(Outage::startedAt))
        .map(Outage::id);
  }
}
