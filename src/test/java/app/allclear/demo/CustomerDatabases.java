package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The customers' databases on {@code mysql1} through the day: made, dumped for the backup, hit in
 * the night, and cleared and reloaded one by one from the dumps.
 */
final class CustomerDatabases {
  /** Whom Allclear logs in as; the rights are the least that the README asks for. */
  static final String USER = "allclear";

  static final String PASSWORD = "watches-only";
  private static final String GRANT =
      "GRANT SELECT, SHOW VIEW ON *.* TO '%s'@'%s' IDENTIFIED BY '%s';\n";

  private final DatabaseServer server;
  private final Path dumps;

  CustomerDatabases(DatabaseServer server, DataFolder folder) {
    this.server = server;
    this.dumps = folder.resolve("dumps");
  }

  /** Makes all databases, the watching account and the backup of all of them. */
  void make(Cast cast) {
    StringBuilder sql = new StringBuilder();
    for (String host : new String[] {"localhost", "127.0.0.1"})
      sql.append(GRANT.formatted(USER, host, PASSWORD));
    for (String database : cast.databases())
      sql.append("DROP DATABASE IF EXISTS `")
          .append(database)
          .append("`;\n")
          .append(Schemas.create(database));
    server.sql(sql.toString());
    try {
      Files.createDirectories(dumps);
      for (String database : cast.databases())
        Files.writeString(dumps.resolve(database + ".sql"), server.dump(database));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The night: what can be done by SQL first, then the files, with the server down. */
  void hit(Map<String, Damage> plan) {
    StringBuilder sql = new StringBuilder();
    plan.forEach((database, damage) -> sql.append(damage.sql(database)));
    server.sql(sql.toString());
    server.stop();
    plan.forEach((database, damage) -> damage.hit(server.data(), database));
    server.start();
  }

  /** What a careful restore script does first: nothing of the damaged schema may be left. */
  void clear(String database) {
    String drop = "DROP DATABASE IF EXISTS `" + database + "`;";
    try {
      server.sql(drop);
    } catch (IllegalStateException _) {
      // The server won't drop a folder with data files whose definition is gone; a human removes
      // them.
      removeLeftovers(server.data().resolve(database));
      server.sql(drop);
    }
    server.sql("CREATE DATABASE `" + database + "`;");
  }

  private static void removeLeftovers(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(MY[ID]|MA[ID])")).toList())
        Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void reload(String database) {
    server.load(database, backup(database));
  }

  /** A dump that broke off: the last table is missing, and nothing says so. */
  void reloadWithoutLastTable(String database) {
    String all = backup(database);
    String last = Schemas.tables(database).stream().sorted().toList().getLast();
    server.load(database, Pattern.compile("DROP TABLE IF EXISTS `" + last + "`").split(all)[0]);
  }

  private String backup(String database) {
    try {
      return Files.readString(dumps.resolve(database + ".sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
