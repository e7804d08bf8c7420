package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demonstration must not fake its own emergency: what it damages is broken, what it reloads is
 * whole.
 */
class NightIT {
  private final Cast cast = Cast.load();

  @TempDir Path temporary;

  @Test
  void whatTheNightHitsIsBrokenAndWhatIsReloadedIsWhole() {
    DataFolder folder = DataFolder.open(temporary.resolve("day"), false);
    try (DatabaseServer server = new DatabaseServer(folder, true)) {
      CustomerDatabases databases = new CustomerDatabases(server, folder);
      databases.make(cast);
      assertThat(cast.databases()).allMatch(name -> isWhole(server, name));

      databases.hit(Damage.PLAN);
      assertThat(cast.databases())
          .allMatch(name -> isWhole(server, name) != Damage.PLAN.containsKey(name));

      for (String database : Damage.PLAN.keySet()) {
        databases.clear(database);
        databases.reload(database);
      }
      assertThat(cast.databases()).allMatch(name -> isWhole(server, name));

      databases.clear("tamsin_wp");
      databases.reloadWithoutLastTable("tamsin_wp");
      assertThat(isWhole(server, "tamsin_wp")).isFalse();
    }
  }

  private static boolean isWhole(DatabaseServer server, String database) {
    StringBuilder sql = new StringBuilder("FLUSH TABLES;");
    for (String table : Schemas.tables(database))
      sql.append("SELECT COUNT(*), MAX(body) FROM `%s`.`%s`;".formatted(database, table));
    try {
      return server.sql(sql.toString()).lines().allMatch(line -> line.startsWith("24"));
    } catch (IllegalStateException _) {
      return false;
    }
  }
}
