package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.Site;
import app.allclear.incident.Attention;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.restore.DatabaseStatus;
import app.allclear.web.CustomerDatabases;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the rows of the incident list. */
final class IncidentList {
  private static final int DATABASES_SHOWN = 4;
  private static final int CUSTOMERS_SEARCHED = 50;

  private final Incidents incidents;
  private final Directories directory;
  private final CustomerDatabases databases;
  private final Times times;

  IncidentList(
      Incidents incidents, Directories directory, CustomerDatabases databases, Times times) {
    this.incidents = incidents;
    this.directory = directory;
    this.databases = databases;
    this.times = times;
  }

  List<IncidentRow> rows(IncidentQuery query, int limit, int offset) {
    return rows(incidents.byUrgency(query, limit, offset));
  }

  /** Incidents of customers who are called like this, most urgent first. */
  List<IncidentRow> search(String typed, int limit) {
    return rows(
        new People(directory.inForce())
            .like(typed, CUSTOMERS_SEARCHED).stream()
                .map(Customer::id)
                .map(id -> new IncidentQuery(null, id, null, false, false))
                .flatMap(query -> incidents.byUrgency(query, limit, 0).stream())
                .sorted(Comparator.comparing((Incident incident) -> !incident.open()))
                .limit(limit)
                .toList());
  }

  private List<IncidentRow> rows(List<Incident> found) {
    Map<CustomerId, List<DatabaseStatus>> theirs =
        databases.of(found.stream().map(Incident::customer).distinct().toList());
    Directory now = directory.inForce();
    return found.stream()
        .map(incident -> row(incident, now, theirs.getOrDefault(incident.customer(), List.of())))
        .toList();
  }

  private IncidentRow row(Incident incident, Directory now, List<DatabaseStatus> own) {
    List<DatabaseView> shown =
        own.stream()
            .sorted(Comparator.comparing((DatabaseStatus status) -> !status.affected()))
            .limit(DATABASES_SHOWN)
            .map(status -> DatabaseView.of(status, times))
            .toList();
    return new IncidentRow(
        incident.id().toString(),
        incident.customer().value(),
        incident.customerName(),
        now.find(incident.customer())
            .map(customer -> customer.sites().stream().map(Site::written).toList())
            .orElse(List.of()),
        incident.open(),
        incident.outage() == null,
        kind(incident),
        incident.attention().stream().map(Attention::words).toList(),
        shown,
        own.size() - shown.size(),
        incident.affected(),
        incident.back(),
        incident.people(),
        incident.messages(),
        times.orNull(incident.waitingSince()),
        lastNotice(incident),
        times.orNull(incident.lastNoticeAt()));
  }

  private static @Nullable String lastNotice(Incident incident) {
    String slug = incident.lastNotice();
    return slug == null ? null : slug.replace('-', ' ');
  }

  private static String kind(Attention attention) {
    return switch (attention) {
      case WROTE_AGAIN,
          DAMAGED_AGAIN,
          NOTICE_IN_DOUBT,
          RESTORE_TROUBLE,
          NOTICE_FAILED,
          FORGED,
          NO_CONTACT ->
          "bad";
      case UNANSWERED, NOTICE_HELD -> "doubt";
    };
  }

  static String kind(Incident incident) {
    if (!incident.open()) return "calm";
    if (!incident.attention().isEmpty()) return kind(incident.attention().getFirst());
    return incident.affected() > 0 && incident.back() == incident.affected() ? "good" : "busy";
  }
}
