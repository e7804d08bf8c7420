package app.allclear.matching;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires matching. */
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {
  @Bean
  Matcher matcher() {
    return new Matcher();
  }
}
