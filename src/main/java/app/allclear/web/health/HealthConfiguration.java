package app.allclear.web.health;

import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Templates;
import app.allclear.store.Changes;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The components of {@code /actuator/health} and the figures of {@code /actuator/prometheus}. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
  @Bean
  HealthIndicator mailboxesHealthIndicator(CopyAccounts accounts) {
    return () -> Conditions.mailboxes(accounts.statuses());
  }

  @Bean
  HealthIndicator templatesHealthIndicator(Templates templates) {
    return () -> Conditions.templates(templates.problems());
  }

  @Bean
  HealthIndicator storeHealthIndicator(Changes changes) {
    return () -> Conditions.store(changes::latest);
  }

  @Bean
  MeterBinder allclearMeters(
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      CopyAccounts accounts) {
    return new Figures(incidents, messages, notices, outbox, accounts);
  }
}
