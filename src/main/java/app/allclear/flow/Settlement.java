package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.Outages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.TimelineEntry;
import app.allclear.notice.Mode;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Outbox;
import app.allclear.notice.OwedNotice;
import app.allclear.notice.Situation;
import app.allclear.notice.WhoIsOwed;
import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What follows for an incident from a change: its notices are owed or overtaken, and the columns
 * that lists sort by are rewritten. Called inside a change that has raised the customer's version.
 */
final class Settlement {
  private final Situations situations;
  private final Standings standings;
  private final Incidents incidents;
  private final Messages messages;
  private final Outages outages;
  private final Evidence evidence;
  private final Outbox outbox;
  private final NoticeModes modes;
  private final NoticeSettings settings;
  private final WhoIsOwed whoIsOwed;

  Settlement(
      Situations situations,
      Standings standings,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Evidence evidence,
      Outbox outbox,
      NoticeModes modes,
      NoticeSettings settings,
      WhoIsOwed whoIsOwed) {
    this.situations = situations;
    this.standings = standings;
    this.incidents = incidents;
    this.messages = messages;
    this.outages = outages;
    this.evidence = evidence;
    this.outbox = outbox;
    this.modes = modes;
    this.settings = settings;
    this.whoIsOwed = whoIsOwed;
  }

  /** A message was filed in the incident, or adopted with it. */
  void written(IncidentId id, StoredMessage message, Instant now) {
    // Whether one message is answered depends on no other, and an incident may hold thousands.
    follow(id, List.of(message), situation -> whoIsOwed.whenWritten(situation, message), now);
  }

  /** One of the customer's databases changed; the status after is stored already. */
  void changed(IncidentId id, DatabaseStatus before, DatabaseStatus after, Instant now) {
    if (before.affected() && !after.affected()) {
      withdrawn(id, now);
      return;
    }
    follow(
        after.restoredAnew(before) ? standings.rewriteAfterDamage(id) : rewrite(id),
        messages.ofIncident(id),
        situation -> whoIsOwed.whenChanged(situation, before, after),
        now);
  }

  /** Damage was a mistake. */
  private void withdrawn(IncidentId id, Instant now) {
    Instant known = damageKnown(id, now);
    follow(
        id,
        messages.ofIncident(id),
        situation -> {
          for (Notice needless : whoIsOwed.needlessAllClears(situation, known))
            outbox
                .takeBack(needless.id(), "The damage was a mistake, and they never heard of it.")
                .ifPresent(old ->
                    incidents.noteNotice(id, now, NoticeWords.overtaken(old), old.id().value()));
          if (situation.databases().stream().noneMatch(DatabaseStatus::affected))
            incidents.note(
                id, now, TimelineEntry.Kind.UNDAMAGED, "No damage of theirs is known any more.");
          return whoIsOwed.whenWithdrawn(situation, known);
        },
        now);
  }

  /** Since when there was damage that nobody called a mistake before. */
  private Instant damageKnown(IncidentId id, Instant now) {
    Instant known = null;
    for (TimelineEntry entry : incidents.timeline(id))
      switch (entry.kind()) {
        case UNDAMAGED -> known = null;
        case DATABASE -> known = known == null ? entry.at() : known;
        case OPENED, MESSAGE, ANSWER, ASSIGNED, NOTICE, LOG, CLOSED, REOPENED -> {}
      }
    return known == null ? now : known;
  }

  /**
   * The operator announced something; returns how many notices are owed for it.
   *
   * @param held whether they wait for a release, whatever the event's mode
   */
  int announced(IncidentId id, NoticeEvent event, int round, boolean held, Instant now) {
    Incident incident = rewrite(id);
    Situation situation = situations.of(incident, messages.ofIncident(id)).orElse(null);
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
    follow(rewrite(id), heard, decision, now);
  }

  private void follow(
      Incident incident,
      List<StoredMessage> heard,
      Function<Situation, List<OwedNotice>> decision,
      Instant now) {
    boolean owed =
        situations
            .of(incident, heard)
            .map(situation -> owe(situation, decision.apply(situation), now))
            .orElse(false);
    if (owed) rewrite(incident.id());
  }

  /** The directory changed: somebody new may be owed the all-clear, nobody is owed it twice. */
  void reconsider(IncidentId id, Instant now) {
    Incident incident = incidents.find(id).orElseThrow();
    if (takesWhatHappens(incident, now))
      for (DatabaseStatus status : situations.databasesOf(incident))
        follow(
            id,
            messages.ofIncident(id),
            situation -> whoIsOwed.whenReconsidered(situation, status),
            now);
    rewrite(id);
  }

  /** Where a later outage's incident tells the customer what is back, an earlier one's does not. */
  private boolean takesWhatHappens(Incident incident, Instant now) {
    return Objects.equals(
        incident.outage(), new Scope(outages, incidents).of(incident.customer(), now));
  }

  /** Anything else about the incident changed. */
  Incident rewrite(IncidentId id) {
    return standings.rewrite(id);
  }

  /**
   * All that decides about an incident's notices; empty outside an outage and for lost customers.
   */
  Optional<Situation> situation(IncidentId id) {
    return situations.of(id);
  }

  /** As the directory in force has them. */
  Optional<Customer> customer(CustomerId id) {
    return situations.customer(id);
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
      // What was owed since is later than what was owed before.
      if (isOwedAlready(situation, notice)) continue;
      any |= overtake(situation.incident().id(), notice, now);
      any |= add(situation.incident(), notice, held, now);
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
