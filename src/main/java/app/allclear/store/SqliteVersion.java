package app.allclear.store;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQLite before 3.51.3 could, rarely, corrupt a WAL database that was reset while being read. */
final class SqliteVersion {
  private static final int[] LEAST = {3, 51, 3};

  private SqliteVersion() {}

  static void check(JdbcClient jdbc) {
    String version = jdbc.sql("SELECT sqlite_version()").query(String.class).single();
    int[] parts = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    if (Arrays.compare(parts, LEAST) < 0)
      throw new StoreUnavailable(
          "The SQLite library is version %s; at least 3.51.3 is needed to keep the data safe. Remove the older sqlite-jdbc from the class path."
              .formatted(version));
  }
}
