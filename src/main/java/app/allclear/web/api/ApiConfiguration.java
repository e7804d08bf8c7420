package app.allclear.web.api;

import app.allclear.web.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
  @Bean
  TroubleAnswers troubleAnswers(Problems problems) {
    return new TroubleAnswers(problems);
  }
}
