package app.allclear.flow;

import app.allclear.restore.EmbeddedMariaDb;
import java.util.Map;

/** A MariaDB that gives every story a fresh schema to be its store. */
final class MariaDbStores implements AutoCloseable {
  private final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  private int stores;

  /** The settings of another store, not used before. */
  Map<String, String> next() {
    String schema = "allclear" + ++stores;
    server.run("CREATE DATABASE " + schema);
    return Map.of(
        "spring.datasource.url", server.url() + schema + "?sslMode=DISABLED",
        "spring.datasource.username", "root",
        "spring.datasource.password", "");
  }

  @Override
  public void close() {
    server.close();
  }
}
