package app.allclear.restore;

import app.allclear.store.Changes;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestoreSettings.class)
class RestoreConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreConfiguration.class);

  @Bean
  Restores restores(RestoreSettings settings) {
    return new Restores(
        settings.servers().stream().map(ServerSettings::name).toList(),
        settings.servers().stream()
            .filter(ServerSettings::deep)
            .map(ServerSettings::name)
            .toList());
  }

  /** After the start: looking a host up can take a while. */
  @Bean
  ApplicationRunner serverWarnings(RestoreSettings settings) {
    return _ -> {
      for (ServerSettings server : settings.servers())
        for (String warning : ServerWarnings.of(server)) LOG.warn(warning);
    };
  }

  @Bean
  ServerProber serverProber(Clock clock) {
    return new ServerProber(ProbeLimits.DEFAULT, clock);
  }

  @Bean
  DatabaseStatuses databaseStatuses(JdbcClient jdbc, Changes changes) {
    return new JdbcDatabaseStatuses(jdbc, changes);
  }

  @Bean
  ServerStatuses serverStatuses(JdbcClient jdbc) {
    return new JdbcServerStatuses(jdbc);
  }

  @Bean
  TableLists tableLists(JdbcClient jdbc) {
    return new JdbcTableLists(jdbc);
  }
}
