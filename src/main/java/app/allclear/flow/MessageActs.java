package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Decided;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.MatchKind;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The operator says whom a message is about. Inside a change. */
final class MessageActs {
  private static final Set<NoticeState> NOT_YET_SENT =
      Set.of(NoticeState.HELD, NoticeState.QUEUED, NoticeState.DEFERRED);

  private final Messages messages;
  private final Incidents incidents;
  private final Evidence evidence;
  private final Directories directories;
  private final Notices notices;
  private final Outbox outbox;
  private final Filing filing;
  private final Settlement settlement;

  MessageActs(
      Messages messages,
      Incidents incidents,
      Evidence evidence,
      Directories directories,
      Notices notices,
      Outbox outbox,
      Filing filing,
      Settlement settlement) {
    this.messages = messages;
    this.incidents = incidents;
    this.evidence = evidence;
    this.directories = directories;
    this.notices = notices;
    this.outbox = outbox;
    this.filing = filing;
    this.settlement = settlement;
  }

  void assign(MessageId id, List<CustomerId> customers, Instant now) {
    List<CustomerId> chosen = customers.stream().distinct().sorted().toList();
    Set<CustomerId> concerned = new TreeSet<>(found(id).customers());
    checkKnown(chosen);
    concerned.addAll(chosen);
    concerned.forEach(incidents::raise);
    StoredMessage message = found(id);
    takeBack(message, chosen, now);
    learn(message, chosen, now);
    filing.file(id, decided(message, chosen), now);
  }

  private StoredMessage found(MessageId id) {
    return messages
        .find(id)
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.NOT_FOUND,
                "There is no message %s. GET /api/messages lists them.".formatted(id)));
  }

  private void checkKnown(List<CustomerId> customers) {
    Directory directory = directories.inForce();
    for (CustomerId customer : customers)
      if (directory.find(customer).isEmpty())
        throw new ActRefused(
            ActRefused.Kind.INVALID,
            "There is no customer “%s” in the directory. Check the id, or add the customer to the customer file."
                .formatted(customer));
  }

  /** Out of the incidents of customers it is no longer about, with what they were to be told. */
  private void takeBack(StoredMessage message, List<CustomerId> chosen, Instant now) {
    if (message.messageIdHeader() != null) evidence.forgetThread(message.messageIdHeader());
    for (IncidentId id : message.incidents()) {
      Incident incident = incidents.find(id).orElseThrow();
      if (chosen.contains(incident.customer())) continue;
      incidents.raise(incident.customer());
      incidents.unfile(id, message.id(), now, "You took out: " + Filing.words(message));
      for (Notice notice : notices.ofIncident(id))
        if (acknowledges(notice, message)) outbox.discard(notice.id(), now);
      settlement.rewrite(id);
    }
  }

  private static boolean acknowledges(Notice notice, StoredMessage message) {
    return notice.event() == NoticeEvent.ACKNOWLEDGED
        && NOT_YET_SENT.contains(notice.state())
        && notice.answers() != null
        && notice.answers().equals(message.messageIdHeader());
  }

  /**
   * The next message from this address needs no click. An address registered with a customer
   * teaches nothing: whom it writes about, the directory and its text say better.
   */
  private void learn(StoredMessage message, List<CustomerId> chosen, Instant now) {
    if (message.automatic() || message.authentication() == Authentication.FAIL) return;
    EmailAddress.of(message.from())
        .filter(address -> directories.inForce().withContact(address).isEmpty())
        .ifPresent(address -> evidence.learn(address, chosen, now));
  }

  private Decided decided(StoredMessage message, List<CustomerId> chosen) {
    List<Decided.Toward> toward =
        chosen.stream()
            .map(c -> new Decided.Toward(c, true, role(message, c), List.of("You assigned it.")))
            .toList();
    SenderRole sender =
        toward.isEmpty()
            ? (message.automatic() ? SenderRole.MACHINE : SenderRole.STRANGER)
            : SenderRole.strongest(toward.stream().map(Decided.Toward::role).toList());
    String reason =
        chosen.isEmpty()
            ? "You said that it is about no customer."
            : "You assigned it to "
                + chosen.stream().map(CustomerId::value).collect(Collectors.joining(", "))
                + ".";
    return new Decided(
        chosen.isEmpty() ? MatchKind.NONE : MatchKind.CERTAIN,
        sender,
        message.automatic(),
        toward,
        databasesOf(message, chosen),
        List.of(reason),
        true,
        false);
  }

  private Set<DatabaseName> databasesOf(StoredMessage message, List<CustomerId> chosen) {
    return message.databases().stream()
        .filter(database ->
            directories
                .inForce()
                .ownerOf(database)
                .filter(o -> chosen.contains(o.id()))
                .isPresent())
        .collect(Collectors.toSet());
  }

  private SenderRole role(StoredMessage message, CustomerId customer) {
    if (message.automatic()) return SenderRole.MACHINE;
    if (message.authentication() == Authentication.FAIL) return SenderRole.STRANGER;
    Optional<EmailAddress> address = EmailAddress.of(message.from());
    boolean registered =
        address.isPresent()
            && directories.inForce().withContact(address.get()).stream()
                .anyMatch(known -> known.id().equals(customer));
    return registered ? SenderRole.CONTACT : SenderRole.COLLEAGUE;
  }
}
