package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.Outage;
import app.allclear.incident.StoredMessage;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A freshly declared outage takes over what has come in since its start: whole everyday incidents
 * where all of their mail is that young, else just the young mail; and customers whose databases
 * are damaged already. Called inside a change.
 */
final class Adoption {
  private static final int MANY = 100_000;

  private final Messages messages;
  private final Incidents incidents;
  private final Settlement settlement;

  Adoption(Messages messages, Incidents incidents, Settlement settlement) {
    this.messages = messages;
    this.incidents = incidents;
    this.settlement = settlement;
  }

  /** Returns how many messages now stand in the outage. */
  int adopt(Outage outage, Instant now) {
    List<MessageId> young = messages.receivedSince(outage.startedAt());
    Set<IncidentId> touched = new LinkedHashSet<>();
    for (MessageId id : young)
      for (IncidentId incident : incidents.incidentsOf(id))
        if (isEveryday(incident)) touched.add(incident);
    Set<MessageId> adopted = new LinkedHashSet<>();
    for (IncidentId everyday : touched) adopted.addAll(takeOver(everyday, outage, now));
    adoptDamaged(outage, now);
    return adopted.size();
  }

  private boolean isEveryday(IncidentId id) {
    return incidents.find(id).map(incident -> incident.outage() == null).orElse(false);
  }

  private List<MessageId> takeOver(IncidentId everyday, Outage outage, Instant now) {
    Incident incident = incidents.find(everyday).orElseThrow();
    CustomerId customer = incident.customer();
    incidents.raise(customer);
    List<StoredMessage> all = messages.ofIncident(everyday);
    List<StoredMessage> young =
        all.stream().filter(m -> !m.received().isBefore(outage.startedAt())).toList();
    boolean whole =
        young.size() == all.size() && incidents.present(customer, outage.id()).isEmpty();
    IncidentId target = whole ? everyday : targetFor(incident, outage, now);
    if (whole) incidents.adopt(everyday, customer, outage.id());
    else for (StoredMessage message : young) incidents.move(message.id(), everyday, target);
    if (!whole) settlement.rewrite(everyday);
    for (StoredMessage message : young)
      settlement.written(target, messages.find(message.id()).orElseThrow(), now);
    // What was restored before anybody declared the outage is owed its notice now.
    settlement.reconsider(target, now);
    return young.stream().map(StoredMessage::id).toList();
  }

  private IncidentId targetFor(Incident everyday, Outage outage, Instant now) {
    return incidents.open(
        everyday.customer(),
        everyday.customerName(),
        outage.id(),
        now,
        "Opened with the outage “%s”.".formatted(outage.name()));
  }

  /** Everyday incidents without young mail whose databases are damaged belong to it as well. */
  private void adoptDamaged(Outage outage, Instant now) {
    IncidentQuery open = new IncidentQuery(true, null, null, true, false);
    for (Incident everyday : incidents.byUrgency(open, MANY, 0)) {
      if (everyday.affected() == 0) continue;
      incidents.raise(everyday.customer());
      if (incidents.present(everyday.customer(), outage.id()).isPresent()) continue;
      IncidentId target = everyday.id();
      if (incidents.messagesIn(everyday.id()) == 0)
        incidents.adopt(everyday.id(), everyday.customer(), outage.id());
      else target = targetFor(everyday, outage, now);
      settlement.rewrite(everyday.id());
      settlement.reconsider(target, now);
    }
  }
}
