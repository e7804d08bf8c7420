package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** CHECK TABLE on a scripted server: in which order, how gently, and what its answers mean. */
class TableCheckTest {
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ProbeLimits LIMITS =
      new ProbeLimits(
          SECOND, Duration.ofSeconds(2), SECOND, Duration.ofSeconds(7), Duration.ZERO, SECOND);
  private static final List<Object> FINE = List.of("shop.t", "check", "status", "OK");

  private static List<List<Object>> rows(String sql, List<Object> checked) {
    if (sql.startsWith("CHECK TABLE")) return List.of(checked);
    if (sql.startsWith("SELECT GET_LOCK")) return List.of(List.of(1));
    return sql.startsWith("SHOW GLOBAL STATUS") ? List.of(List.of("Com_kill", 4L)) : List.of();
  }

  private static ScriptedConnection answering(List<Object> checked) {
    return new ScriptedConnection(sql -> rows(sql, checked));
  }

  private static ProbeResult look(ScriptedConnection connection, String... tables)
      throws ServerTrouble {
    TableList list = TableList.kept(SHOP, List.of(tables), Instant.EPOCH);
    return new DatabaseLook(
            connection.server(LIMITS),
            LIMITS,
            new Probe(SHOP, SHOP, list, Tier.CHECKED),
            "shop",
            new TreeSet<>(List.of(tables)),
            Instant.EPOCH,
            (_, _) -> true)
        .take(Tier.CHECKED);
  }

  private static String unknown(ProbeResult result) {
    assertThat(result).isInstanceOf(ProbeResult.Unknown.class);
    return result.words();
  }

  @Test
  void checksEachTableQuickAndThenEachMedium() throws Exception {
    ScriptedConnection connection = answering(FINE);
    assertThat(look(connection, "a", "b"))
        .isInstanceOfSatisfying(
            ProbeResult.Healthy.class,
            healthy -> assertThat(healthy.tier()).isEqualTo(Tier.CHECKED));
    assertThat(connection.asked("CHECK TABLE"))
        .containsExactly(
            "CHECK TABLE `shop`.`a` QUICK",
            "CHECK TABLE `shop`.`b` QUICK",
            "CHECK TABLE `shop`.`a` MEDIUM",
            "CHECK TABLE `shop`.`b` MEDIUM");
  }

  /** The pause is where a check that is stopped ends. */
  @Test
  void pausesBeforeEveryCheck() throws Exception {
    ScriptedConnection connection = answering(FINE);
    Thread.currentThread().interrupt();
    try {
      assertThat(unknown(look(connection, "a"))).contains("broken off", "stopping");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(connection.asked("CHECK TABLE")).isEmpty();
  }

  @Test
  void checksNothingWhileAnotherChecks() throws Exception {
    ScriptedConnection connection =
        new ScriptedConnection(
            sql -> sql.startsWith("SELECT GET_LOCK") ? List.of(List.of(0)) : rows(sql, FINE));
    assertThat(look(connection, "a"))
        .isInstanceOfSatisfying(
            ProbeResult.Healthy.class,
            healthy -> assertThat(healthy.tier()).isEqualTo(Tier.OPENED));
    assertThat(connection.asked("CHECK TABLE")).isEmpty();
  }

  @Test
  void checksWhereTheServerKnowsNoTurns() throws Exception {
    ScriptedConnection connection =
        new ScriptedConnection(sql -> {
          if (sql.startsWith("SELECT GET_LOCK")) throw new SQLException("No.", "42000", 1235);
          return rows(sql, FINE);
        });
    look(connection, "a");
    assertThat(connection.asked("CHECK TABLE")).hasSize(2);
  }

  @Test
  void namesWhatACheckFoundWithItsNumber() throws Exception {
    ProbeResult result =
        look(
            answering(
                List.of("shop.a", "check", "error", "Incorrect key file for table (errno: 145)")),
            "a");
    assertThat(result)
        .isEqualTo(
            new ProbeResult.Damaged(
                List.of(
                    new Finding(
                        Finding.Kind.BROKEN,
                        "a",
                        "Table a is damaged: CHECK TABLE QUICK says Incorrect key file for table (errno: 145).",
                        145,
                        Tier.CHECKED)),
                TableList.kept(SHOP, List.of("a"), Instant.EPOCH).words(Instant.EPOCH)));
  }

  @Test
  void takesAnEngineThatCannotCheckForWhatItIs() throws Exception {
    assertThat(
            look(
                answering(
                    List.of("shop.a", "check", "note", "The storage engine doesn't support check")),
                "a"))
        .isInstanceOf(ProbeResult.Healthy.class);
  }

  @Test
  void anAnswerProvesNothingWhereAStatementWasEndedMeanwhile() throws Exception {
    for (String text : List.of("OK", "Corrupt")) {
      AtomicLong killed = new AtomicLong();
      ScriptedConnection connection =
          new ScriptedConnection(sql ->
              sql.startsWith("SHOW GLOBAL STATUS")
                  ? List.of(List.of("Com_kill", killed.incrementAndGet()))
                  : rows(sql, List.of("shop.a", "check", "status", text)));
      assertThat(unknown(look(connection, "a"))).contains("Somebody ended a statement");
      assertThat(connection.asked("CHECK TABLE")).as("tried twice").hasSize(2);
    }
  }

  @Test
  void aCheckThatWasGivenUpProvesNothing() throws Exception {
    ScriptedConnection late =
        new ScriptedConnection(sql -> {
          if (sql.startsWith("CHECK TABLE")) throw new SQLTimeoutException("Statement cancelled");
          return rows(sql, FINE);
        });
    assertThat(unknown(look(late, "a"))).contains("CHECK TABLE QUICK of table a was given up");
    for (String told :
        List.of(
            "Lock wait timeout exceeded; try restarting transaction",
            "Query execution was interrupted",
            "Got error 24 from storage engine"))
      assertThat(unknown(look(answering(List.of("shop.a", "check", "Error", told)), "a")))
          .contains("CHECK TABLE QUICK of table a ended with: " + told);
  }

  @Test
  void everyStatementHasItsLimit() throws Exception {
    ScriptedConnection connection = answering(FINE);
    JdbcServer server = connection.server(LIMITS);
    server.uptime();
    server.databases();
    server.tables();
    server.tablesOf("shop");
    server.facts("shop");
    server.lookInto("shop");
    server.open("shop", "a");
    server.openView("shop", "v");
    server.checks().interruptions();
    assertThat(connection.asked()).hasSize(10).allMatch(asked -> asked.limit() == 2);
    assertThat(connection.asked())
        .as("nothing that writes")
        .allMatch(asked -> asked.sql().matches("(?s)(SELECT|SHOW) .*"));
    server.checks().run("shop", "a", "QUICK");
    ScriptedConnection.Asked check = connection.asked().getLast();
    assertThat(check.limit()).isEqualTo(7);
    assertThat(check.patience()).as("the socket waits longer than the check").isEqualTo(8_000);
    server.open("shop", "a");
    assertThat(connection.asked().getLast().patience()).isEqualTo(1_000);
  }

  @Test
  void leavesASlowServerAloneAfterAFewTables() throws Exception {
    ScriptedConnection slow =
        new ScriptedConnection(_ -> {
          throw new SQLTimeoutException("Statement cancelled");
        });
    assertThat(unknown(look(slow, "a", "b", "c", "d", "e")))
        .contains("Table a did not answer within 2 s");
    assertThat(slow.asked()).hasSize(ProbeLimits.SLOW_TABLES);
  }
}
