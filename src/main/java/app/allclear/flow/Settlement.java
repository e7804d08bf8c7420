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
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.OwnAnswer;
import app.allclear.incident.SentMails;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
  private final SentMails sentMails;

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
      WhoIsOwed whoIsOwed,
      SentMails sentMails) {
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
    this.sentMails = sentMails;
  }

  /** A message was filed in the incident, or adopted with it. */
  void written(IncidentId id, StoredMessage message, Instant now) {
    // Whether one message is answered depends on no other, and an incident may hold thousands.
    follow(id, List.of(message), situation -> whoIsOwed.whenWritten(situation, message), now);
  }

  /** One of the customer's databases changed; the status after is stored already. */
  void changed(IncidentId id, DatabaseStatus before, DatabaseStatus after, Instant now) {
    follow(
        id,
        messages.ofIncident(id),
        situation -> whoIsOwed.whenChanged(situation, before, after),
        now);
  }

  /**
   * The operator announced something; returns how many notices are owed for it.
   *
   * @param held whether they wait for a release, whatever the event's mode
   */
  int announced(IncidentId id, NoticeEvent event, int round, boolean held, Instant now) {
    Incident incident = rewrite(id);
    Situation situation = situation(incident, messages.ofIncident(id)).orElse(null);
    if (situation == null) return 0;
    List<OwedNotice> owed = whoIsOwed.whenAnnounced(situation, event, round);
    if (owe(situation, owed, held, now)) rewrite(id);
    return owed.size();
  }

  private void follow(
      IncidentId id,
      List<StoredMessage> heard,
      Function<Situation, List<OwedNotice>> decision,
      Instant now) {
    Incident incident = rewrite(id);
    boolean owed =
        situation(incident, heard)
            .map(situation -> owe(situation, decision.apply(situation), now))
            .orElse(false);
    if (owed) rewrite(id);
  }

  /** The directory changed: somebody new may be owed the all-clear, nobody is owed it twice. */
  void reconsider(IncidentId id, Instant now) {
    Incident incident = incidents.find(id).orElseThrow();
    if (takesWhatHappens(incident, now))
      for (DatabaseStatus status : databasesOf(incident))
        changed(id, DatabaseStatus.unseen(status.database(), status.since()), status, now);
    rewrite(id);
  }

  /** Where a later outage's incident tells the customer what is back, an earlier one's does not. */
  private boolean takesWhatHappens(Incident incident, Instant now) {
    return Objects.equals(
        incident.outage(), new Scope(outages, incidents).of(incident.customer(), now));
  }

  /** Anything else about the incident changed. */
  Incident rewrite(IncidentId id) {
    Incident before = incidents.find(id).orElseThrow();
    Incident after = settled(before);
    // Damage after an all-clear begins a new round, in which that all-clear no longer counts.
    return after.round() == before.round() ? after : settled(after);
  }

  private Incident settled(Incident incident) {
    Optional<Customer> customer = directories.inForce().find(incident.customer());
    return incidents.settle(
        incident,
        customer.map(Customer::name).orElse(null),
        databasesOf(incident),
        standing(incident),
        customer.map(c -> !c.contacts().isEmpty()).orElse(false));
  }

  /**
   * All that decides about an incident's notices; empty outside an outage and for lost customers.
   */
  Optional<Situation> situation(IncidentId id) {
    return situation(incidents.find(id).orElseThrow(), messages.ofIncident(id));
  }

  /** The same for an incident that may not exist. */
  Optional<Situation> situationOf(IncidentId id) {
    return incidents.find(id).flatMap(incident -> situation(incident, messages.ofIncident(id)));
  }

  /** As the directory in force has them. */
  Optional<Customer> customer(CustomerId id) {
    return directories.inForce().find(id);
  }

  /** Without the messages, which no last look and no text asks for. */
  Optional<Situation> briefly(IncidentId id, Function<OutageId, Optional<Outage>> outage) {
    return incidents.find(id).flatMap(incident -> situation(incident, List.of(), outage));
  }

  private Optional<Situation> situation(Incident incident, List<StoredMessage> heard) {
    return situation(incident, heard, outages::find);
  }

  private Optional<Situation> situation(
      Incident incident, List<StoredMessage> heard, Function<OutageId, Optional<Outage>> outages) {
    Optional<Customer> customer = directories.inForce().find(incident.customer());
    Optional<Outage> outage = Optional.ofNullable(incident.outage()).flatMap(outages);
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
            heard.isEmpty() ? List.of() : answers(incident, told)));
  }

  /** The customer's databases that this incident is about: damaged now, or since it began. */
  List<DatabaseStatus> databasesOf(Incident incident) {
    Instant start =
        Optional.ofNullable(incident.outage())
            .flatMap(outages::startOf)
            .orElse(incident.openedAt());
    return about(statusesOf(incident.customer()).stream(), start);
  }

  /** Those of a customer's databases that what began then is about. */
  static List<DatabaseStatus> about(Stream<DatabaseStatus> statuses, Instant start) {
    return statuses
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

  /** What the operator wrote by hand, from here and from elsewhere. */
  private List<OwnAnswer> answers(Incident incident, List<Notice> notices) {
    List<OwnAnswer> answers = new ArrayList<>(NoticeFacts.replies(notices));
    answers.addAll(sentMails.answersIn(incident.id()));
    return answers;
  }

  private NoticeStanding standing(Incident incident) {
    List<Notice> all = notices.brieflyOfIncident(incident.id());
    NoticeFacts facts = NoticeFacts.of(all, incident.round());
    NoticeEvent last = facts.lastSent();
    return new NoticeStanding(
        facts.held(),
        facts.inDoubt(),
        facts.failed(),
        last == null ? null : last.slug(),
        facts.lastSentAt(),
        facts.allClearOwed(),
        allClearAt(all, incident.round()),
        facts.answered(),
        answers(incident, all));
  }

  private static @Nullable Instant allClearAt(List<Notice> notices, int round) {
    return notices.stream()
        .filter(notice -> notice.event() == NoticeEvent.RESTORED && notice.round() == round)
        .filter(notice -> notice.state() == NoticeState.SENT)
        .map(Notice::sentAt)
        .flatMap(sent -> Optional.ofNullable(sent).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Puts notices into the outbox, those they overtake taken back first; false where nothing
   * followed.
   */
  boolean owe(Situation situation, List<OwedNotice> owed, Instant now) {
    return owe(situation, owed, false, now);
  }

  private boolean owe(Situation situation, List<OwedNotice> owed, boolean held, Instant now) {
    boolean any = false;
    for (OwedNotice notice : owed) {
      any |= overtake(situation.incident().id(), notice, now);
      if (!isOwedAlready(situation, notice)) any |= add(situation.incident(), notice, held, now);
    }
    return any;
  }

  /** Spares a statement that would fail; the store's unique key decides. */
  private static boolean isOwedAlready(Situation situation, OwedNotice owed) {
    return situation.notices().stream()
        .anyMatch(notice ->
            notice.event() == owed.event()
                && notice.round() == owed.round()
                && notice.to().equals(owed.recipient())
                && notice.state() != NoticeState.OVERTAKEN);
  }

  private boolean overtake(IncidentId incident, OwedNotice by, Instant now) {
    if (by.event().overtakes().isEmpty()) return false;
    String reason = "A later notice (%s) says more.".formatted(by.event().slug());
    List<Notice> overtaken = outbox.overtake(incident, by.event(), by.round(), reason, now);
    for (Notice old : overtaken)
      incidents.noteNotice(incident, now, NoticeWords.overtaken(old), old.id().value());
    return !overtaken.isEmpty();
  }

  private boolean add(Incident incident, OwedNotice owed, boolean held, Instant now) {
    Mode usual = modes.of(incident.outage(), owed.event());
    Mode mode = held && usual != Mode.OFF ? Mode.HOLD : usual;
    Optional<Notice> added = outbox.owe(incident, owed, mode, now, settings.delayOf(owed.event()));
    added.ifPresent(notice -> {
      evidence.remember(notice.messageId(), notice.customer());
      incidents.noteNotice(incident.id(), now, NoticeWords.owed(notice), notice.id().value());
    });
    return added.isPresent();
  }
}
