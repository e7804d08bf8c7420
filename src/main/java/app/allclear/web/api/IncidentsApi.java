package app.allclear.web.api;

import app.allclear.customer.CustomerId;
import app.allclear.flow.Corrections;
import app.allclear.flow.OperatorActs;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.SentMails;
import app.allclear.notice.Notices;
import app.allclear.restore.DatabaseStatus;
import app.allclear.store.Page;
import app.allclear.web.CustomerDatabases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/incidents}. */
@RestController
@RequestMapping("/api/incidents")
class IncidentsApi {
  private final Incidents incidents;
  private final Messages messages;
  private final Notices notices;
  private final SentMails sentMails;
  private final CustomerDatabases databases;
  private final OperatorActs acts;
  private final Corrections corrections;

  IncidentsApi(
      Incidents incidents,
      Messages messages,
      Notices notices,
      SentMails sentMails,
      CustomerDatabases databases,
      OperatorActs acts,
      Corrections corrections) {
    this.incidents = incidents;
    this.messages = messages;
    this.notices = notices;
    this.sentMails = sentMails;
    this.databases = databases;
    this.acts = acts;
    this.corrections = corrections;
  }

  @GetMapping
  Map<String, @Nullable Object> list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    IncidentQuery query = new IncidentQuery(open(state), customer(customer), null, false, false);
    Page<Incident> page = incidents.after(query, Asked.after(after), Asked.limit(limit));
    Map<CustomerId, List<DatabaseStatus>> theirs =
        databases.of(page.items().stream().map(Incident::customer).distinct().toList());
    return Listing.of(
        "incidents",
        page,
        incident -> IncidentJson.of(incident, theirs.getOrDefault(incident.customer(), List.of())));
  }

  @GetMapping("/{id}")
  IncidentDetailJson one(@PathVariable String id) {
    IncidentId incident = Asked.id("incident", id, IncidentId::parse);
    return IncidentDetailJson.of(
        row(incident),
        messages.ofIncident(incident),
        notices.ofIncident(incident),
        sentMails.ofIncident(incident),
        incidents.timeline(incident));
  }

  @PostMapping("/{id}/close")
  IncidentJson close(@PathVariable String id) {
    IncidentId incident = Asked.id("incident", id, IncidentId::parse);
    acts.close(incident);
    return row(incident);
  }

  @PostMapping("/{id}/reopen")
  IncidentJson reopen(@PathVariable String id) {
    IncidentId incident = Asked.id("incident", id, IncidentId::parse);
    acts.reopen(incident);
    return row(incident);
  }

  record Split(@Nullable String message, @Nullable String customer) {}

  record Merge(@Nullable String into) {}

  @PostMapping("/{id}/split")
  IncidentJson split(@PathVariable String id, @RequestBody Split split) {
    IncidentId incident = Asked.id("incident", id, IncidentId::parse);
    MessageId message =
        Asked.id("message", Asked.required("message", split.message()), MessageId::parse);
    corrections.splitOff(incident, message, customer(split.customer()));
    return row(incident);
  }

  @PostMapping("/{id}/merge")
  IncidentJson merge(@PathVariable String id, @RequestBody Merge merge) {
    IncidentId incident = Asked.id("incident", id, IncidentId::parse);
    corrections.merge(incident, new CustomerId(Asked.required("into", merge.into())));
    return row(incident);
  }

  private IncidentJson row(IncidentId id) {
    Incident incident = incidents.find(id).orElseThrow(() -> Asked.notThere("incident", id));
    return IncidentJson.of(incident, databases.of(incident.customer()));
  }

  private static @Nullable Boolean open(@Nullable String state) {
    return switch (state) {
      case null -> null;
      case "open" -> true;
      case "closed" -> false;
      default -> throw Asked.unknownWord("state", state, new Object[] {"open", "closed"});
    };
  }

  private static @Nullable CustomerId customer(@Nullable String id) {
    return id == null || id.isBlank() ? null : new CustomerId(id);
  }
}
