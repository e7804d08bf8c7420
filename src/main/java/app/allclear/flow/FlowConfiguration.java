package app.allclear.flow;

import app.allclear.customer.CustomerFileWatch;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.OutageCopies;
import app.allclear.incident.Outages;
import app.allclear.incident.SentMails;
import app.allclear.incident.Teachings;
import app.allclear.mail.Letters;
import app.allclear.mail.MailSettings;
import app.allclear.mail.MailboxSettings;
import app.allclear.mail.Mailboxes;
import app.allclear.mail.Postman;
import app.allclear.matching.Matcher;
import app.allclear.notice.Announcements;
import app.allclear.notice.Composer;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Envelope;
import app.allclear.notice.Errands;
import app.allclear.notice.LastLook;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Pace;
import app.allclear.notice.PublicPage;
import app.allclear.notice.ReplyDrafts;
import app.allclear.notice.Suspensions;
import app.allclear.notice.Templates;
import app.allclear.notice.Waves;
import app.allclear.notice.WhoIsOwed;
import app.allclear.restore.BackupFiles;
import app.allclear.restore.BackupLook;
import app.allclear.restore.BackupSettings;
import app.allclear.restore.Backups;
import app.allclear.restore.DataDirectories;
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
  TableNames tableNames(Directories directories, TableLists lists, Clock clock) {
    return new TableNames(directories, lists, clock);
  }

  @Bean
  Reader reader(
      MailSettings settings,
      Matcher matcher,
      Directories directories,
      Evidence evidence,
      Teachings teachings,
      TableNames tables) {
    Set<EmailAddress> own =
        settings.mailboxes().stream()
            .map(MailboxSettings::address)
            .flatMap(address -> EmailAddress.of(address).stream())
            .collect(Collectors.toSet());
    return new Reader(
        new Letters(),
        settings.mailboxes(),
        own,
        matcher,
        directories,
        evidence,
        teachings,
        tables);
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
      WhoIsOwed whoIsOwed,
      SentMails sentMails) {
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
        whoIsOwed,
        sentMails);
  }

  @Bean
  Filing filing(
      Directories directories,
      Messages messages,
      Incidents incidents,
      Evidence evidence,
      Scope scope,
      OwnAnswers answers,
      Settlement settlement) {
    return new Filing(directories, messages, incidents, evidence, scope, answers, settlement);
  }

  @Bean
  OwnAnswers ownAnswers(
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
    return new OwnAnswers(
        sentMails,
        incidents,
        messages,
        outages,
        directories,
        evidence,
        notices,
        outbox,
        errands,
        scope,
        settlement);
  }

  @Bean
  Replies replies(
      Transactions transactions,
      ReplyDrafts drafts,
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      Evidence evidence,
      Settlement settlement,
      LastLook lastLook,
      Composer composer,
      Clock clock) {
    return new Replies(
        transactions,
        drafts,
        incidents,
        messages,
        notices,
        outbox,
        evidence,
        settlement,
        lastLook,
        composer,
        clock);
  }

  @Bean
  DeskWork deskWork(
      Transactions transactions,
      Errands errands,
      Notices notices,
      SentMails sentMails,
      CopyAccounts copies,
      Directories directories,
      Returns returns,
      Envelope envelope,
      Mailboxes mailboxes,
      Changes changes,
      Clock clock) {
    return new DeskWork(
        transactions,
        errands,
        notices,
        sentMails,
        copies,
        directories,
        returns,
        envelope,
        mailboxes.settings(),
        mailboxes::cabinet,
        changes,
        clock);
  }

  @Bean
  SentIntake sentIntake(
      Transactions transactions,
      CopyAccounts copies,
      SentMails sentMails,
      Returns returns,
      OwnAnswers answers,
      Clock clock) {
    return new SentIntake(transactions, copies, sentMails, returns, answers, clock);
  }

  @Bean
  Returns returns(
      Dispatch dispatch,
      Suspensions suspensions,
      Incidents incidents,
      Outages outages,
      Settlement settlement) {
    return new Returns(dispatch, suspensions, incidents, outages, settlement);
  }

  @Bean
  Intake intake(
      Transactions transactions,
      CopyAccounts copies,
      Messages messages,
      Reader reader,
      Filing filing,
      Settling settling,
      Returns returns,
      Clock clock) {
    return new Intake(transactions, copies, messages, reader, filing, settling, returns, clock);
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
  BackupRounds backupRounds(
      Transactions transactions,
      Directories directories,
      Backups backups,
      BackupFiles files,
      BackupLook look,
      BackupSettings settings,
      Clock clock) {
    return new BackupRounds(transactions, directories, backups, files, look, settings, clock);
  }

  @Bean
  CopyFirst copyFirst(
      Transactions transactions,
      Outages outages,
      OutageCopies copies,
      OperatorLog log,
      Directories directories,
      DatabaseStatuses statuses,
      DataDirectories places,
      Clock clock) {
    return new CopyFirst(transactions, outages, copies, log, directories, statuses, places, clock);
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
      Rematching rematching,
      Settlement settlement,
      Clock clock) {
    return new DirectoryChanges(
        transactions, directories, file, incidents, outages, rematching, settlement, clock);
  }

  @Bean
  NoticeActs noticeActs(
      Notices notices, Outbox outbox, Incidents incidents, Settlement settlement, Returns returns) {
    return new NoticeActs(notices, outbox, incidents, settlement, returns);
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
      Settlement settlement,
      OperatorLog log) {
    Adoption adoption = new Adoption(messages, incidents, settlement);
    return new OutageActs(outages, modes, directories, statuses, reports, adoption, log);
  }

  @Bean
  AnnouncementActs announcementActs(
      Outages outages,
      Incidents incidents,
      Announcements announcements,
      OperatorLog log,
      Settlement settlement) {
    return new AnnouncementActs(outages, incidents, announcements, log, settlement);
  }

  @Bean
  OperatorActs operatorActs(
      Transactions transactions,
      OutageActs outageActs,
      NoticeActs noticeActs,
      AnnouncementActs announcementActs,
      DirectoryChanges directoryChanges,
      Incidents incidents,
      Outages outages,
      OperatorLog log,
      Settlement settlement,
      Clock clock) {
    return new OperatorActs(
        transactions,
        outageActs,
        noticeActs,
        announcementActs,
        directoryChanges,
        incidents,
        outages,
        log,
        settlement,
        clock);
  }

  @Bean
  ListsFromBefore listsFromBefore(TableLists lists, Restores restores, Outages outages) {
    return new ListsFromBefore(lists, restores, outages);
  }

  @Bean
  ListActs listActs(
      Transactions transactions,
      Directories directories,
      TableLists lists,
      ListsFromBefore fromBefore,
      Outages outages,
      OperatorLog log,
      Changes changes,
      Clock clock) {
    return new ListActs(transactions, directories, lists, fromBefore, outages, log, changes, clock);
  }

  @Bean
  TableCheckActs tableCheckActs(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      RestoreSettings servers,
      OperatorLog log,
      Outages outages,
      DatabaseEvents events,
      Clock clock) {
    return new TableCheckActs(
        transactions, directories, statuses, servers, log, outages, events, clock);
  }

  @Bean
  FoundDamage foundDamage(
      Transactions transactions,
      Outages outages,
      DatabaseStatuses statuses,
      Directories directories,
      OutageActs acts,
      RestoreSettings settings,
      Clock clock) {
    return new FoundDamage(transactions, outages, statuses, directories, acts, settings, clock);
  }

  @Bean
  ProbeRounds probeRounds(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      ServerStatuses servers,
      TableLists lists,
      ListsFromBefore fromBefore,
      Restores restores,
      ServerProber prober,
      Outages outages,
      DatabaseEvents events,
      TableCheckActs checks,
      FoundDamage damage,
      Changes changes,
      Clock clock) {
    return new ProbeRounds(
        transactions,
        directories,
        statuses,
        servers,
        lists,
        fromBefore,
        restores,
        prober,
        outages,
        events,
        checks,
        damage,
        changes,
        clock);
  }

  @Bean
  Leaving leaving(
      Dispatch dispatch,
      Settlement settlement,
      Outages outages,
      Suspensions suspensions,
      RestoreSettings settings,
      Restores restores,
      ServerProber prober,
      ListsFromBefore fromBefore,
      LastLook lastLook,
      Composer composer,
      Envelope envelope,
      Clock clock) {
    Rechecks rechecks = new Rechecks(settings, restores, prober, fromBefore, clock);
    return new Leaving(
        dispatch, settlement, outages, suspensions, rechecks, lastLook, composer, envelope);
  }

  @Bean
  Deliveries deliveries(
      Transactions transactions,
      Dispatch dispatch,
      Outbox outbox,
      Incidents incidents,
      Settlement settlement,
      Returns returns,
      Leaving leaving,
      Pace pace,
      Postman postman,
      Clock clock) {
    return new Deliveries(
        transactions,
        dispatch,
        outbox,
        incidents,
        settlement,
        returns,
        leaving,
        pace,
        postman,
        clock);
  }

  @Bean
  WaveActs waveActs(
      Transactions transactions,
      Outages outages,
      Outbox outbox,
      Waves waves,
      NoticeModes modes,
      NoticeActs acts,
      OperatorLog log,
      Clock clock,
      NoticeSettings settings) {
    return new WaveActs(
        transactions, outages, outbox, waves, modes, acts, log, clock, settings.undo());
  }

  @Bean
  WaveLook waveLook(
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
    return new WaveLook(
        transactions,
        outages,
        incidents,
        messages,
        directories,
        databases,
        waves,
        suspensions,
        settings,
        mail,
        clock);
  }

  @Bean
  Mending mending(
      Transactions transactions,
      Templates templates,
      Directories directories,
      Outbox outbox,
      Previews previews,
      NoticeActs acts,
      Clock clock) {
    return new Mending(transactions, templates, directories, outbox, previews, acts, clock);
  }

  @Bean
  SendingLine sendingLine(Deliveries deliveries, NoticeSettings settings) {
    return new SendingLine(deliveries, settings.connections());
  }

  @Bean
  Previews previews(
      Transactions transactions,
      Notices notices,
      Waves waves,
      Settlement settlement,
      Composer composer,
      Envelope envelope,
      Clock clock) {
    return new Previews(transactions, notices, waves, settlement, composer, envelope, clock);
  }

  @Bean
  Publication publication(Outages outages, PublicPage page, Changes changes, Clock clock) {
    return new Publication(outages, page, changes, clock);
  }

  @Bean
  Running running(
      DirectoryChanges directory,
      TableNames tables,
      Mailboxes mailboxes,
      Intake intake,
      SentIntake sentIntake,
      DeskWork deskWork,
      ProbeRounds rounds,
      RestoreSettings servers,
      Deliveries deliveries,
      SendingLine line,
      Publication publication,
      Mending mending,
      BackupRounds backups,
      Store store) {
    return new Running(
        directory,
        tables,
        mailboxes,
        intake,
        sentIntake,
        deskWork,
        rounds,
        servers,
        deliveries,
        line,
        publication,
        mending,
        backups,
        store);
  }
}
