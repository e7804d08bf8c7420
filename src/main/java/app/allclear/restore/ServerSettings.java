package app.allclear.restore;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code allclear.servers}: a MySQL or MariaDB server to probe.
 *
 * @param name as {@code customers.csv} writes it before the slash
 * @param url {@code jdbc:mysql://host:3306/}; {@code jdbc:mariadb:} is understood as well
 * @param password null for none
 * @param deep consent to CHECK TABLE, which can end a MySQL server that has damaged InnoDB tables
 */
public record ServerSettings(
    @NotBlank(message = "each server needs a name, as customers.csv writes it before the slash")
        @Pattern(regexp = "[^/]*", message = "a server's name must not contain a slash")
        String name,
    @NotBlank(message = "each server needs a url, for example jdbc:mysql://db1.host.example:3306/")
        String url,
    @Nullable String username,
    @Nullable String password,
    boolean deep) {
  /** Leaves the password out. */
  @Override
  public String toString() {
    return "server " + name + " at " + url;
  }
}
