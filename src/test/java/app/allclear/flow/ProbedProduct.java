package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.incident.LogEntry;
import app.allclear.incident.OperatorLog;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.EmbeddedMariaDb;
import app.allclear.restore.RestoreSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The whole product beside a real server whose rounds of probes are taken by hand. */
abstract class ProbedProduct {
  static final DatabaseName CARL = DatabaseName.parse("mysql1/carl_db");
  static final DatabaseName DORA = DatabaseName.parse("mysql1/dora_db");

  static EmbeddedMariaDb server;
  Product product;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void close() throws Exception {
    if (product != null) product.close();
    for (String name : List.of("anna_wp", "anna_shop", "carl_db", "dora_db", "emil_db"))
      server.run("DROP DATABASE IF EXISTS " + name);
  }

  void begin(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("allclear.servers[0].name", "mysql1");
    settings.put("allclear.servers[0].url", server.url());
    settings.put("allclear.servers[0].username", "root");
    settings.put("allclear.servers[0].password", "");
    settings.put("allclear.notices.events.restored", "automatic");
    for (int i = 0; i < more.length; i += 2) settings.put(more[i], more[i + 1]);
    product = Product.with(settings).begin();
  }

  static void create(String database, String... tables) {
    server.run("CREATE DATABASE IF NOT EXISTS " + database);
    for (String table : tables)
      server.run(
          "CREATE TABLE %s.%s (id INT PRIMARY KEY, word VARCHAR(20)) ENGINE=MyISAM"
              .formatted(database, table));
  }

  DatabaseStatus round(DatabaseName database) {
    return roundAfter(Duration.ofSeconds(60), database);
  }

  /** The server's start is reckoned from its uptime: a leap of our clock looks like a restart. */
  DatabaseStatus roundAfter(Duration pause, DatabaseName database) {
    product.forward(pause);
    product
        .get(ProbeRounds.class)
        .full(product.get(RestoreSettings.class).server("mysql1").orElseThrow());
    return status(database);
  }

  DatabaseStatus status(DatabaseName database) {
    return product.get(DatabaseStatuses.class).find(database).orElseThrow();
  }

  void declareNow() {
    product
        .acts()
        .declare(new Declaration("now", product.clock.instant(), "", null, false, Map.of()));
  }

  List<String> log() {
    return product.get(OperatorLog.class).newest(20).stream().map(LogEntry::text).toList();
  }
}
