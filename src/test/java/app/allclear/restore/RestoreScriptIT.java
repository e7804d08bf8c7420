package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.customer.DatabaseName;
import app.allclear.web.Service;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The restore script and the commands to paste, on a real server with real dumps, reporting to the
 * whole running program, which looks for itself before it believes them.
 */
class RestoreScriptIT {
  private static final List<String> NAMES =
      List.of(
          "shop", "it's", "a`b", "日本 ü", "$(touch hacked)", "--help", "cut", "broken", "pasted'`");
  private static final List<String> ENGINES = List.of("MyISAM", "Aria", "InnoDB");

  @TempDir Path folder;
  private final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  private Service service;

  @BeforeEach
  void aServerWithBackups() throws Exception {
    for (String name : NAMES) {
      fill(name);
      dump(name);
    }
    String databases = String.join(";", NAMES.stream().map(name -> "mysql1/" + name).toList());
    service =
        Service.start(
            Files.createDirectory(folder.resolve("product")),
            "id,name,locale,zone,contacts,sites,databases\n1,One,en,,a@one.example,one.example,"
                + databases
                + "\n",
            "--allclear.servers[0].name=mysql1",
            "--allclear.servers[0].url=" + server.url(),
            "--allclear.servers[0].username=root",
            "--allclear.probe-every=1s",
            "--allclear.probe-every-in-outage=1s");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          for (String name : NAMES) assertThat(find(name)).as(name).isEqualTo("healthy none");
        });
  }

  @AfterEach
  void close() {
    if (service != null) service.close();
    server.close();
  }

  private void fill(String name) {
    String schema = "`" + name.replace("`", "``") + "`";
    List<String> statements = new ArrayList<>();
    statements.add("CREATE DATABASE " + schema);
    statements.add("USE " + schema);
    for (String engine : ENGINES) {
      String table = schema + ".`t`` " + engine + "`";
      statements.add(
          "CREATE TABLE %s (id INT PRIMARY KEY, w TEXT) ENGINE=%s".formatted(table, engine));
      statements.add(
          "INSERT INTO %s SELECT seq, REPEAT('ü;', 20) FROM seq_1_to_500".formatted(table));
    }
    server.run(statements.toArray(String[]::new));
  }

  private Path backup(String name) {
    return folder.resolve("backup of " + NAMES.indexOf(name) + ".sql.gz");
  }

  private String client(String program) {
    return EmbeddedMariaDb.program(program)
        + " --no-defaults --skip-ssl --default-character-set=utf8mb4 --protocol=tcp -h127.0.0.1 -uroot -P"
        + server.port();
  }

  private void dump(String name) throws Exception {
    String command =
        client("mariadb-dump")
            + " --routines -- %s | gzip > %s"
                .formatted(ShellWord.of(name), ShellWord.of(backup(name).toString()));
    shell(command, Map.of());
  }

  private void shell(String command, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  /** Health and restore of the database, as the API has them. */
  private String find(String name) throws Exception {
    for (JsonNode one : service.get("/api/databases?limit=100").get("databases"))
      if (one.get("database").asString().equals("mysql1/" + name))
        return one.get("health").asString() + " " + one.get("restore").asString();
    return "";
  }

  private int rows(String name) throws SQLException {
    int rows = 0;
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String engine : ENGINES)
        try (ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*) FROM `%s`.`t`` %s` WHERE w = REPEAT('ü;', 20)"
                    .formatted(name.replace("`", "``"), engine))) {
          row.next();
          rows += row.getInt(1);
        }
    }
    return rows;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("ALLCLEAR_URL", service.url(""));
    environment.put("ALLCLEAR_PASSWORD", Service.PASSWORD);
    environment.put("MYSQL", client("mariadb"));
    return environment;
  }

  private void damageEverything() throws Exception {
    service.call(
        "POST", "/api/outages", Map.of("name", "lost", "startedAt", Instant.now().toString()));
    server.stop();
    Files.write(server.data().resolve("shop").resolve("t@0060@0020MyISAM.MYI"), new byte[0]);
    server.resume();
    for (String name : NAMES) {
      if (!name.equals("shop")) server.run("DROP DATABASE `" + name.replace("`", "``") + "`");
      service.call(
          "PUT", "/api/restores", Map.of("server", "mysql1", "name", name, "state", "needed"));
    }
  }

  @Test
  void restoresRealDumpsAndIsBelievedOnlyWhereItIsTrue() throws Exception {
    damageEverything();
    byte[] whole = Files.readAllBytes(backup("cut"));
    Files.write(backup("cut"), Arrays.copyOf(whole, whole.length - 40));
    shell(
        "gzip -dc %1$s | sed 's/^INSERT INTO/INSRT INTO/' | gzip > x.gz && mv x.gz %1$s"
            .formatted(ShellWord.of(backup("broken").toString())),
        Map.of());
    StringBuilder list = new StringBuilder();
    for (String name : NAMES)
      if (!name.equals("pasted'`"))
        list.append("mysql1/").append(name).append('\t').append(backup(name)).append('\n');
    RestoreScript.Ended ended = RestoreScript.run(folder, list.toString(), environment());
    assertThat(ended.said()).contains("6 restored, 2 not restored.");
    assertThat(ended.status()).as(ended.said()).isEqualTo(1);
    assertThat(folder.resolve("hacked")).doesNotExist();
    for (String name : NAMES.subList(0, 6)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(find(name)).as(name).isEqualTo("healthy restored"));
      assertThat(rows(name)).as(name).isEqualTo(1_500);
    }
    assertThat(find("cut")).endsWith("failed");
    assertThat(find("broken")).endsWith("failed");
    pasteWhatTheBoardShows();
  }

  private void pasteWhatTheBoardShows() throws Exception {
    String name = "pasted'`";
    DatabaseName database = new DatabaseName("mysql1", name);
    Instant now = Instant.now();
    Backup backup =
        new Backup(
            backup(name).toString(), database, 1, now, now, Backup.Verdict.GOOD, "Whole.", now);
    RestoreCommands commands = new RestoreCommands(folder.resolve("no template"));
    String text = ((RestoreCommands.Commands.Ready) commands.of(database, backup)).text();
    Path mysql = folder.resolve("mysql");
    Files.writeString(mysql, "#!/bin/sh\nexec " + client("mariadb") + " \"$@\"\n");
    assertThat(mysql.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment = environment();
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    shell(text, environment);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(find(name)).isEqualTo("healthy restored"));
    assertThat(rows(name)).isEqualTo(1_500);
  }
}
