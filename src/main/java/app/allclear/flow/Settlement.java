package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.NoticeStanding;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.incident.StoredMessage;
import app.allclear.notice.Mode;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeFacts;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.OwedNotice;
import app.allclear.notice.Situation;
import app.allclear.notice.WhoIsOwed;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows for an incident from a change: its notices are owed or overtaken, and the columns
 * that lists sort by are rewritten. Called inside a change that has raised the customer's version.
 */
final class Settlement {
  private final Directories directories;
  private final DatabaseStatuses databases;
  private final Incidents incidents;
  private final Messages messages;
  private final Outages outages;
  private final Evidence evidence;
  private final Notices notices;
  private final Outbox outbox;
  private final NoticeModes modes;
  private final NoticeSettings settings;
  private final WhoIsOwed whoIsOwed;

  Settlement(
      Directories directories,
      DatabaseStatuses databases,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Evidence evidence,
      Notices notices,
      Outbox outbox,
      NoticeModes modes,
      NoticeSettings settings,
      WhoIsOwed whoIsOwed) {
    this.directories = directories;
    this.databases = databases;
    this.incidents = incidents;
    this.messages = messages;
    this.outages = outages;
    this.evidence = evidence;
    this.notices = notices;
    this.outbox = outbox;
    this.modes = modes;
    this.settings = settings;
    this.whoIsOwed = whoIsOwed;
  }

  /** A message was filed in the incident, or adopted with it. */
  void written(IncidentId incident, StoredMessage message, Instant now) {
    rewrite(incident);
    situation(incident)
        .ifPresent(situation -> owe(situation, whoIsOwed.whenWritten(situation, message), now));
    rewrite(incident);
  }

  /** One of the customer's databases changed; the status after is stored already. */
  void changed(IncidentId incident, DatabaseStatus before, DatabaseStatus after, Instant now) {
    rewrite(incident);
    situation(incident)
        .ifPresent(
            situation -> owe(situation, whoIsOwed.whenChanged(situation, before, after), now));
    rewrite(incident);
  }

  /** The directory changed: somebody new may be owed the all-clear, nobody is owed it twice. */
  void reconsider(IncidentId id, Instant now) {
    for (DatabaseStatus status : databasesOf(incidents.find(id).orElseThrow()))
      changed(id, DatabaseStatus.unseen(status.database(), status.since()), status, now);
    rewrite(id);
  }

  /** Anything else about the incident changed. */
  void rewrite(IncidentId id) {
    Incident incident = settled(id, standing(id));
    // Damage after an all-clear begins a new round, in which that all-clear no longer counts.
    NoticeStanding standing = standing(incident.id());
    settled(id, standing);
  }

  private Incident settled(IncidentId id, NoticeStanding standing) {
    Incident incident = incidents.find(id).orElseThrow();
    Optional<Customer> customer = directories.inForce().find(incident.customer());
    return incidents.settle(
        id,
        customer.map(Customer::name).orElse(null),
        databasesOf(incident),
        standing,
        customer.map(c -> !c.contacts().isEmpty()).orElse(false));
  }

  /**
   * All that decides about an incident's notices; empty outside an outage and for lost customers.
   */
  Optional<Situation> situation(IncidentId id) {
    Incident incident = incidents.find(id).orElseThrow();
    Optional<Customer> customer = directories.inForce().find(incident.customer());
    Optional<Outage> outage = Optional.ofNullable(incident.outage()).flatMap(outages::find);
    if (customer.isEmpty() || outage.isEmpty()) return Optional.empty();
    return Optional.of(
        new Situation(
            customer.get(),
            incident,
            outage.get(),
            databasesOf(incident),
            messages.ofIncident(id),
            notices.ofIncident(id)));
  }

  /** The customer's databases that this incident is about: damaged now, or since it began. */
  List<DatabaseStatus> databasesOf(Incident incident) {
    Instant start =
        Optional.ofNullable(incident.outage())
            .flatMap(outages::find)
            .map(Outage::startedAt)
            .orElse(incident.openedAt());
    return statusesOf(incident.customer()).stream()
        .filter(status -> status.owed() || (status.affected() && !status.since().isBefore(start)))
        .toList();
  }

  private List<DatabaseStatus> statusesOf(CustomerId customer) {
    return directories
        .inForce()
        .find(customer)
        .map(known -> databases.of(known.databases()))
        .map(Map::values)
        .map(List::copyOf)
        .orElse(List.of());
  }

  private NoticeStanding standing(IncidentId id) {
    Incident incident = incidents.find(id).orElseThrow();
    NoticeFacts facts = notices.facts(id, incident.round());
    NoticeEvent last = facts.lastSent();
    return new NoticeStanding(
        facts.held(),
        facts.inDoubt(),
        facts.failed(),
        last == null ? null : last.slug(),
        facts.lastSentAt(),
        facts.allClearOwed(),
        allClearAt(incident),
        facts.answered());
  }

  private @Nullable Instant allClearAt(Incident incident) {
    return notices.ofIncident(incident.id()).stream()
        .filter(notice -> notice.event() == NoticeEvent.RESTORED)
        .filter(notice -> notice.round() == incident.round())
        .filter(notice -> notice.state() == NoticeState.SENT)
        .map(Notice::sentAt)
        .flatMap(sent -> Optional.ofNullable(sent).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Puts notices into the outbox, those they overtake taken back first. */
  void owe(Situation situation, List<OwedNotice> owed, Instant now) {
    Incident incident = situation.incident();
    Map<NoticeEvent, Mode> present = modes.of(incident.outage());
    for (OwedNotice notice : owed) {
      overtake(incident.id(), notice, now);
      Mode mode = present.getOrDefault(notice.event(), Mode.HOLD);
      outbox
          .owe(incident, notice, mode, now, settings.delayOf(notice.event()))
          .ifPresent(added -> added(incident.id(), added, now));
    }
  }

  private void overtake(IncidentId incident, OwedNotice by, Instant now) {
    String reason = "A later notice (%s) says more.".formatted(by.event().slug());
    for (Notice old : outbox.overtake(incident, by.event(), by.round(), reason, now))
      incidents.noteNotice(incident, now, NoticeWords.overtaken(old), old.id().value());
  }

  private void added(IncidentId incident, Notice notice, Instant now) {
    evidence.remember(notice.messageId(), notice.customer());
    incidents.noteNotice(incident, now, NoticeWords.owed(notice), notice.id().value());
  }
}
