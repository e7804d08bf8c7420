package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.customer.DatabaseName;
import app.allclear.web.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A real server with 60 databases of 30 customers, two each, a real dump of every database that
 * will be damaged, and the whole running program that watches it.
 */
final class RestoreDay implements AutoCloseable {
  static final int DATABASES = 60;
  private static final int ROWS = 4_000;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final List<String> ENGINES = List.of("MyISAM", "Aria", "InnoDB");

  final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  final Service service;
  private final Path folder;
  private final List<DatabaseName> names = new ArrayList<>();

  RestoreDay(Path folder) throws Exception {
    this.folder = folder;
    for (TableDamage each : TableDamage.ALL) make(each.database(), each.engine(), ROWS);
    make(TableDamage.FOREIGN, "InnoDB", 1_000);
    make("large", "InnoDB", 400_000);
    for (int i = names.size(); i < DATABASES; i++) make("untouched_" + i, ENGINES.get(i % 3), 100);
    for (TableDamage each : TableDamage.ALL) dump(each.name(), backup(each.name()));
    service =
        Service.start(
            Files.createDirectory(folder.resolve("product")),
            customers(),
            "--allclear.servers[0].name=mysql1",
            "--allclear.servers[0].url=" + server.url(),
            "--allclear.servers[0].username=root",
            "--allclear.servers[0].deep=true",
            "--allclear.probe-every=1s",
            "--allclear.probe-every-in-outage=1s",
            "--allclear.notices.events.restored=automatic");
  }

  private void make(String database, String engine, int rows) {
    server.run(TableDamage.create(database, engine, rows));
    server.run("CREATE TABLE %s.u (id INT) ENGINE=%s".formatted(database, engine));
    names.add(new DatabaseName("mysql1", database));
  }

  private String customers() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < DATABASES; i += 2)
      file.append(
          "c%1$d,Customer %1$d,en,,owner@c%1$d.example,c%1$d.example,%2$s;%3$s\n"
              .formatted(i / 2, names.get(i), names.get(i + 1)));
    return file.toString();
  }

  List<DatabaseName> names() {
    return names;
  }

  /** The customers' numbers. */
  int customer(DatabaseName database) {
    return names.indexOf(database) / 2;
  }

  List<DatabaseName> of(int customer) {
    return names.subList(2 * customer, 2 * customer + 2);
  }

  Path backup(DatabaseName database) {
    return folder.resolve(database.name() + ".sql.gz");
  }

  void dump(DatabaseName database, Path file, String... options) throws Exception {
    shell(
        "%s %s %s | gzip -1 > %s"
            .formatted(client("mariadb-dump"), String.join(" ", options), database.name(), file));
  }

  private String client(String program) {
    return EmbeddedMariaDb.program(program)
        + " --no-defaults --skip-ssl --protocol=tcp -h127.0.0.1 -uroot -P"
        + server.port();
  }

  void shell(String command) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  /** Restores these with the script we ship, each from its backup. */
  RestoreScript.Ended script(Collection<DatabaseName> list) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (DatabaseName name : list)
      lines.append(name).append('\t').append(backup(name)).append('\n');
    Map<String, String> environment = new HashMap<>();
    environment.put("ALLCLEAR_URL", service.url(""));
    environment.put("ALLCLEAR_PASSWORD", Service.PASSWORD);
    environment.put("MYSQL", client("mariadb"));
    environment.put("DATADIR", server.data().toString());
    return RestoreScript.run(folder, lines.toString(), environment);
  }

  void report(DatabaseName database, String state) throws Exception {
    service.call(
        "PUT",
        "/api/restores",
        Map.of("server", database.server(), "name", database.name(), "state", state));
  }

  /** The operator has read the warning and clicks. */
  void check(DatabaseName database) throws Exception {
    service.call("POST", "/api/checks", Map.of("database", database.toString(), "confirmed", true));
  }

  DatabaseStatus status(DatabaseName database) {
    return service.get(DatabaseStatuses.class).find(database).orElseThrow();
  }

  void waitFor(Collection<DatabaseName> databases, Predicate<DatabaseStatus> what) {
    waitFor(PATIENCE, databases, what);
  }

  void waitFor(
      Duration patience, Collection<DatabaseName> databases, Predicate<DatabaseStatus> what) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(databases).allSatisfy(name -> assertThat(status(name)).matches(what)));
  }

  /** True while the server runs a statement that begins so. */
  boolean runs(String statement) {
    try (Connection connection = server.connect();
        Statement ask = connection.createStatement();
        ResultSet rows = ask.executeQuery("SHOW FULL PROCESSLIST")) {
      while (rows.next())
        if (String.valueOf(rows.getString("Info")).startsWith(statement)) return true;
      return false;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void damage() throws IOException {
    server.stop();
    for (TableDamage each : TableDamage.ALL) each.strike(server.data());
    server.resume();
  }

  @Override
  public void close() {
    if (service != null) service.close();
    server.close();
  }
}
