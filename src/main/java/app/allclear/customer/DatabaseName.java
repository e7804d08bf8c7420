package app.allclear.customer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One schema on one server, written {@code server/name}; compared byte for byte. */
public record DatabaseName(String server, String name) implements Comparable<DatabaseName> {
  public DatabaseName {
    if (server.isBlank() || server.contains("/"))
      throw new IllegalArgumentException(
          "A server's name must not be blank or contain '/': " + server);
    if (name.isBlank()) throw new IllegalArgumentException("A database's name must not be blank.");
  }

  /**
   * Reads {@code server/name}; the first slash separates. Throws IllegalArgumentException
   * otherwise.
   */
  public static DatabaseName parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0)
      throw new IllegalArgumentException("A database is written server/name, not '" + text + "'.");
    return new DatabaseName(text.substring(0, slash).strip(), text.substring(slash + 1).strip());
  }

  /** The same for what people type: empty where it is none. */
  static Optional<DatabaseName> read(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2 || text.codePoints().anyMatch(Character::isISOControl))
      return Optional.empty();
    String server = parts[0].strip();
    String name = parts[1].strip();
    // 64 characters is what MySQL allows a schema's name.
    return server.isEmpty() || name.isEmpty() || server.length() > 64 || name.length() > 64
        ? Optional.empty()
        : Optional.of(new DatabaseName(server, name));
  }

  /** The order of the store, which compares the whole key's bytes: lists page by it. */
  @Override
  public int compareTo(DatabaseName other) {
    return Arrays.compareUnsigned(
        toString().getBytes(StandardCharsets.UTF_8),
        other.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return server + "/" + name;
  }
}
