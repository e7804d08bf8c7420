package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.Site;
import app.allclear.flow.Replies;
import app.allclear.incident.Attention;
import app.allclear.incident.Incident;
import app.allclear.incident.Incidents;
import app.allclear.incident.LogEntry;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.incident.SentMail;
import app.allclear.incident.SentMails;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.TimelineEntry;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.ServerStatuses;
import app.allclear.web.CustomerDatabases;
import app.allclear.web.page.IncidentView.Happening;
import app.allclear.web.page.IncidentView.Note;
import app.allclear.web.page.IncidentView.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills the page of one incident. */
final class IncidentViews {
  private static final int NOTES = 50;

  private final Incidents incidents;
  private final Messages messages;
  private final SentMails sentMails;
  private final Replies replies;
  private final Outages outages;
  private final OperatorLog log;
  private final MessageViews messageViews;
  private final NoticeBoard notices;
  private final CustomerDatabases databases;
  private final ServerStatuses servers;
  private final Directories directory;
  private final Times times;

  IncidentViews(
      Incidents incidents,
      Messages messages,
      SentMails sentMails,
      Replies replies,
      Outages outages,
      OperatorLog log,
      MessageViews messageViews,
      NoticeBoard notices,
      CustomerDatabases databases,
      ServerStatuses servers,
      Directories directory,
      Times times) {
    this.incidents = incidents;
    this.messages = messages;
    this.sentMails = sentMails;
    this.replies = replies;
    this.outages = outages;
    this.log = log;
    this.messageViews = messageViews;
    this.notices = notices;
    this.databases = databases;
    this.servers = servers;
    this.directory = directory;
    this.times = times;
  }

  IncidentView of(Incident incident) {
    CustomerId id = incident.customer();
    Optional<Customer> customer = directory.inForce().find(id);
    List<StoredMessage> mails = messages.ofIncident(incident.id());
    List<DatabaseStatus> own = databases.of(id);
    ServerLines lines = ServerLines.of(servers, times);
    return new IncidentView(
        incident.id().toString(),
        id.value(),
        incident.customerName(),
        customer.map(c -> c.sites().stream().map(Site::written).toList()).orElse(List.of()),
        customer.map(IncidentViews::contacts).orElse(List.of()),
        outageName(incident),
        incident.open(),
        IncidentList.kind(incident),
        times.of(incident.openedAt()),
        times.orNull(incident.waitingSince()),
        incident.attention().stream().map(Attention::words).toList(),
        incident.affected(),
        incident.back(),
        own.stream().map(status -> DatabaseView.inRow(status, lines, times)).toList(),
        lines.silent(own),
        writers(mails, id),
        mails.reversed().stream().map(mail -> messageViews.of(mail, id)).toList(),
        replies.in(incident.id()).stream().map(draft -> ReplyView.Other.of(draft, times)).toList(),
        notices.ofIncident(incident.id()).reversed(),
        incidents.timeline(incident.id()).reversed().stream().map(this::happening).toList(),
        log.of(id, NOTES).stream().map(entry -> note(entry, times)).toList());
  }

  private @Nullable String outageName(Incident incident) {
    return incident.outage() == null
        ? null
        : outages.find(incident.outage()).map(Outage::name).orElse(null);
  }

  private static List<Person> contacts(Customer customer) {
    return customer.contacts().stream()
        .map(contact ->
            new Person(
                contact.written(),
                contact.name(),
                contact.registeredHere() ? "registered here" : ""))
        .toList();
  }

  private static List<Person> writers(List<StoredMessage> mails, CustomerId customer) {
    Map<String, Person> writers = new LinkedHashMap<>();
    for (StoredMessage mail : mails)
      writers.putIfAbsent(
          mail.from().toLowerCase(Locale.ROOT),
          new Person(
              mail.from(),
              mail.fromName(),
              mail.senderOf().getOrDefault(customer, mail.sender()).word()));
    return List.copyOf(writers.values());
  }

  private Happening happening(TimelineEntry entry) {
    return new Happening(
        times.of(entry.at()),
        entry.kind().name().toLowerCase(Locale.ROOT),
        entry.words(),
        entry.message() == null ? null : entry.message().toString(),
        entry.answer() == null ? null : entry.answer().toString(),
        entry.answer() == null
            ? null
            : sentMails.find(entry.answer()).map(SentMail::text).orElse(null));
  }

  static Note note(LogEntry entry, Times times) {
    return new Note(
        times.of(entry.at()),
        entry.text(),
        entry.customer() == null ? null : entry.customer().value(),
        entry.database() == null ? null : entry.database().toString());
  }
}
