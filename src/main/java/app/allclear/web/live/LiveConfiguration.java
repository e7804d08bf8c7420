package app.allclear.web.live;

import app.allclear.store.Changes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
  @Bean
  LiveFeed liveFeed(Changes changes) {
    return new LiveFeed(changes);
  }
}
