package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.Outages;
import app.allclear.incident.OwnAnswer;
import app.allclear.incident.SentMail;
import app.allclear.incident.SentMails;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.notice.Errands;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operator answered from a mail program: that stands on the timeline of whom it answers, and is
 * not answered again. Called inside a change.
 */
final class OwnAnswers {
  private static final Set<NoticeEvent> REPLACED =
      Set.of(NoticeEvent.ACKNOWLEDGED, NoticeEvent.READER);

  private final SentMails sentMails;
  private final Incidents incidents;
  private final Messages messages;
  private final Outages outages;
  private final Directories directories;
  private final Evidence evidence;
  private final Notices notices;
  private final Outbox outbox;
  private final Errands errands;
  private final Scope scope;
  private final Settlement settlement;

  OwnAnswers(
      SentMails sentMails,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Directories directories,
      Evidence evidence,
      Notices notices,
      Outbox outbox,
      Errands errands,
      Scope scope,
      Settlement settlement) {
    this.sentMails = sentMails;
    this.incidents = incidents;
    this.messages = messages;
    this.outages = outages;
    this.directories = directories;
    this.evidence = evidence;
    this.notices = notices;
    this.outbox = outbox;
    this.errands = errands;
    this.scope = scope;
    this.settlement = settlement;
  }

  /**
   * Where a mail belongs.
   *
   * @param byIncident whether it answers that incident's people for certain
   * @param onThread found by what it answers, so that its own Message-ID is of the same thread
   */
  private record Places(Map<IncidentId, Boolean> byIncident, boolean onThread) {}

  /** A mail was found among sent mail. */
  void found(SentMail mail, Instant now) {
    if (mail.automatic()) return;
    customers(places(mail)).forEach(incidents::raise);
    // Decided again on what nobody else can change any more.
    Places places = places(mail);
    if (mail.messageIdHeader() != null && (places.onThread() || places.byIncident().size() == 1))
      customers(places).forEach(each -> evidence.remember(mail.messageIdHeader(), each));
    places.byIncident().forEach((incident, sure) -> file(incident, mail, sure, now));
    mail.answers().stream().limit(1).forEach(id -> errands.markAnswered(id, now));
  }

  /** A message was filed in an incident: what answered it may have been found before it. */
  void caughtUp(IncidentId incident, StoredMessage message, Instant now) {
    if (message.messageIdHeader() != null)
      for (SentMail mail : sentMails.naming(message.messageIdHeader()))
        if (!mail.automatic()) {
          if (mail.messageIdHeader() != null)
            message.customers().forEach(each -> evidence.remember(mail.messageIdHeader(), each));
          file(incident, mail, true, now);
        }
    if (message.automatic() || message.authentication() == Authentication.FAIL) return;
    Optional<EmailAddress> from = EmailAddress.of(message.from());
    if (from.isEmpty()) return;
    boolean sure = directories.inForce().withContact(from.get()).size() <= 1;
    for (SentMail mail : sentMails.unfiledTo(from.get(), message.received()))
      if (!mail.automatic()) file(incident, mail, sure, now);
  }

