package app.allclear.flow;

import app.allclear.customer.CustomerFileWatch;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.Outages;
import app.allclear.incident.SentMails;
import app.allclear.incident.Teachings;
import app.allclear.mail.Letters;
import app.allclear.mail.MailSettings;
import app.allclear.mail.MailboxSettings;
import app.allclear.matching.Matcher;
import app.allclear.notice.Echoes;
import app.allclear.notice.Errands;
import app.allclear.notice.LastLook;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Suspensions;
import app.allclear.notice.WhoIsOwed;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.TableLists;
import app.allclear.store.Transactions;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what mail sets in motion: intake, filing, what follows for an incident. */
@Configuration(proxyBeanMethods = false)
class MailFlowConfiguration {
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
  Situations situations(
      Directories directories,
      DatabaseStatuses databases,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Notices notices,
      SentMails sentMails) {
    return new Situations(directories, databases, incidents, messages, outages, notices, sentMails);
  }

  @Bean
  Standings standings(
      Situations situations, Incidents incidents, Notices notices, SentMails sentMails) {
    return new Standings(situations, incidents, notices, sentMails);
  }

  @Bean
  Owing owing(
      Incidents incidents,
      Evidence evidence,
      Outbox outbox,
      NoticeModes modes,
      NoticeSettings settings,
      LastLook lastLook) {
    return new Owing(incidents, evidence, outbox, modes, settings, lastLook);
  }

  @Bean
  Settlement settlement(
      Situations situations,
      Standings standings,
      Incidents incidents,
      Messages messages,
      Outages outages,
      Owing owing,
      WhoIsOwed whoIsOwed) {
    return new Settlement(situations, standings, incidents, messages, outages, owing, whoIsOwed);
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
      Echoes echoes,
      Suspensions suspensions,
      Incidents incidents,
      Outages outages,
      Settlement settlement) {
    return new Returns(echoes, suspensions, incidents, outages, settlement);
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
  DirectoryChanges directoryChanges(
      Transactions transactions,
      Directories directories,
      CustomerFileWatch file,
      Incidents incidents,
      Outages outages,
      Rematching rematching,
      Settlement settlement,
      DatabaseEvents events,
      Clock clock) {
    return new DirectoryChanges(
        transactions, directories, file, incidents, outages, rematching, settlement, events, clock);
  }
}
