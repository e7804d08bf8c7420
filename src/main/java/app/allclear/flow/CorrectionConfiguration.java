package app.allclear.flow;

import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.Teachings;
import app.allclear.mail.MailSettings;
import app.allclear.notice.AfterCorrection;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.store.Transactions;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what puts stored messages right. */
@Configuration(proxyBeanMethods = false)
class CorrectionConfiguration {
  @Bean
  ByHand byHand(Directories directories) {
    return new ByHand(directories);
  }

  @Bean
  Rejudgement rejudgement(Messages messages, Reader reader, ByHand byHand) {
    return new Rejudgement(messages, reader, byHand);
  }

  @Bean
  CorrectedNotices correctedNotices(
      Incidents incidents,
      Notices notices,
      Outbox outbox,
      AfterCorrection correction,
      Settlement settlement) {
    return new CorrectedNotices(incidents, notices, outbox, correction, settlement);
  }

  @Bean
  Refiling refiling(
      Messages messages,
      Incidents incidents,
      Evidence evidence,
      Rejudgement rejudgement,
      ByHand byHand,
      Filing filing,
      CorrectedNotices notices) {
    return new Refiling(messages, incidents, evidence, rejudgement, byHand, filing, notices);
  }

  @Bean
  Settling settling(Messages messages, Directories directories, Refiling refiling) {
    return new Settling(messages, directories, refiling);
  }

  @Bean
  Rematching rematching(
      Transactions transactions,
      Messages messages,
      Teachings teachings,
      Rejudgement rejudgement,
      Refiling refiling,
      Settling settling,
      Clock clock) {
    return new Rematching(
        transactions, messages, teachings, rejudgement, refiling, settling, clock);
  }

  @Bean
  Pupil pupil(Teachings teachings, Directories directories) {
    return new Pupil(teachings, directories);
  }

  @Bean
  Corrections corrections(
      Transactions transactions,
      Messages messages,
      Incidents incidents,
      Directories directories,
      Rejudgement rejudgement,
      Refiling refiling,
      Pupil pupil,
      Rematching rematching,
      Clock clock) {
    Marking marking = new Marking(messages, incidents, rejudgement, refiling, pupil);
    return new Corrections(
        transactions,
        messages,
        incidents,
        directories,
        rejudgement,
        refiling,
        marking,
        pupil,
        rematching,
        clock);
  }

  @Bean
  Lessons lessons(
      Transactions transactions,
      Messages messages,
      Teachings teachings,
      Directories directories,
      Rejudgement rejudgement,
      Refiling refiling,
      Rematching rematching,
      MailSettings mail,
      Clock clock) {
    Set<String> ownDomains =
        mail.mailboxes().stream()
            .flatMap(mailbox -> EmailAddress.of(mailbox.address()).stream())
            .map(EmailAddress::domain)
            .collect(Collectors.toSet());
    return new Lessons(
        transactions,
        messages,
        teachings,
        directories,
        rejudgement,
        refiling,
        rematching,
        ownDomains,
        clock);
  }
}
