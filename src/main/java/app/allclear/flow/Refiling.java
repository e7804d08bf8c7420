package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.incident.Decided;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A message is about somebody else than was thought: out of the incidents it does not belong to,
 * into those it does; the notices that have not left follow, those that have are named, and the
 * timelines of both sides keep it. Called inside a change; it raises each customer's version first.
 */
final class Refiling {
  private final Messages messages;
  private final Incidents incidents;
  private final Evidence evidence;
  private final Rejudgement rejudgement;
  private final ByHand byHand;
  private final Filing filing;
  private final CorrectedNotices notices;

  Refiling(
      Messages messages,
      Incidents incidents,
      Evidence evidence,
      Rejudgement rejudgement,
      ByHand byHand,
      Filing filing,
      CorrectedNotices notices) {
    this.messages = messages;
    this.incidents = incidents;
    this.evidence = evidence;
    this.rejudgement = rejudgement;
    this.byHand = byHand;
    this.filing = filing;
    this.notices = notices;
  }

  /** Raises everybody a message is about, or may come to be about, before anything is read. */
  void raise(Collection<CustomerId> one, Collection<CustomerId> other) {
    Set<CustomerId> concerned = new TreeSet<>(one);
    concerned.addAll(other);
    concerned.forEach(incidents::raise);
  }

  void refile(StoredMessage before, Decided decided, Cause cause, Instant now) {
    raise(before.customers(), decided.certain());
    String header = before.messageIdHeader();
    if (header != null) evidence.forgetThread(header);
    List<Incident> left = takeOut(before, decided.certain(), cause, now);
    filing.file(before.id(), decided, now);
    Set<IncidentId> concerned = new LinkedHashSet<>(before.incidents());
    for (IncidentId id : messages.find(before.id()).orElseThrow().incidents())
      if (concerned.add(id))
        incidents.noteMessage(
            id, now, cause.in(customers(left), Filing.words(before)), before.id());
    for (IncidentId id : concerned) notices.follow(id, now);
    for (Incident incident : left) {
      notices.nameWhatLeft(incident.id(), before, now);
      closeIfEmpty(incident.id(), now);
    }
    if (!decided.certain().equals(before.customers())) followers(before.id(), now);
  }

  private List<Incident> takeOut(
      StoredMessage message, List<CustomerId> after, Cause cause, Instant now) {
    List<Incident> left = new ArrayList<>();
    List<CustomerId> gained = new ArrayList<>(after);
    gained.removeAll(message.customers());
    String words = cause.out(byHand.names(gained), Filing.words(message));
    for (IncidentId id : message.incidents()) {
      Incident incident = incidents.find(id).orElseThrow();
      if (after.contains(incident.customer())) continue;
      incidents.unfile(id, message.id(), now, words);
      left.add(incident);
    }
    return left;
  }

  private static String customers(List<Incident> left) {
    return String.join(", ", left.stream().map(Incident::customerName).distinct().toList());
  }

  /** An incident that only ever held what did not belong there is nothing to look at. */
  private void closeIfEmpty(IncidentId id, Instant now) {
    Incident incident = incidents.find(id).orElseThrow();
    if (incident.open() && incident.messages() == 0 && incident.affected() == 0) {
      incidents.close(id, now, "Closed: nothing is left in it.");
      notices.follow(id, now);
    }
  }

  /** Whose doubt this message had settled is in doubt again. */
  private void followers(MessageId moved, Instant now) {
    for (StoredMessage follower : messages.settledBy(moved))
      rejudgement
          .of(follower)
          .ifPresent(decided ->
              refile(
                  follower,
                  decided,
                  new Cause("the later mail that had settled it is filed elsewhere now"),
                  now));
  }
}
