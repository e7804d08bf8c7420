package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.Outages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.TimelineEntry;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
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
  private final Owing owing;
  private final WhoIsOwed whoIsOwed;

  Settlement(
      Situations situations,
      Standings standings,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Owing owing,
      WhoIsOwed whoIsOwed) {
    this.situations = situations;
    this.standings = standings;
    this.incidents = incidents;
    this.messages = messages;
    this.outages = outages;
    this.owing = owing;
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
            owing.takeBack(needless, "The damage was a mistake, and they never heard of it.", now);
          if (situation.databases().stream().noneMatch(DatabaseStatus::affected))
            noDamageIsKnown(id, now);
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
    if (owing.owe(situation, owed, held, now)) rewrite(id);
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
            .map(situation -> {
              boolean any = owing.owe(situation, decision.apply(situation), false, now);
              return any | owing.takeBackUntrue(situation, now);
            })
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
    if (rewrite(id).affected() == 0 && incident.affected() > 0) noDamageIsKnown(id, now);
  }

  /** What is acknowledged from here on speaks of none. */
  private void noDamageIsKnown(IncidentId id, Instant now) {
    incidents.note(id, now, TimelineEntry.Kind.UNDAMAGED, "No damage of theirs is known any more.");
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
}
