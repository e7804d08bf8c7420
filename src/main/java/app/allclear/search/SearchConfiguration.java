package app.allclear.search;

import app.allclear.customer.Directories;
import app.allclear.incident.Messages;
import app.allclear.store.Changes;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
  @Bean(initMethod = "start", destroyMethod = "close")
  MessageSearch messageSearch(
      @Value("${allclear.data:data}") String data,
      Messages messages,
      Changes changes,
      Directories directories) {
    return new MessageSearch(
        Path.of(data, "index"), new StoredWords(messages), changes, directories::inForce);
  }
}
