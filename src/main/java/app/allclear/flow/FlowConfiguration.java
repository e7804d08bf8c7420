package app.allclear.flow;

import app.allclear.customer.CustomerFileWatch;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outages;
import app.allclear.mail.Letters;
import app.allclear.mail.MailSettings;
import app.allclear.mail.MailboxSettings;
import app.allclear.mail.Mailboxes;
import app.allclear.mail.Postman;
import app.allclear.matching.Matcher;
import app.allclear.notice.Composer;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Envelope;
import app.allclear.notice.LastLook;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.WhoIsOwed;
import app.allclear.restore.Backups;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.RestorePlaces;
import app.allclear.restore.RestoreRuns;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.Restores;
import app.allclear.restore.ServerProber;
import app.allclear.restore.ServerStatuses;
import app.allclear.restore.TableLists;
import app.allclear.store.Changes;
import app.allclear.store.Store;
import app.allclear.store.Transactions;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FlowConfiguration {
  @Bean
  Reader reader(
      MailSettings settings, Matcher matcher, Directories directories, Evidence evidence) {
    Set<EmailAddress> own =
        settings.mailboxes().stream()
            .map(MailboxSettings::address)
            .flatMap(address -> EmailAddress.of(address).stream())
            .collect(Collectors.toSet());
    return new Reader(new Letters(), settings.mailboxes(), own, matcher, directories, evidence);
  }

  @Bean
  Scope scope(Outages outages, Incidents incidents) {
    return new Scope(outages, incidents);
  }

  @Bean
  Settlement settlement(
      Directories directories,
      DatabaseStatuses databases,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Evidence evidence,
      Notices notices,
      Outbox outbox,
      NoticeModes modes,
      NoticeSettings settings,
      WhoIsOwed whoIsOwed) {
    return new Settlement(
        directories,
        databases,
        incidents,
        messages,
        outages,
        evidence,
        notices,
        outbox,
        modes,
        settings,
        whoIsOwed);
  }

  @Bean
  Filing filing(
      Directories directories,
      Messages messages,
      Incidents incidents,
      Evidence evidence,
      Scope scope,
      Settlement settlement) {
    return new Filing(directories, messages, incidents, evidence, scope, settlement);
  }

  @Bean
  Intake intake(
      Transactions transactions,
      CopyAccounts copies,
      Messages messages,
      Reader reader,
      Filing filing,
      Incidents incidents,
      Dispatch dispatch,
      Settlement settlement,
      Clock clock) {
    return new Intake(
        transactions,
        copies,
        messages,
        reader,
        filing,
        new Returns(dispatch, incidents, settlement),
        clock);
  }

  @Bean
  DatabaseEvents databaseEvents(
      Directories directories,
      DatabaseStatuses statuses,
      RestoreRuns runs,
      Incidents incidents,
      Scope scope,
      Settlement settlement) {
    return new DatabaseEvents(directories, statuses, runs, incidents, scope, settlement);
  }

  @Bean
  RestoreReports restoreReports(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      Restores restores,
      DatabaseEvents events,
      Clock clock) {
    return new RestoreReports(transactions, directories, statuses, restores, events, clock);
  }

  @Bean
  RestoreBoard restoreBoard(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      Incidents incidents,
      Outages outages,
      RestorePlaces places,
      RestoreRuns runs,
      Backups backups,
      Clock clock) {
    return new RestoreBoard(
        transactions, directories, statuses, incidents, outages, places, runs, backups, clock);
  }

  @Bean
  DirectoryChanges directoryChanges(
      Transactions transactions,
      Directories directories,
      CustomerFileWatch file,
      Incidents incidents,
      Outages outages,
      Messages messages,
      Reader reader,
      Filing filing,
      Settlement settlement,
      Clock clock) {
    Rematching rematching = new Rematching(transactions, messages, reader, filing, clock);
    return new DirectoryChanges(
        transactions, directories, file, incidents, outages, rematching, settlement, clock);
  }

  @Bean
  NoticeActs noticeActs(
      Notices notices, Outbox outbox, Incidents incidents, Settlement settlement) {
    return new NoticeActs(notices, outbox, incidents, settlement);
  }

  @Bean
  OutageActs outageActs(
      Outages outages,
      NoticeModes modes,
      Directories directories,
      DatabaseStatuses statuses,
      RestoreReports reports,
      Messages messages,
      Incidents incidents,
      Settlement settlement) {
    Adoption adoption = new Adoption(messages, incidents, settlement);
    return new OutageActs(outages, modes, directories, statuses, reports, adoption);
  }

  @Bean
  MessageActs messageActs(
      Messages messages,
      Incidents incidents,
      Evidence evidence,
      Directories directories,
      Notices notices,
      Outbox outbox,
      Filing filing,
      Settlement settlement) {
    return new MessageActs(
        messages, incidents, evidence, directories, notices, outbox, filing, settlement);
  }

  @Bean
  OperatorActs operatorActs(
      Transactions transactions,
      OutageActs outageActs,
      MessageActs messageActs,
      NoticeActs noticeActs,
      DirectoryChanges directoryChanges,
      Incidents incidents,
      Outages outages,
      Evidence evidence,
      OperatorLog log,
      Settlement settlement,
      Clock clock) {
    return new OperatorActs(
        transactions,
        outageActs,
        messageActs,
        noticeActs,
        directoryChanges,
        incidents,
        outages,
        evidence,
        log,
        settlement,
        clock);
  }

  @Bean
  ProbeRounds probeRounds(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      ServerStatuses servers,
      TableLists lists,
      Restores restores,
      ServerProber prober,
      Outages outages,
      DatabaseEvents events,
      Changes changes,
      Clock clock) {
    return new ProbeRounds(
        transactions,
        directories,
        statuses,
        servers,
        lists,
        restores,
        prober,
        outages,
        events,
        changes,
        clock);
  }

  @Bean
  Deliveries deliveries(
      Transactions transactions,
      Dispatch dispatch,
      Incidents incidents,
      Settlement settlement,
      NoticeActs acts,
      RestoreSettings settings,
      Restores restores,
      ServerProber prober,
      TableLists lists,
      LastLook lastLook,
      Composer composer,
      Envelope envelope,
      Postman postman,
      Clock clock) {
    Rechecks rechecks = new Rechecks(settings, restores, prober, lists);
    return new Deliveries(
        transactions,
        dispatch,
        incidents,
        settlement,
        acts,
        rechecks,
        lastLook,
        composer,
        envelope,
        postman,
        clock);
  }

  @Bean
  Previews previews(
      Transactions transactions,
      Notices notices,
      Settlement settlement,
      Composer composer,
      Clock clock) {
    return new Previews(transactions, notices, settlement, composer, clock);
  }

  @Bean
  Running running(
      DirectoryChanges directory,
      Mailboxes mailboxes,
      Intake intake,
      ProbeRounds rounds,
      RestoreSettings servers,
      Deliveries deliveries,
      Store store) {
    return new Running(directory, mailboxes, intake, rounds, servers, deliveries, store);
  }
}
