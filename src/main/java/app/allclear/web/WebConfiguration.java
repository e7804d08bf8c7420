package app.allclear.web;

import app.allclear.customer.Directories;
import app.allclear.restore.DatabaseStatuses;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
  @Bean
  Problems problems(JsonMapper json) {
    return new Problems(json);
  }

  @Bean
  CustomerDatabases customerDatabases(
      Directories directory, DatabaseStatuses statuses, Clock clock) {
    return new CustomerDatabases(directory, statuses, clock);
  }
}
