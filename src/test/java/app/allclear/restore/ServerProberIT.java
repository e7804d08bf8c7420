package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a look at a real server finds. */
class ServerProberIT extends ProbedServer {
  @Test
  void findsAWellDatabaseHealthyComparedWithItsList() {
    shop("orders", "users");
    ServerRound first = probe(SHOP, null);
    assertThat(first.answered()).isTrue();
    assertThat(first.found()).contains("shop").doesNotContain("mysql", "information_schema");
    assertThat(first.serverStartedAt()).isBefore(Instant.now());
    assertThat(result(first))
        .isEqualTo(
            new ProbeResult.Unknown(
                "There is no list from before to compare with. All that can be said: 2 tables are there and each opens.",
                Tier.OPENED));
    assertThat(result(probe(SHOP, list(first))))
        .isInstanceOfSatisfying(
            ProbeResult.Healthy.class,
            healthy -> assertThat(healthy.comparedWith()).contains("the list kept on", "2 tables"));
  }

  @Test
  void namesTheTableThatVanished() {
    shop("orders", "users");
    TableList list = list(probe(SHOP, null));
    server.run("DROP TABLE shop.users");
    assertThat(damage(probe(SHOP, list)))
        .containsExactly(
            new Finding(Finding.Kind.MISSING, "users", "Table users is missing.", 1146));
  }

  @Test
  void seesThatTheWholeDatabaseIsGone() {
    shop("orders");
    TableList list = list(probe(SHOP, null));
    server.run("DROP DATABASE shop");
    assertThat(damage(probe(SHOP, list)))
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.GONE);
    assertThat(result(probe(SHOP, null)))
        .isInstanceOfSatisfying(
            ProbeResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("no list from before"));
  }

  @Test
  void readsHostileNames() {
    String[] names = {
      "a`b",
      "it's \"quoted\"",
      "käse_日本語",
      "with space; DROP TABLE orders --",
      "back\\slash",
      "per%cent_",
      "x".repeat(64)
    };
    DatabaseName hostile = new DatabaseName("mysql1", "we`ird \"d'b 日本");
    try {
      server.run("CREATE DATABASE " + JdbcServer.quoted(hostile.name()));
      for (String name : names)
        server.run(
            "CREATE TABLE %s.%s (id INT)"
                .formatted(JdbcServer.quoted(hostile.name()), JdbcServer.quoted(name)));
      server.run("SET GLOBAL sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'");
      ServerRound first = probe(hostile, null);
      assertThat(first.tables().get(hostile)).containsExactlyInAnyOrder(names);
      TableList list = TableList.kept(hostile, first.tables().get(hostile), Instant.now());
      assertThat(probe(hostile, list).results().get(hostile))
          .isInstanceOf(ProbeResult.Healthy.class);
      assertThat(prober.recheck(settings(), new Probe(hostile, hostile, list, Tier.OPENED)))
          .isInstanceOf(ProbeResult.Healthy.class);
    } finally {
      server.run(
          "DROP DATABASE IF EXISTS " + JdbcServer.quoted(hostile.name()),
          "SET GLOBAL sql_mode = DEFAULT");
    }
  }

  @Test
  void opensViewsWithoutRunningThem() {
    shop("orders");
    server.run(
        "CREATE ALGORITHM=TEMPTABLE VIEW shop.slow AS SELECT SLEEP(20) AS s FROM shop.orders",
        "INSERT INTO shop.orders VALUES (1), (2)",
        "CREATE TABLE shop.helper (id INT)",
        "CREATE VIEW shop.broken AS SELECT * FROM shop.helper",
        "DROP TABLE shop.helper");
    ServerRound round = probe(SHOP, null);
    assertThat(Duration.between(round.began(), round.ended())).isLessThan(LIMITS.statement());
    assertThat(result(probe(SHOP, list(round)))).isInstanceOf(ProbeResult.Healthy.class);
  }

  @Test
  void doesNotTakeALockForDamage() throws SQLException {
    shop("orders");
    TableList list = list(probe(SHOP, null));
    try (Connection restore = server.connect();
        Statement statement = restore.createStatement()) {
      statement.execute("LOCK TABLES shop.orders WRITE");
      assertThat(result(probe(SHOP, list)))
          .isInstanceOfSatisfying(
              ProbeResult.Unknown.class,
              unknown -> assertThat(unknown.reason()).contains("orders", "(1205)"));
    }
    assertThat(result(probe(SHOP, list))).isInstanceOf(ProbeResult.Healthy.class);
  }

  @Test
  void looksWhereADatabaseWasRestoredTo() {
    shop("orders");
    DatabaseName old = DatabaseName.parse("dead/shop");
    TableList list = TableList.kept(old, List.of("orders", "users"), Instant.now());
    ServerRound round = prober.probe(settings(), List.of(new Probe(old, SHOP, list, Tier.OPENED)));
    assertThat(round.results().get(old))
        .isInstanceOfSatisfying(
            ProbeResult.Damaged.class,
            damaged ->
                assertThat(damaged.findings()).extracting(Finding::table).containsExactly("users"));
  }

  @Test
  void probesOnlyWhatItCanReadInTheUrl() {
    ServerSettings odd = new ServerSettings("mysql1", "jdbc:oracle:thin", "root", "", false);
    ServerRound round = prober.probe(odd, look(SHOP, null));
    assertThat(round.words()).contains("Cannot probe mysql1", "jdbc:mysql://host:3306/");
    assertThat(result(round)).isInstanceOf(ProbeResult.Unknown.class);
  }
}
