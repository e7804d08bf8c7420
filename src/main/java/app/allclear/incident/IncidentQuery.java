package app.allclear.incident;

import app.allclear.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list; null means any.
 *
 * @param outage only this outage's
 * @param everyday only those of no outage
 * @param attentionOnly only those that need the operator
 * @param restoredOnly only those whose damaged databases are all back
 */
public record IncidentQuery(
    @Nullable Boolean open,
    @Nullable CustomerId customer,
    @Nullable OutageId outage,
    boolean everyday,
    boolean attentionOnly,
    boolean restoredOnly) {
  public static final IncidentQuery ALL = new IncidentQuery(null, null, null, false, false);

  public IncidentQuery(
      @Nullable Boolean open,
      @Nullable CustomerId customer,
      @Nullable OutageId outage,
      boolean everyday,
      boolean attentionOnly) {
    this(open, customer, outage, everyday, attentionOnly, false);
  }
}
