package app.allclear.incident;

import app.allclear.store.Batches;
import app.allclear.store.Changes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class IncidentConfiguration {
  @Bean
  CopyAccounts copyAccounts(JdbcClient jdbc, Changes changes) {
    return new CopyAccounts(new JdbcCopies(jdbc), new JdbcFolders(jdbc), changes);
  }

  @Bean
  Messages messages(JdbcClient jdbc, CopyAccounts copies, Changes changes) {
    return new Messages(
        new JdbcMessages(jdbc), new JdbcMatches(jdbc), new JdbcTeachings(jdbc), copies, changes);
  }

  @Bean
  Incidents incidents(JdbcClient jdbc, Batches batches, Changes changes) {
    return new Incidents(
        new JdbcIncidents(jdbc, batches),
        new JdbcTimeline(jdbc),
        new JdbcOutageCopies(jdbc),
        changes);
  }

  @Bean
  SentMails sentMails(JdbcClient jdbc, CopyAccounts copies, Changes changes) {
    return new SentMails(
        new JdbcSentMails(jdbc), new JdbcMessages(jdbc), new JdbcTimeline(jdbc), copies, changes);
  }

  @Bean
  Outages outages(JdbcClient jdbc, Changes changes) {
    return new Outages(new JdbcOutages(jdbc), changes);
  }

  @Bean
  OutageCopies outageCopies(JdbcClient jdbc, Changes changes) {
    return new OutageCopies(new JdbcOutageCopies(jdbc), changes);
  }

  @Bean
  Evidence evidence(JdbcClient jdbc) {
    return new Evidence(new JdbcEvidence(jdbc));
  }

  @Bean
  Teachings teachings(JdbcClient jdbc, Changes changes) {
    return new Teachings(new JdbcTeachings(jdbc), changes);
  }

  @Bean
  OperatorLog operatorLog(JdbcClient jdbc, Changes changes) {
    return new OperatorLog(new JdbcOperatorLog(jdbc), changes);
  }
}
