package app.allclear.incident;

import app.allclear.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list; null means any.
 *
 * @param outage only this outage's; with {@code everyday} only those of none
 */
public record IncidentQuery(
    @Nullable Boolean open,
    @Nullable CustomerId customer,
    @Nullable OutageId outage,
    boolean everyday) {
  public static final IncidentQuery ALL = new IncidentQuery(null, null, null, false);
}
