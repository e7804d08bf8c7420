package app.allclear.web.health;

import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.store.Changes;
import app.allclear.web.NoticeDesk;
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
  HealthIndicator templatesHealthIndicator(NoticeDesk notices) {
    return () -> Conditions.templates(notices.templateProblems());
  }

  @Bean
  HealthIndicator storeHealthIndicator(Changes changes) {
    return () -> Conditions.store(changes::latest);
  }

  @Bean
  MeterBinder allclearMeters(
      Incidents incidents, Messages messages, NoticeDesk notices, CopyAccounts accounts) {
    return new Figures(incidents, messages, notices, accounts);
  }
}
