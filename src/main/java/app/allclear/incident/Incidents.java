package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The incidents: at most one open a customer and outage, held by a unique key. What writes is
 * called inside a change that has first called {@link #raise} for the customer.
 */
public final class Incidents {
  private final JdbcIncidents incidents;
  private final JdbcTimeline timeline;
  private final JdbcOutageCopies copies;
  private final Changes changes;

  Incidents(
      JdbcIncidents incidents, JdbcTimeline timeline, JdbcOutageCopies copies, Changes changes) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.copies = copies;
    this.changes = changes;
  }

  /**
   * Raises the customer's version: from here to the commit nobody else decides about this customer,
   * in this process or another.
   */
  public void raise(CustomerId customer) {
    incidents.raise(customer);
  }

  /**
   * {@link #raise(CustomerId)} for several, always in one order, so that two can't wait in a
   * circle.
   */
  public void raise(Collection<CustomerId> customers) {
    if (!customers.isEmpty()) incidents.raise(new TreeSet<>(customers));
  }

  /** The incident that takes what happens now, if there is one. In an outage it may be closed. */
  public Optional<IncidentId> present(CustomerId customer, @Nullable OutageId outage) {
    return incidents.withKey(JdbcIncidents.key(customer, outage));
  }

  /** The incident that takes what happens now; opened where there is none. */
  public IncidentId open(
      CustomerId customer, String name, @Nullable OutageId outage, Instant now, String why) {
    return present(customer, outage)
        .orElseGet(() -> {
          IncidentId id = incidents.insert(customer, name, outage, now);
          note(id, now, TimelineEntry.Kind.OPENED, why);
          return id;
        });
  }

  /** Files a message; false where it stood there already. */
  public boolean file(IncidentId incident, MessageId message, Instant received, String words) {
    if (!timeline.file(incident, message)) return false;
    timeline.add(incident, received, TimelineEntry.Kind.MESSAGE, words, message, null);
    changed(incident);
    return true;
  }

  /** Takes a message out; false where it was not there. The timeline keeps that it was. */
  public boolean unfile(IncidentId incident, MessageId message, Instant now, String words) {
    if (!timeline.unfile(incident, message)) return false;
    timeline.add(incident, now, TimelineEntry.Kind.ASSIGNED, words, message, null);
    changed(incident);
    return true;
  }

  /** Moves a message with its timeline entries. */
  public void move(MessageId message, IncidentId from, IncidentId to) {
    if (timeline.unfile(from, message)) timeline.file(to, message);
    timeline.moveEntries(message, from, to);
    changed(from);
    changed(to);
  }

  /** Makes an everyday incident one of the outage's, whole. */
  public void adopt(IncidentId everyday, CustomerId customer, OutageId outage) {
    incidents.move(everyday, outage, JdbcIncidents.key(customer, outage));
    changed(everyday);
  }

  public long messagesIn(IncidentId incident) {
    return timeline.messages(incident);
  }

  public List<IncidentId> incidentsOf(MessageId message) {
    return timeline.incidentsOf(message);
  }

  public void note(IncidentId incident, Instant at, TimelineEntry.Kind kind, String words) {
    timeline.add(incident, at, kind, words, null, null);
    changed(incident);
  }

  /** A timeline entry about where a message belongs. */
  public void noteMessage(IncidentId incident, Instant at, String words, MessageId message) {
    timeline.add(incident, at, TimelineEntry.Kind.ASSIGNED, words, message, null);
    changed(incident);
  }

  /** A timeline entry about a notice, by the id its package gave it. */
  public void noteNotice(IncidentId incident, Instant at, String words, long notice) {
    timeline.add(incident, at, TimelineEntry.Kind.NOTICE, words, null, notice);
    changed(incident);
  }

  /** {@link #noteNotice} for many at once. */
  public void noteNotices(Instant at, List<NoticeNote> notes) {
    timeline.addOfNotices(at, notes);
    notes.forEach(note -> changed(note.incident()));
  }

  /**
   * Rewrites the columns that lists sort by, from everything known now; the incidents as they stand
   * then, in the order given.
   */
  public List<Incident> settle(List<Known> known) {
    List<IncidentId> ids = known.stream().map(each -> each.incident().id()).toList();
    Map<IncidentId, Hearing> heard = incidents.heard(ids);
    List<Settled> settled =
        known.stream()
            .map(each -> settled(each, heard.getOrDefault(each.incident().id(), Hearing.NOTHING)))
            .toList();
    incidents.settle(settled);
    ids.forEach(this::changed);
    return settled.stream().map(Settled::after).toList();
  }

  private static Settled settled(Known known, Hearing heard) {
    Incident incident = known.incident();
    return new Settled(
        known,
        Standing.of(
            new Standing.Before(incident.open(), heard.answeredAt(), incident.round()),
            heard.messages(),
            known.databases(),
            known.notices(),
            known.hasContact(),
            known.damagedMeanwhile()));
  }

  /** The operator has answered everybody who wrote until now. */
  public void answered(IncidentId id, Instant now) {
    incidents.answered(id, now);
    note(id, now, TimelineEntry.Kind.LOG, "You marked everything so far as answered.");
  }

  /** Closes it; false where it was closed. An everyday incident takes no mail from then on. */
  public boolean close(IncidentId id, Instant now, String words) {
    Incident incident = find(id).orElseThrow();
    if (!incident.open()) return false;
    incidents.state(id, false, keyOf(incident));
    note(id, now, TimelineEntry.Kind.CLOSED, words);
    return true;
  }

  /**
   * Opens a closed one again; false where it was open, or where the customer has another everyday
   * incident open by now.
   */
  public boolean reopen(IncidentId id, Instant now, String words) {
    Incident incident = find(id).orElseThrow();
    if (incident.open()) return false;
    String key = JdbcIncidents.key(incident.customer(), incident.outage());
    if (incident.outage() == null && incidents.withKey(key).isPresent()) return false;
    incidents.state(id, true, key);
    note(id, now, TimelineEntry.Kind.REOPENED, words);
    return true;
  }

  private static @Nullable String keyOf(Incident incident) {
    return incident.outage() == null
        ? null
        : JdbcIncidents.key(incident.customer(), incident.outage());
  }

  private void changed(IncidentId id) {
    changes.record(ChangeKind.INCIDENT, id);
  }

  /** In the order opened. */
  public Page<Incident> after(IncidentQuery query, long after, int limit) {
    return Page.cut(
        incidents.after(query, after, limit + 1), limit, incident -> incident.id().toString());
  }

  /** As an operator needs them: open before closed, most urgent first, then who waits longest. */
  public List<Incident> byUrgency(IncidentQuery query, int limit, int offset) {
    return incidents.byUrgency(query, limit, offset);
  }

  public int count(IncidentQuery query) {
    return incidents.count(query);
  }

  public Optional<Incident> find(IncidentId id) {
    return incidents.find(id);
  }

  /** Those of them that there are, in the order opened. */
  public List<Incident> these(Collection<IncidentId> ids) {
    return incidents.find(ids);
  }

  /** The open incidents of these customers, in any outage and none. */
  public List<Incident> openOf(Collection<CustomerId> customers) {
    return incidents.openOf(customers);
  }

  /**
   * Oldest first. What was done for the outage as a whole is on the timeline of each of its
   * incidents, also of those opened later.
   */
  public List<TimelineEntry> timeline(IncidentId id) {
    List<TimelineEntry> entries = new ArrayList<>(timeline.list(id));
    for (DataCopy copy : copiesOf(id))
      entries.add(new TimelineEntry(copy.at(), TimelineEntry.Kind.LOG, copy.words(), null, null));
    entries.sort(Comparator.comparing(TimelineEntry::at));
    return entries;
  }

  private List<DataCopy> copiesOf(IncidentId id) {
    return find(id).map(Incident::outage).map(copies::of).orElse(List.of());
  }
}
