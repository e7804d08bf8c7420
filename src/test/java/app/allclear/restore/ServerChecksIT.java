package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** CHECK TABLE on a real server: with consent, in turn, and believed only where nobody ended it. */
class ServerChecksIT extends ProbedServer {
  @Test
  void doesNotTakeAKilledCheckForDamage() throws Exception {
    for (String engine : List.of("MyISAM", "Aria", "InnoDB")) {
      big(engine);
      AtomicInteger killed = new AtomicInteger();
      ServerRound round;
      try (Connection other = server.connect();
          Statement statement = other.createStatement()) {
        CompletableFuture<ServerRound> check = check();
        while (!check.isDone()) {
          Long id = checking(statement);
          if (id == null) continue;
          statement.execute("KILL QUERY " + id);
          killed.incrementAndGet();
        }
        round = check.get();
      }
      assertThat(killed).as(engine).hasPositiveValue();
      // Killed each time it is unknown; where a later try got through, it is as it is.
      assertThat(result(round)).as(engine).isNotInstanceOf(ProbeResult.Damaged.class);
      clear();
    }
  }

  @Test
  void doesNotRepeatACheckThatEndedTheServer() throws Exception {
    big("InnoDB");
    try {
      try (Connection other = server.connect();
          Statement statement = other.createStatement()) {
        CompletableFuture<ServerRound> check = check();
        Awaitility.await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(2))
            .until(() -> checking(statement) != null);
        server.kill();
        assertThat(result(check.get(SOON.toSeconds(), TimeUnit.SECONDS)))
            .isInstanceOf(ProbeResult.Unreachable.class);
      }
    } finally {
      server.resume();
    }
    ServerRound again = check().get(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(again.answered()).isTrue();
    assertThat(result(again).words())
        .contains("CHECK TABLE of table big ended the connection", "does not try it again");
  }

  @Test
  void isUnreachableWhenTheServerFreezesDuringACheck() throws Exception {
    big("InnoDB");
    try (Connection other = server.connect();
        Statement statement = other.createStatement()) {
      CompletableFuture<ServerRound> check = check();
      Awaitility.await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> checking(statement) != null);
      server.freeze();
      // A check may take long: one more than the limit of a check and of an answer together.
      assertThat(result(check.get(90, TimeUnit.SECONDS)))
          .isInstanceOf(ProbeResult.Unreachable.class);
    } finally {
      server.thaw();
    }
  }

  @Test
  void checksNothingWithoutConsentWhoeverPlansIt() {
    shop("orders");
    TableList list = list(probe(SHOP, null));
    Probe planned = new Probe(SHOP, SHOP, list, Tier.CHECKED);
    assertThat(reached(prober.probe(settings(), List.of(planned)))).isEqualTo(Tier.OPENED);
    Probe clicked = new Probe(SHOP, SHOP, list, Tier.CHECKED, true, false);
    assertThat(reached(prober.probe(settings(), List.of(clicked)))).isEqualTo(Tier.CHECKED);
    assertThat(reached(prober.probe(deep(), List.of(planned)))).isEqualTo(Tier.CHECKED);
    assertThat(prober.recheck(deep(), planned))
        .isInstanceOfSatisfying(
            ProbeResult.Healthy.class,
            healthy -> assertThat(healthy.tier()).isEqualTo(Tier.OPENED));
  }

  @Test
  void runsOneCheckAServerAtATimeWhoeverElseLooksAtIt() throws SQLException {
    shop("orders");
    TableList list = list(probe(SHOP, null));
    Probe planned = new Probe(SHOP, SHOP, list, Tier.CHECKED);
    Probe clicked = new Probe(SHOP, SHOP, list, Tier.CHECKED, true, false);
    try (Connection other = server.connect()) {
      assertThat(new JdbcTableChecks(other, LIMITS).mayBegin()).isTrue();
      assertThat(reached(prober.probe(deep(), List.of(planned)))).isEqualTo(Tier.OPENED);
      assertThat(result(prober.probe(deep(), List.of(clicked))).words())
          .contains("Another Allclear checks tables on this server");
    } catch (ServerTrouble e) {
      throw new AssertionError(e);
    }
    assertThat(reached(prober.probe(deep(), List.of(planned)))).isEqualTo(Tier.CHECKED);
  }

  @Test
  void isNotCutShortByALimitOfTheServersOwn() throws Exception {
    big("InnoDB");
    server.run("SET GLOBAL max_statement_time = 0.1");
    try {
      assertThat(result(check().get()))
          .isInstanceOfSatisfying(
              ProbeResult.Unknown.class,
              unknown -> assertThat(unknown.opened()).isEqualTo(Tier.CHECKED));
    } finally {
      server.run("SET GLOBAL max_statement_time = 0");
    }
  }

  private static Tier reached(ServerRound round) {
    assertThat(result(round)).isInstanceOf(ProbeResult.Healthy.class);
    return ((ProbeResult.Healthy) result(round)).tier();
  }

  private static void big(String engine) {
    server.run(
        "CREATE DATABASE shop",
        "USE shop",
        "CREATE TABLE big (id INT PRIMARY KEY, word VARCHAR(200), KEY (word)) ENGINE=" + engine,
        "INSERT INTO big SELECT seq, CONCAT(seq, REPEAT('x', 100)) FROM seq_1_to_300000");
  }

  private static ServerSettings deep() {
    return new ServerSettings("mysql1", server.url(), "root", "", true);
  }

  private CompletableFuture<ServerRound> check() {
    return CompletableFuture.supplyAsync(
        () -> prober.probe(deep(), List.of(new Probe(SHOP, SHOP, null, Tier.CHECKED))),
        Thread::startVirtualThread);
  }

  private static @Nullable Long checking(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT id FROM information_schema.processlist WHERE info LIKE 'CHECK TABLE%'")) {
      return rows.next() ? rows.getLong(1) : null;
    }
  }
}
