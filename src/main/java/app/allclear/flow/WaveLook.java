package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.MailSettings;
import app.allclear.mail.MailboxSettings;
import app.allclear.notice.MailAtRisk;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Situation;
import app.allclear.notice.Suspension;
import app.allclear.notice.Suspensions;
import app.allclear.notice.Wave;
import app.allclear.notice.Waves;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.store.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a whole wave before it leaves and while it does, in few questions to the store however
 * many customers it concerns. Safe for any thread.
 */
public final class WaveLook {
  private static final int MANY = 100_000;

  /**
   * A wave as it stands.
   *
   * @param states how many of its notices are in which state; only states that occur
   * @param soon what was released and can still be taken back; null where there is none
   * @param atRisk contacts about to be told whose mail lives where databases are missing
   */
  public record Seen(
      Outage outage,
      Wave wave,
      Map<NoticeState, Integer> states,
      Waves.@Nullable Soon soon,
      List<MailAtRisk> atRisk) {}

  private final Transactions transactions;
  private final Outages outages;
  private final Incidents incidents;
  private final Messages messages;
  private final Directories directories;
  private final DatabaseStatuses databases;
  private final Waves waves;
  private final Suspensions suspensions;
  private final NoticeSettings settings;
  private final Set<EmailAddress> own;
  private final Clock clock;

  WaveLook(
      Transactions transactions,
      Outages outages,
      Incidents incidents,
      Messages messages,
      Directories directories,
      DatabaseStatuses databases,
      Waves waves,
      Suspensions suspensions,
      NoticeSettings settings,
      MailSettings mail,
      Clock clock) {
    this.transactions = transactions;
    this.outages = outages;
    this.incidents = incidents;
    this.messages = messages;
    this.directories = directories;
    this.databases = databases;
    this.waves = waves;
    this.suspensions = suspensions;
    this.settings = settings;
    this.own =
        mail.mailboxes().stream()
            .map(MailboxSettings::address)
            .flatMap(address -> EmailAddress.of(address).stream())
            .collect(Collectors.toSet());
    this.clock = clock;
  }

  /** Empty where there is no such outage. */
  public Optional<Seen> at(OutageId outage, NoticeEvent event) {
    return transactions.view(() -> outages.find(outage).map(found -> seen(found, event)));
  }

  private Seen seen(Outage outage, NoticeEvent event) {
    Directory directory = directories.inForce();
    List<Notice> notices = waves.of(outage.id(), event);
    List<Situation> situations = situations(outage, notices, directory);
    Wave wave =
        new Wave.Decision(event, own, settings.silentContacts(), suspended(outage), clock.instant())
            .of(situations);
    return new Seen(
        outage,
        wave,
        states(notices),
        waves.soon(outage.id(), event, clock.instant()).orElse(null),
        MailAtRisk.among(
            wave.going().stream().map(one -> one.notice().to()).toList(),
            directory,
            Wave.missing(situations)));
  }

  private Map<EmailAddress, Suspension> suspended(Outage outage) {
    return outage.open()
        ? suspensions.in(outage.id()).stream()
            .collect(Collectors.toMap(Suspension::address, each -> each))
        : Map.of();
  }

  private static Map<NoticeState, Integer> states(List<Notice> notices) {
    Map<NoticeState, Integer> states = new EnumMap<>(NoticeState.class);
    for (Notice notice : notices) states.merge(notice.state(), 1, Integer::sum);
    return states;
  }

  /** A situation for every incident whose customer is in the directory. */
  private List<Situation> situations(Outage outage, List<Notice> notices, Directory directory) {
    List<Incident> all =
        incidents.byUrgency(new IncidentQuery(null, null, outage.id(), false, false), MANY, 0);
    Map<IncidentId, List<Notice>> byIncident =
        notices.stream().collect(Collectors.groupingBy(Notice::incident));
    Map<DatabaseName, DatabaseStatus> statuses =
        databases.of(
            all.stream()
                .flatMap(incident -> directory.find(incident.customer()).stream())
                .flatMap(customer -> customer.databases().stream())
                .toList());
    List<Situation> situations = new ArrayList<>();
    for (Incident incident : all)
      directory
          .find(incident.customer())
          .map(customer ->
              new Situation(
                  customer,
                  incident,
                  outage,
                  about(customer, statuses, outage),
                  heard(incident),
                  byIncident.getOrDefault(incident.id(), List.of())))
          .ifPresent(situations::add);
    return situations;
  }

  private static List<DatabaseStatus> about(
      Customer customer, Map<DatabaseName, DatabaseStatus> statuses, Outage outage) {
    Stream<DatabaseStatus> stored =
        customer.databases().stream().map(statuses::get).filter(Objects::nonNull);
    return Situations.about(stored, outage.startedAt());
  }

  /** Who wrote matters only where the silent are told nothing. */
  private List<StoredMessage> heard(Incident incident) {
    return settings.silentContacts() ? List.of() : messages.ofIncident(incident.id());
  }
}
