package app.allclear.incident;

import app.allclear.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's case in one outage, as lists show it.
 *
 * @param customerName as the directory named the customer last
 * @param outage null for what happened outside any declared outage (everyday)
 * @param attention what needs the operator, most urgent first
 * @param people how many humans wrote
 * @param waitingSince when the earliest human message arrived that no all-clear, answer or closing
 *     has settled; null where nobody waits
 * @param affected how many of the customer's databases are damaged or were in this outage
 * @param back how many of those are back
 * @param lastNotice the event of the notice sent last, null before the first
 * @param round rises when a database is damaged again; part of a notice's key
 */
public record Incident(
    IncidentId id,
    CustomerId customer,
    String customerName,
    @Nullable OutageId outage,
    boolean open,
    Instant openedAt,
    List<Attention> attention,
    int people,
    int messages,
    @Nullable Instant waitingSince,
    int affected,
    int back,
    @Nullable String lastNotice,
    @Nullable Instant lastNoticeAt,
    int round) {
  public Incident {
    attention = List.copyOf(attention);
  }
}
