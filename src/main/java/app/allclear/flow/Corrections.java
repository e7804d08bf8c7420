package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.TimelineEntry;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operator puts right whom a message is about, and who wrote it. Each is one transaction and
 * stands on the timelines of both sides; notices that have not left follow, those that have are
 * named there. {@link ActRefused} says in a sentence what can't be done as asked. Repeating what is
 * done changes nothing.
 */
public final class Corrections {
  private final Transactions transactions;
  private final Messages messages;
  private final Incidents incidents;
  private final Directories directories;
  private final Rejudgement rejudgement;
  private final Refiling refiling;
  private final Marking marking;
  private final Pupil pupil;
  private final Rematching rematching;
  private final Clock clock;

  Corrections(
      Transactions transactions,
      Messages messages,
      Incidents incidents,
      Directories directories,
      Rejudgement rejudgement,
      Refiling refiling,
      Marking marking,
      Pupil pupil,
      Rematching rematching,
      Clock clock) {
    this.transactions = transactions;
    this.messages = messages;
    this.incidents = incidents;
    this.directories = directories;
    this.rejudgement = rejudgement;
    this.refiling = refiling;
    this.marking = marking;
    this.pupil = pupil;
    this.rematching = rematching;
    this.clock = clock;
  }

  /**
   * Replaces the message's customers; an empty list clears them.
   *
   * @param remember whether mail to come from the same address is about them too: taught, revocable
   * @param by the operator
   * @return how many other messages left where only an older teaching, now replaced, had filed them
   */
  public int assign(
      MessageId id, List<CustomerId> customers, boolean remember, @Nullable String by) {
    List<CustomerId> chosen = customers.stream().distinct().sorted().toList();
    run(now -> {
      checkKnown(chosen);
      StoredMessage message = raised(id, chosen);
      if (remember) pupil.learnSender(message, chosen, by, now);
      refiling.refile(message, rejudgement.assigned(message, chosen), Cause.OPERATOR, now);
    });
    return remember ? rematching.afterRevocation(new Cause("you filed such mail elsewhere")) : 0;
  }

  /** Takes one message out of an incident, to another customer or to none; nothing is taught. */
  public void splitOff(IncidentId id, MessageId message, @Nullable CustomerId to) {
    run(now -> {
      Incident incident = found(id);
      if (to != null) checkKnown(List.of(to));
      if (incident.customer().equals(to)) throw sameCustomer(incident);
      StoredMessage one = raised(message, to == null ? List.of() : List.of(to));
      if (!one.incidents().contains(id))
        throw new ActRefused(
            ActRefused.Kind.CONFLICT,
            "Message %s is not in incident %s; look again.".formatted(message, id));
      move(one, incident.customer(), to, now);
    });
  }

  /**
   * All messages of the incident are the other customer's; nothing is taught.
   *
   * @return how many moved
   */
  public int merge(IncidentId id, CustomerId into) {
    return transactions.change(
        Urgency.OPERATOR,
        () -> {
          Instant now = clock.instant();
          Incident incident = found(id);
          checkKnown(List.of(into));
          if (incident.customer().equals(into)) throw sameCustomer(incident);
          refiling.raise(everybodyIn(id), List.of(into));
          List<StoredMessage> all = messages.ofIncident(id);
          if (all.isEmpty())
            throw new ActRefused(
                ActRefused.Kind.CONFLICT,
                "The incident of %s holds no message that could move; its databases stay its own."
                    .formatted(incident.customerName()));
          incidents.note(id, now, TimelineEntry.Kind.ASSIGNED, merged(all.size(), into));
          for (StoredMessage one : all) move(one, incident.customer(), into, now);
          return all.size();
        });
  }

  private String merged(int count, CustomerId into) {
    return "You merged it into %s: %s."
        .formatted(
            directories.inForce().find(into).map(Customer::name).orElse(into.value()),
            count == 1 ? "its message is theirs" : "its %d messages are theirs".formatted(count));
  }

  private Set<CustomerId> everybodyIn(IncidentId id) {
    Set<CustomerId> everybody = new LinkedHashSet<>();
    everybody.add(found(id).customer());
    messages.ofIncident(id).forEach(message -> everybody.addAll(message.customers()));
    return everybody;
  }

  private void move(StoredMessage message, CustomerId from, @Nullable CustomerId to, Instant now) {
    List<CustomerId> customers = new ArrayList<>(message.customers());
    customers.remove(from);
    if (to != null && !customers.contains(to)) customers.add(to);
    List<CustomerId> chosen = customers.stream().sorted().toList();
    refiling.refile(message, rejudgement.assigned(message, chosen), Cause.OPERATOR, now);
  }

  /**
   * Says who wrote a message.
   *
   * @param machine true: a machine; false: a human; null takes back what was said
   * @param sender whether that holds for all mail from the address, earlier and to come: taught,
   *     revocable; null: unless the address is registered with a customer
   * @param by the operator
   * @return how many messages of the sender stand otherwise now, this one included
   */
  public int mark(
      MessageId id, @Nullable Boolean machine, @Nullable Boolean sender, @Nullable String by) {
    return transactions.change(
        Urgency.OPERATOR,
        () -> {
          StoredMessage message = raised(id, List.of());
          return marking.mark(message, machine, sender, by, clock.instant());
        });
  }

  private void run(Consumer<Instant> work) {
    transactions.change(Urgency.OPERATOR, () -> work.accept(clock.instant()));
  }

  /** Read only after everybody concerned was raised. */
  private StoredMessage raised(MessageId id, Collection<CustomerId> others) {
    refiling.raise(found(id).customers(), others);
    return found(id);
  }

  private StoredMessage found(MessageId id) {
    return messages.find(id).orElseThrow(() -> ActRefused.noMessage(id));
  }

  private Incident found(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> ActRefused.noIncident(id));
  }

  private static ActRefused sameCustomer(Incident incident) {
    return new ActRefused(
        ActRefused.Kind.INVALID,
        "It is an incident of %s already. Choose another customer."
            .formatted(incident.customerName()));
  }

  private void checkKnown(List<CustomerId> customers) {
    Directory directory = directories.inForce();
    customers.stream()
        .filter(customer -> directory.find(customer).isEmpty())
        .findFirst()
        .ifPresent(customer -> {
          throw new ActRefused(
              ActRefused.Kind.INVALID,
              "There is no customer “%s” in the directory. Check the id, or add the customer to the customer file."
                  .formatted(customer));
        });
  }
}
