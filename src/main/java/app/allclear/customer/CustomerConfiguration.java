package app.allclear.customer;

import app.allclear.store.Changes;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CustomerSettings.class)
class CustomerConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  @Bean
  Directories directories(CustomerSettings settings, JdbcClient jdbc, Changes changes) {
    return new Directories(settings.customers(), new JdbcDirectories(jdbc), changes);
  }

  /** Started by whoever carries the news on; stopped with the application. */
  @Bean(destroyMethod = "stop")
  CustomerFileWatch customerFileWatch(CustomerSettings settings) {
    return new CustomerFileWatch(settings.file(), BETWEEN_LOOKS, Clock.systemUTC());
  }
}
