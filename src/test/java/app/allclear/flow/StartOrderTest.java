package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.Allclear;
import app.allclear.customer.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** What stands when the first call can come in. */
class StartOrderTest {
  @Test
  void knowsTheCustomersBeforeTheFirstCallIsAnswered(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("customers.csv"), Product.CUSTOMERS);
    AtomicInteger known = new AtomicInteger(-1);
    ApplicationListener<WebServerInitializedEvent> whenOpen =
        event ->
            known.set(
                event
                    .getApplicationContext()
                    .getBean(Directories.class)
                    .inForce()
                    .customers()
                    .size());
    try (ConfigurableApplicationContext _ =
        new SpringApplicationBuilder(Allclear.class)
            .listeners(whenOpen)
            .run(
                "--spring.config.location=classpath:/application.yml",
                "--server.port=0",
                "--spring.security.user.password=secret",
                "--allclear.data=" + folder.resolve("data"),
                "--allclear.customers=" + file)) {
      assertThat(known).hasValue(5);
    }
  }
}
