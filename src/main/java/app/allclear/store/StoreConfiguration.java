package app.allclear.store;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  @Bean
  Store store(
      @Value("${allclear.data:data}") Path folder,
      @Value("${spring.datasource.url:}") String url,
      @Value("${spring.datasource.username:}") String username,
      @Value("${spring.datasource.password:}") String password) {
    return Store.open(
        StringUtils.hasText(url)
            ? new StoreSettings(folder, url, username, password)
            : StoreSettings.sqlite(folder));
  }

  @Bean
  JdbcClient jdbcClient(Store store) {
    return store.jdbc();
  }

  @Bean
  Batches batches(Store store) {
    return store.batches();
  }

  @Bean
  Changes changes(Store store) {
    return store.changes();
  }

  @Bean
  Transactions transactions(Store store) {
    return store.transactions();
  }

  @Bean
  StoredValues storedValues(Store store) {
    return store.values();
  }
}
