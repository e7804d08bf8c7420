package app.allclear.web.api;

import app.allclear.incident.Attention;
import app.allclear.incident.Incident;
import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as the API lists it. */
record IncidentJson(
    String id,
    String customer,
    String outage,
    String state,
    List<String> attention,
    int people,
    int messages,
    @Nullable Instant waitingSince,
    List<DatabaseState> databases,
    @Nullable String lastNotice) {

  /** One of the customer's databases and how far its restore is. */
  record DatabaseState(String database, String state) {
    static DatabaseState of(DatabaseStatus status) {
      return new DatabaseState(status.database().toString(), status.restore().word());
    }
  }

  static IncidentJson of(Incident incident, List<DatabaseStatus> databases) {
    return new IncidentJson(
        incident.id().toString(),
        incident.customer().value(),
        incident.outage() == null ? "everyday" : incident.outage().toString(),
        incident.open() ? "open" : "closed",
        incident.attention().stream().map(Attention::slug).toList(),
        incident.people(),
        incident.messages(),
        incident.waitingSince(),
        databases.stream().map(DatabaseState::of).toList(),
        incident.lastNotice());
  }
}
