package app.allclear;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application. Everything it does lives in the packages below. */
@SpringBootApplication(proxyBeanMethods = false)
public class Allclear {
  public static void main(String[] arguments) {
    SpringApplication.run(Allclear.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
