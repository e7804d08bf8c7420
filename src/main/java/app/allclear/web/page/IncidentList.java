package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.Site;
import app.allclear.incident.Attention;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.LatestWords;
import app.allclear.incident.Messages;
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

  private static final int WORDS_SHOWN = 180;

  private final Incidents incidents;
  private final Messages messages;
  private final Directories directory;
  private final CustomerDatabases databases;
  private final Times times;

  IncidentList(
      Incidents incidents,
      Messages messages,
      Directories directory,
      CustomerDatabases databases,
      Times times) {
    this.incidents = incidents;
    this.messages = messages;
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
    Map<IncidentId, LatestWords> latest =
        messages.latest(found.stream().map(Incident::id).toList());
    Directory now = directory.inForce();
    return found.stream()
        .map(incident ->
            row(
                incident,
                latest(latest.get(incident.id())),
                now,
                theirs.getOrDefault(incident.customer(), List.of())))
        .toList();
  }

  /** On one line; a mail without words says what its subject says. */
  static IncidentRow.@Nullable Latest latest(@Nullable LatestWords newest) {
    if (newest == null) return null;
    String words = newest.own().isBlank() ? newest.subject() : newest.own();
    String line = words.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) return null;
    return new IncidentRow.Latest(newest.from(), cut(line));
  }

  private static String cut(String line) {
    if (line.length() <= WORDS_SHOWN) return line;
    int end = line.lastIndexOf(' ', WORDS_SHOWN);
    if (end < WORDS_SHOWN / 2) end = line.offsetByCodePoints(0, WORDS_SHOWN / 2);
    return line.substring(0, end) + " …";
  }

  private IncidentRow row(
      Incident incident,
      IncidentRow.@Nullable Latest latest,
      Directory now,
      List<DatabaseStatus> own) {
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
        latest,
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
