package app.allclear.flow;

import app.allclear.customer.Directories;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outages;
import app.allclear.incident.SentMails;
import app.allclear.mail.MailSettings;
import app.allclear.mail.Mailboxes;
import app.allclear.mail.Postman;
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
import app.allclear.notice.Releases;
import app.allclear.notice.ReplyDrafts;
import app.allclear.notice.Suspensions;
import app.allclear.notice.Templates;
import app.allclear.notice.Waves;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.Restores;
import app.allclear.restore.ServerProber;
import app.allclear.store.Changes;
import app.allclear.store.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires notices, replies and the page for the public on their way out. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {
  @Bean
  Replies replies(
      Transactions transactions,
      ReplyDrafts drafts,
      Incidents incidents,
      Messages messages,
      Settlement settlement,
      ReplyRules rules,
      ReplySending sending,
      Composer composer,
      Clock clock) {
    return new Replies(
        transactions, drafts, incidents, messages, settlement, rules, sending, composer, clock);
  }

  @Bean
  ReplyRules replyRules(Settlement settlement, LastLook lastLook) {
    return new ReplyRules(settlement, lastLook);
  }

  @Bean
  ReplySending replySending(
      ReplyRules rules,
      ReplyDrafts drafts,
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      Evidence evidence,
      Settlement settlement) {
    return new ReplySending(
        rules, drafts, incidents, messages, notices, outbox, evidence, settlement);
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
  Leaving leaving(
      Dispatch dispatch,
      Situations situations,
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
    return new Leaving(dispatch, situations, suspensions, rechecks, lastLook, composer, envelope);
  }

  @Bean
  Deliveries deliveries(
      Transactions transactions,
      Dispatch dispatch,
      Outbox outbox,
      Incidents incidents,
      Standings standings,
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
        standings,
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
      Releases releases,
      Waves waves,
      NoticeModes modes,
      NoticeActs acts,
      OperatorLog log,
      Clock clock,
      NoticeSettings settings) {
    return new WaveActs(
        transactions, outages, outbox, releases, waves, modes, acts, log, clock, settings.undo());
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
      Releases releases,
      Previews previews,
      NoticeActs acts,
      Clock clock) {
    return new Mending(transactions, templates, directories, releases, previews, acts, clock);
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
      Situations situations,
      Composer composer,
      Envelope envelope,
      Clock clock) {
    return new Previews(transactions, notices, waves, situations, composer, envelope, clock);
  }

  @Bean
  Publication publication(Outages outages, PublicPage page, Changes changes, Clock clock) {
    return new Publication(outages, page, changes, clock);
  }
}
