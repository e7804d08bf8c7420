package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.incident.Decided;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.OutageId;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings a message whose customers are decided into their incidents. Called inside a change; it
 * raises each customer's version first.
 */
final class Filing {
  private final Directories directories;
  private final Messages messages;
  private final Incidents incidents;
  private final Evidence evidence;
  private final Scope scope;
  private final OwnAnswers answers;
  private final Settlement settlement;

  Filing(
      Directories directories,
      Messages messages,
      Incidents incidents,
      Evidence evidence,
      Scope scope,
      OwnAnswers answers,
      Settlement settlement) {
    this.directories = directories;
    this.messages = messages;
    this.incidents = incidents;
    this.evidence = evidence;
    this.scope = scope;
    this.answers = answers;
    this.settlement = settlement;
  }

  /** Writes the decision and files the message with each certain customer. */
  void file(MessageId id, Decided decided, Instant now) {
    List<CustomerId> customers = decided.certain().stream().sorted().toList();
    customers.forEach(incidents::raise);
    messages.decide(id, decided);
    StoredMessage message = messages.find(id).orElseThrow();
    for (CustomerId customer : customers) {
      IncidentId incident = incidentFor(customer, message, now);
      boolean fresh = incidents.file(incident, id, message.received(), words(message));
      remember(message, customer);
      if (fresh) reopenFor(incident, message, now);
      answers.caughtUp(incident, message, now);
      settlement.written(incident, message, now);
    }
  }

  private void remember(StoredMessage message, CustomerId customer) {
    if (message.messageIdHeader() != null) evidence.remember(message.messageIdHeader(), customer);
  }

  private IncidentId incidentFor(CustomerId customer, StoredMessage message, Instant now) {
    OutageId outage = scope.of(customer, message.received());
    return incidents.open(
        customer,
        name(customer),
        outage,
        now,
        "Opened for mail from %s: “%s”.".formatted(sender(message), message.subject()));
  }

  /** New mail reopens a closed incident of an open outage; thanks, machines and forgers do not. */
  private void reopenFor(IncidentId id, StoredMessage message, Instant now) {
    Incident incident = incidents.find(id).orElseThrow();
    boolean speaks =
        !message.automatic()
            && !message.thanks()
            && message.authentication() != Authentication.FAIL;
    if (!incident.open() && speaks)
      incidents.reopen(id, now, "Reopened: %s wrote again.".formatted(sender(message)));
  }

  private String name(CustomerId customer) {
    return directories.inForce().find(customer).map(Customer::name).orElse(customer.value());
  }

  static String words(StoredMessage message) {
    String how = message.automatic() ? "A machine wrote from %s: “%s”." : "%s wrote: “%s”.";
    return how.formatted(sender(message), message.subject());
  }

  static String sender(StoredMessage message) {
    if (message.from().isEmpty()) return "An unreadable sender";
    return Optional.ofNullable(message.fromName())
        .filter(name -> !name.isBlank())
        .map(name -> "%s <%s>".formatted(name, message.from()))
        .orElse(message.from());
  }
}
