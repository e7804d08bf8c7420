package app.allclear;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The application. Everything it does lives in the packages below. The store makes its own pools
 * from {@code spring.datasource.*}, so Spring Boot must not make one.
 */
@SpringBootApplication(proxyBeanMethods = false, exclude = DataSourceAutoConfiguration.class)
public class Allclear {
  public static void main(String[] arguments) {
    SpringApplication.run(Allclear.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