  private Set<CustomerId> customers(Places places) {
    return places.byIncident().keySet().stream()
        .map(id -> incidents.find(id).orElseThrow().customer())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Places places(SentMail mail) {
    for (String answered : mail.answers()) {
      Set<IncidentId> there = onThread(answered, mail.sentAt());
      if (!there.isEmpty())
        return new Places(there.stream().collect(Collectors.toMap(id -> id, _ -> true)), true);
    }
    return new Places(byRecipients(mail), false);
  }

  private Set<IncidentId> onThread(String answered, Instant sentAt) {
    Stream<IncidentId> ofMessage = sentMails.incidentsOf(answered).stream();
    Stream<IncidentId> ofNotice = notices.withMessageId(answered).map(Notice::incident).stream();
    Set<IncidentId> direct = Stream.concat(ofMessage, ofNotice).collect(Collectors.toSet());
    if (!direct.isEmpty()) return direct;
    return evidence.customersOf(List.of(answered)).stream()
        .flatMap(customer -> incidents.present(customer, scope.of(customer, sentAt)).stream())
        .collect(Collectors.toSet());
  }

  private Map<IncidentId, Boolean> byRecipients(SentMail mail) {
    Map<IncidentId, Boolean> all = new HashMap<>();
    for (EmailAddress to : mail.to()) {
      List<IncidentId> open = openOf(to, mail.sentAt());
      open.forEach(id -> all.merge(id, open.size() == 1, Boolean::logicalOr));
    }
    return all;
  }

  /** One incident a customer whose contact this is, or in whose incident they wrote. */
  private List<IncidentId> openOf(EmailAddress address, Instant sentAt) {
    List<CustomerId> customers =
        directories.inForce().withContact(address).stream().map(Customer::id).toList();
    List<Incident> open =
        customers.isEmpty()
            ? sentMails.whereTheyWrote(Set.of(address), sentAt).stream()
                .flatMap(id -> incidents.find(id).stream())
                .toList()
            : incidents.openOf(customers);
    Map<CustomerId, Incident> latest = new TreeMap<>();
    open.stream()
        .filter(incident -> hadBegun(incident, sentAt))
        .sorted(Comparator.comparing(Incident::openedAt))
        .forEach(incident -> latest.merge(incident.customer(), incident, OwnAnswers::inOutage));
    return latest.values().stream().map(Incident::id).toList();
  }

  private static Incident inOutage(Incident one, Incident later) {
    return one.outage() != null && later.outage() == null ? one : later;
  }

  private boolean hadBegun(Incident incident, Instant at) {
    Instant start =
        Optional.ofNullable(incident.outage())
            .flatMap(outages::startOf)
            .or(() -> sentMails.firstMessageOf(incident.id()))
            .orElse(incident.openedAt());
    return !at.isBefore(start);
  }

  private void file(IncidentId incident, SentMail mail, boolean sure, Instant now) {
    if (!sentMails.file(incident, mail, sure, words(mail, sure))) return;
    if (sure) replace(incident, mail, now);
    settlement.rewrite(incident);
  }

  /** An acknowledgement that has not left would answer what is answered; never an all-clear. */
  private void replace(IncidentId incident, SentMail mail, Instant now) {
    for (Notice notice : notices.ofIncident(incident))
      if (notice.state().unsent()
          && REPLACED.contains(notice.event())
          && mail.to().contains(notice.to())
          && !wroteSince(incident, notice.to(), mail))
        outbox
            .takeBack(notice.id(), "You have answered %s yourself.".formatted(notice.to()))
            .ifPresent(taken ->
                incidents.noteNotice(
                    incident, now, NoticeWords.overtaken(taken), taken.id().value()));
  }

  private boolean wroteSince(IncidentId incident, EmailAddress sender, SentMail mail) {
    OwnAnswer answer =
        new OwnAnswer(Set.copyOf(mail.to()), mail.sentAt(), Set.copyOf(mail.answers()));
    return messages.ofIncident(incident).stream()
        .filter(message -> !message.automatic() && !message.thanks())
        .filter(message -> Objects.equals(EmailAddress.of(message.from()).orElse(null), sender))
        .anyMatch(message -> !answer.covers(message));
  }

  private static String words(SentMail mail, boolean sure) {
    String to = people(mail.to());
    return sure
        ? "You answered %s from your mail program: “%s”.".formatted(to, mail.subject())
        : "You wrote to %s from your mail program: “%s”. It may have been about another customer of theirs, so it answers nobody here."
            .formatted(to, mail.subject());
  }

  private static String people(List<EmailAddress> to) {
    if (to.isEmpty()) return "somebody";
    String first = to.stream().limit(3).map(EmailAddress::value).collect(Collectors.joining(", "));
    return to.size() <= 3 ? first : "%s and %d others".formatted(first, to.size() - 3);
  }
}
