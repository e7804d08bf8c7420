package app.allclear.flow;

import app.allclear.customer.Directories;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outages;
import app.allclear.mail.Mailboxes;
import app.allclear.notice.Announcements;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Releases;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.RestoreSettings;
import app.allclear.store.Store;
import app.allclear.store.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the operator's acts, and starts all that runs by itself. */
@Configuration(proxyBeanMethods = false)
class ActsConfiguration {
  @Bean
  NoticeActs noticeActs(
      Notices notices,
      Outbox outbox,
      Releases releases,
      Incidents incidents,
      Settlement settlement,
      Returns returns) {
    return new NoticeActs(notices, outbox, releases, incidents, settlement, returns);
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
