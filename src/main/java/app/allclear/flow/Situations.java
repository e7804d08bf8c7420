package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.OwnAnswer;
import app.allclear.incident.SentMails;
import app.allclear.incident.StoredMessage;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeFacts;
import app.allclear.notice.Notices;
import app.allclear.notice.Situation;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads all that decides about an incident's notices, of one or of many at once. */
final class Situations {
  private final Directories directories;
  private final DatabaseStatuses databases;
  private final Incidents incidents;
  private final Messages messages;
  private final Outages outages;
  private final Notices notices;
  private final SentMails sentMails;

  Situations(
      Directories directories,
      DatabaseStatuses databases,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Notices notices,
      SentMails sentMails) {
    this.directories = directories;
    this.databases = databases;
    this.incidents = incidents;
    this.messages = messages;
    this.outages = outages;
    this.notices = notices;
    this.sentMails = sentMails;
  }

  /** As the directory in force has them. */
  Optional<Customer> customer(CustomerId id) {
    return directories.inForce().find(id);
  }

  /** Empty for no incident, outside an outage and for lost customers. */
  Optional<Situation> of(IncidentId id) {
    return incidents.find(id).flatMap(incident -> of(incident, messages.ofIncident(id)));
  }

  /**
   * {@link #of(IncidentId)} of an incident that was read already.
   *
   * @param heard those of its messages that the decision asks for
   */
  Optional<Situation> of(Incident incident, List<StoredMessage> heard) {
    Optional<Customer> customer = customer(incident.customer());
    Optional<Outage> outage = Optional.ofNullable(incident.outage()).flatMap(outages::find);
    if (customer.isEmpty() || outage.isEmpty()) return Optional.empty();
    List<Notice> told = notices.brieflyOfIncident(incident.id());
    return Optional.of(
        new Situation(
            customer.get(),
            incident,
            outage.get(),
            databasesOf(incident),
            heard,
            told,
            // Only what somebody wrote can have an answer.
            heard.isEmpty() ? List.of() : answers(incident.id(), told)));
  }

  /** What the operator wrote by hand, from here and from elsewhere. */
  private List<OwnAnswer> answers(IncidentId incident, List<Notice> told) {
    List<OwnAnswer> answers = new ArrayList<>(NoticeFacts.replies(told));
    answers.addAll(sentMails.answersIn(incident));
    return answers;
  }

  /**
   * Without messages, answers and notices, which no last look and no text asks for; those outside
   * an outage and of lost customers are missing. As many as there are cost few statements.
   */
  Map<IncidentId, Situation> briefly(Collection<IncidentId> ids) {
    List<Incident> found = incidents.these(ids);
    Map<IncidentId, List<DatabaseStatus>> about = databasesOf(found);
    Map<OutageId, Optional<Outage>> read = new HashMap<>();
    Map<IncidentId, Situation> situations = new HashMap<>();
    for (Incident incident : found) {
      Optional<Customer> customer = customer(incident.customer());
      Optional<Outage> outage =
          Optional.ofNullable(incident.outage())
              .flatMap(id -> read.computeIfAbsent(id, outages::find));
      if (customer.isPresent() && outage.isPresent())
        situations.put(
            incident.id(),
            new Situation(
                customer.get(),
                incident,
                outage.get(),
                about.getOrDefault(incident.id(), List.of()),
                List.of(),
                List.of()));
    }
    return situations;
  }

  /**
   * The customer's databases that this incident is about: damaged now, or since it began, or taken
   * for damaged.
   */
  List<DatabaseStatus> databasesOf(Incident incident) {
    return databasesOf(List.of(incident)).getOrDefault(incident.id(), List.of());
  }

  /** The same of several. */
  Map<IncidentId, List<DatabaseStatus>> databasesOf(Collection<Incident> several) {
    Map<CustomerId, List<DatabaseName>> owned =
        several.stream()
            .map(Incident::customer)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), this::ownedBy));
    Map<DatabaseName, DatabaseStatus> stored =
        databases.of(owned.values().stream().flatMap(List::stream).toList());
    Map<OutageId, Optional<Instant>> starts = new HashMap<>();
    Map<IncidentId, List<DatabaseStatus>> about = new HashMap<>();
    for (Incident incident : several) {
      Instant start =
          Optional.ofNullable(incident.outage())
              .flatMap(id -> starts.computeIfAbsent(id, outages::startOf))
              .orElse(incident.openedAt());
      Stream<DatabaseStatus> theirs =
          owned.getOrDefault(incident.customer(), List.of()).stream()
              .map(stored::get)
              .filter(Objects::nonNull);
      about.put(incident.id(), about(theirs, start));
    }
    return about;
  }

  private List<DatabaseName> ownedBy(CustomerId id) {
    return customer(id)
        .map(known -> known.databases().stream().distinct().toList())
        .orElse(List.of());
  }

  /** Those of a customer's databases that what began then is about, mistakes included. */
  static List<DatabaseStatus> about(Stream<DatabaseStatus> statuses, Instant start) {
    return statuses
        .filter(status ->
            status.owed()
                || (status.affected() || status.withdrawn()) && !status.since().isBefore(start))
        .toList();
  }
}
