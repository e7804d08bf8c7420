package app.allclear.customer;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param customers where the customer file is, from the working directory
 */
@ConfigurationProperties("allclear")
record CustomerSettings(
    @NotBlank(message = "must name the customer file, for example config/customers.csv")
        @DefaultValue("config/customers.csv")
        String customers) {
  Path file() {
    return Path.of(customers);
  }
}
