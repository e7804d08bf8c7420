package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.SentMails;
import app.allclear.mail.Address;
import app.allclear.mail.MailSettings;
import app.allclear.mail.MailboxSettings;
import app.allclear.store.Batches;
import app.allclear.store.Changes;
import app.allclear.store.StoredValues;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires notices. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfiguration {
  /** Message-IDs need a domain even where nothing can be sent yet. */
  private static final String NO_DOMAIN = "allclear.invalid";

  @Bean
  Notices notices(JdbcClient jdbc) {
    return new Notices(new JdbcNotices(jdbc));
  }

  @Bean
  Waves waves(JdbcClient jdbc) {
    return new Waves(new JdbcWaves(jdbc));
  }

  @Bean
  NoticeModes noticeModes(NoticeSettings settings, StoredValues values) {
    return new NoticeModes(settings.modes(), values);
  }

  @Bean
  Releases releases(JdbcClient jdbc, StoredValues values, Changes changes, NoticeModes modes) {
    return new Releases(new JdbcOutbox(jdbc), new JdbcNotices(jdbc), values, changes, modes);
  }

  @Bean
  Outbox outbox(
      JdbcClient jdbc,
      StoredValues values,
      Releases releases,
      Changes changes,
      MailSettings mail,
      NoticeSettings settings) {
    String domain =
        addresses(mail).stream().map(EmailAddress::domain).findFirst().orElse(NO_DOMAIN);
    return new Outbox(
        new JdbcOutbox(jdbc),
        new JdbcNotices(jdbc),
        values,
        releases,
        changes,
        new MessageIdKey(values, domain),
        settings.mostADay());
  }

  @Bean
  Suspensions suspensions(JdbcClient jdbc) {
    return new Suspensions(new JdbcSuspensions(jdbc));
  }

  @Bean
  Pace pace(NoticeSettings settings) {
    return new Pace(settings.rate(), settings.dailyBudget());
  }

  @Bean
  Dispatch dispatch(
      JdbcClient jdbc,
      Batches batches,
      Outbox outbox,
      Changes changes,
      NoticeSettings settings,
      Pace pace) {
    return new Dispatch(
        new JdbcDispatch(jdbc, batches),
        new JdbcOutbox(jdbc),
        new JdbcNotices(jdbc),
        outbox,
        changes,
        settings.inDoubt(),
        pace);
  }

  @Bean
  Echoes echoes(JdbcClient jdbc, Batches batches, Changes changes) {
    return new Echoes(
        new JdbcOutbox(jdbc), new JdbcDispatch(jdbc, batches), new JdbcNotices(jdbc), changes);
  }

  @Bean
  Errands errands(JdbcClient jdbc, SentMails sentMails) {
    return new Errands(new JdbcErrands(jdbc), sentMails);
  }

  @Bean
  ReplyDrafts replyDrafts(JdbcClient jdbc, Changes changes) {
    return new ReplyDrafts(new JdbcReplyDrafts(jdbc), changes);
  }

  @Bean
  WhoIsOwed whoIsOwed(MailSettings mail, NoticeSettings settings) {
    return new WhoIsOwed(Set.copyOf(addresses(mail)), settings.silentContacts());
  }

  @Bean
  AfterCorrection afterCorrection(WhoIsOwed whoIsOwed) {
    return new AfterCorrection(whoIsOwed);
  }

  @Bean
  LastLook lastLook(MailSettings mail) {
    return new LastLook(Set.copyOf(addresses(mail)));
  }

  @Bean
  Templates templates(@Value("${allclear.templates:templates}") Path folder) {
    Templates templates = new Templates(folder);
    // On the console at once, not only when the first notice needs a broken one.
    templates.problems();
    return templates;
  }

  @Bean
  PublicPage publicPage(
      @Value("${allclear.public-page:${allclear.data:data}/public}") Path folder,
      @Value("${allclear.templates:templates}") Path templates) {
    return new PublicPage(folder, templates, ZoneId.systemDefault());
  }

  @Bean
  Announcements announcements(JdbcClient jdbc) {
    return new Announcements(new JdbcAnnouncements(jdbc));
  }

  @Bean
  Composer composer(Templates templates, Announcements announcements, MailSettings mail) {
    String support = mail.mailboxes().stream().map(MailboxSettings::address).findFirst().orElse("");
    return new Composer(templates, announcements, support, ZoneId.systemDefault());
  }

  @Bean
  Envelope envelope(MailSettings mail, NoticeSettings settings) {
    return new Envelope(
        mail.mailboxes().stream()
            .map(mailbox -> new Address(null, mailbox.address()))
            .findFirst()
            .orElse(null),
        settings.copyToOneOf(addresses(mail)));
  }

  private static List<EmailAddress> addresses(MailSettings mail) {
    return mail.mailboxes().stream()
        .map(MailboxSettings::address)
        .flatMap(address -> EmailAddress.of(address).stream())
        .collect(Collectors.toList());
  }
}
