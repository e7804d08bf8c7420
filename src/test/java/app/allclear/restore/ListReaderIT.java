package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists read from a real server's dumps and folders say what the server itself says. */
class ListReaderIT {
  private static final String SHOP = "we`ird \"d'b käse 日本";
  private static final List<String> TABLES =
      List.of(
          "a`b",
          "it's \"quoted\"",
          "käse_日本語_ÄÖ",
          "CREATE TABLE x (",
          "back\\slash; -- no",
          "x".repeat(64),
          "with.dot/slash@home#hash");

  private static EmbeddedMariaDb server;
  private static Map<DatabaseName, SortedSet<String>> truth;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.start();
    for (String database : List.of(SHOP, "blog")) {
      server.run("CREATE DATABASE " + JdbcServer.quoted(database));
      int number = 0;
      for (String table : TABLES) {
        String name = JdbcServer.quoted(database) + "." + JdbcServer.quoted(table);
        String engine = List.of("MyISAM", "Aria", "InnoDB").get(number++ % 3);
        server.run(
            "CREATE TABLE %s (id INT PRIMARY KEY, word TEXT) ENGINE=%s".formatted(name, engine),
            "INSERT INTO %s VALUES (1, 'CREATE TABLE `no` (id int);\\n-- \\'\"` /* '), (2, 'x\\\\')"
                .formatted(name));
      }
      server.run(
          "CREATE TABLE %s.parted (id INT) ENGINE=InnoDB PARTITION BY HASH (id) PARTITIONS 3"
              .formatted(JdbcServer.quoted(database)));
      server.run("CREATE VIEW %s.v AS SELECT 1 AS one".formatted(JdbcServer.quoted(database)));
      server.run(
          "CREATE TRIGGER %1$s.t BEFORE INSERT ON %1$s.parted FOR EACH ROW BEGIN SET @a = 'CREATE TABLE no (id int);'; END"
              .formatted(JdbcServer.quoted(database)));
    }
    List<Probe> probes = new ArrayList<>();
    for (String name : List.of(SHOP, "blog"))
      probes.add(new Probe(name(name), name(name), null, Tier.OPENED));
    truth =
        new ServerProber(ProbeLimits.DEFAULT, Clock.systemUTC())
            .probe(server.settings("mysql1"), probes)
            .tables();
    assertThat(truth.get(name(SHOP))).hasSize(TABLES.size() + 2);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readsRealDumps() throws Exception {
    for (List<String> options :
        List.of(
            List.of("--databases", SHOP, "blog"),
            List.of("--no-data", "--databases", SHOP, "blog"),
            List.of("--routines", "--skip-extended-insert", "--databases", SHOP, "blog"),
            List.of("--compatible=ansi", "--hex-blob", "--databases", SHOP, "blog"),
            List.of("--all-databases"))) {
      ReadTables read = read(dump(options));
      assertThat(names(read, SHOP)).as(options.toString()).isEqualTo(truth.get(name(SHOP)));
      assertThat(names(read, "blog")).as(options.toString()).isEqualTo(truth.get(name("blog")));
      assertThat(read.remarks()).as(options.toString()).isEmpty();
      assertThat(read.finished()).as(options.toString()).isNotNull();
    }
    ReadTables one = read(dump(List.of(SHOP)));
    assertThat(one.tables()).hasSize(1);
    assertThat(one.tables().values().iterator().next())
        .anyMatch(table ->
            table.name().equals("a`b")
                && "MyISAM".equals(table.engine())
                && table.columns().equals(List.of("id int(11)", "word text")));
  }

  @Test
  void readsRealFolders() throws Exception {
    Path data = server.data();
    for (List<String> command :
        List.of(
            List.of("ls", "-lR", data.toString()),
            List.of("ls", "-lahR", "--color=always", data.toString()),
            List.of("find", data.toString()),
            List.of("find", data.toString(), "-ls"))) {
      ReadTables read = read(run(command));
      assertThat(names(read, SHOP)).as(command.toString()).isEqualTo(truth.get(name(SHOP)));
      assertThat(names(read, "blog")).as(command.toString()).isEqualTo(truth.get(name("blog")));
    }
  }

  private static SortedSet<String> names(ReadTables read, String database) {
    SortedSet<String> names = new TreeSet<>();
    read.tables().getOrDefault(database, List.of()).forEach(table -> names.add(table.name()));
    return names;
  }

  private static DatabaseName name(String database) {
    return new DatabaseName("mysql1", database);
  }

  private static ReadTables read(byte[] bytes) throws IOException {
    return ListReader.read(new ByteArrayInputStream(bytes), Set.of());
  }

  private static byte[] dump(List<String> options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                EmbeddedMariaDb.program("mariadb-dump").toString(),
                "--no-defaults",
                "--skip-ssl",
                "--default-character-set=utf8mb4",
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--user=root"));
    command.addAll(options);
    return run(command);
  }

  private static byte[] run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] told = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(command.toString()).isZero();
    return told;
  }
}
