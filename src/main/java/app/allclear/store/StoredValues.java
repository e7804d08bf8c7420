package app.allclear.store;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Small single values that must survive a restart: switches, keys, horizons. */
public final class StoredValues {
  private static final String FIND = "SELECT content FROM stored_value WHERE name = :name";
  private static final String INSERT =
      "INSERT INTO stored_value (name, content) VALUES (:name, :content)";
  private static final String UPDATE =
      "UPDATE stored_value SET content = :content WHERE name = :name";

  private final JdbcClient jdbc;

  StoredValues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<String> find(String name) {
    return jdbc.sql(FIND).param("name", name).query(String.class).optional();
  }

  /** Writes the value, whether or not there was one. Inside a change only. */
  public void put(String name, String content) {
    if (jdbc.sql(UPDATE).param("name", name).param("content", content).update() == 0)
      jdbc.sql(INSERT).param("name", name).param("content", content).update();
  }

  /** Writes the value if there is none and returns the one that stands. Inside a change only. */
  public String putIfAbsent(String name, String content) {
    Optional<String> present = find(name);
    if (present.isPresent()) return present.get();
    try {
      jdbc.sql(INSERT).param("name", name).param("content", content).update();
      return content;
    } catch (DuplicateKeyException _) {
      return find(name).orElseThrow();
    }
  }
}
