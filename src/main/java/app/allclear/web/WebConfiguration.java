package app.allclear.web;

import app.allclear.customer.Directories;
import app.allclear.restore.DatabaseStatuses;
import java.time.Clock;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
  @Bean
  Problems problems(JsonMapper json) {
    return new Problems(json);
  }

  /** Tomcat would answer an encoded slash itself, with a page that says nothing. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashesReachUs() {
    return factory ->
        factory.addConnectorCustomizers(connector ->
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
  }

  @Bean
  CustomerDatabases customerDatabases(
      Directories directory, DatabaseStatuses statuses, Clock clock) {
    return new CustomerDatabases(directory, statuses, clock);
  }
}
