package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.flow.BackupRounds;
import app.allclear.flow.FoundDamage;
import app.allclear.flow.Previews;
import app.allclear.flow.Replies;
import app.allclear.flow.RestoreBoard;
import app.allclear.flow.RestoreReports;
import app.allclear.flow.SendingLine;
import app.allclear.flow.WaveLook;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outages;
import app.allclear.incident.SentMails;
import app.allclear.notice.Announcements;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Pace;
import app.allclear.notice.Suspensions;
import app.allclear.notice.Templates;
import app.allclear.notice.Waves;
import app.allclear.restore.BackupSettings;
import app.allclear.restore.Backups;
import app.allclear.restore.RestoreCommands;
import app.allclear.restore.ServerStatuses;
import app.allclear.search.MessageSearch;
import app.allclear.web.CustomerDatabases;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {
  @Bean
  Times times(Clock clock) {
    return new Times(clock, ZoneId.systemDefault());
  }

  @Bean
  Frame frame(
      Outages outages,
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      Templates templates,
      CopyAccounts accounts,
      Directories directory,
      FoundDamage damage,
      BackupRounds backups,
      Times times) {
    return new Frame(
        outages, incidents, messages, notices, outbox, templates, accounts, directory, damage,
        backups, times);
  }

  @Bean
  IncidentList incidentList(
      Incidents incidents,
      Messages messages,
      Directories directory,
      CustomerDatabases databases,
      Times times) {
    return new IncidentList(incidents, messages, directory, databases, times);
  }

  @Bean
  WaveViews waveViews(
      WaveLook look,
      Waves waves,
      Templates templates,
      Announcements announcements,
      NoticeSettings settings,
      Pace pace,
      Times times) {
    return new WaveViews(look, waves, templates, announcements, settings, pace, times);
  }

  @Bean
  NoticeBoard noticeBoard(Notices notices, Directories directory, Previews preview, Times times) {
    return new NoticeBoard(notices, directory, preview, times);
  }

  @Bean
  RestingBoard restingBoard(
      Outages outages, Suspensions suspensions, Directories directory, Times times) {
    return new RestingBoard(outages, suspensions, directory, times);
  }

  @Bean
  SendingBoard sendingBoard(SendingLine line, Waves waves, NoticeSettings settings, Times times) {
    return new SendingBoard(line, waves, settings, times);
  }

  @Bean
  MessageViews messageViews(Messages messages, Directories directory, Times times) {
    return new MessageViews(messages, directory, times);
  }

  @Bean
  Finder finder(MessageSearch search, Messages messages, Directories directory, Times times) {
    return new Finder(search, messages, directory, times);
  }

  @Bean
  BackupViews backupViews(Backups backups, BackupSettings settings, Times times) {
    return new BackupViews(backups, settings, times);
  }

  @Bean
  BoardViews boardViews(
      RestoreBoard board,
      RestoreCommands commands,
      BackupViews backups,
      ServerStatuses servers,
      Times times) {
    return new BoardViews(board, commands, backups, servers, times);
  }

  @Bean
  OperatorWord operatorWord(RestoreReports restores) {
    return new OperatorWord(restores);
  }

  @Bean
  IncidentViews incidentViews(
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
    return new IncidentViews(
        incidents,
        messages,
        sentMails,
        replies,
        outages,
        log,
        messageViews,
        notices,
        databases,
        servers,
        directory,
        times);
  }
}
