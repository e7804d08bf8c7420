package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server that is gone, frozen, slow or started again is never taken for a damaged one. */
class ServerSilenceIT extends ProbedServer {
  @Test
  void isUnreachableWhereTheConnectionIsRefused() {
    server.stop();
    try {
      ServerRound round = probe(SHOP, null);
      assertThat(result(round)).isInstanceOf(ProbeResult.Unreachable.class);
      assertThat(round.words()).contains("Cannot reach server mysql1 (127.0.0.1:", "refused");
      assertThat(round.found()).isNull();
    } finally {
      server.resume();
    }
  }

  @Test
  void isUnreachableWhereNobodyKnowsTheHost() {
    ServerSettings nowhere =
        new ServerSettings("mysql1", "jdbc:mysql://db1.invalid/", "root", "", false);
    ServerRound round = prober.probe(nowhere, look(SHOP, null));
    assertThat(result(round)).isInstanceOf(ProbeResult.Unreachable.class);
    assertThat(round.words()).contains("nobody knows the host db1.invalid");
  }

  @Test
  void isUnreachableWhileTheServerIsFrozen() throws Exception {
    shop("orders");
    TableList list = list(probe(SHOP, null));
    server.freeze();
    try {
      ServerRound round = withinLimit(() -> probe(SHOP, list));
      assertThat(result(round)).isInstanceOf(ProbeResult.Unreachable.class);
      assertThat(prober.recheck(settings(), new Probe(SHOP, SHOP, list, Tier.OPENED)))
          .isInstanceOf(ProbeResult.Unreachable.class);
    } finally {
      server.thaw();
    }
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(result(probe(SHOP, list))).isInstanceOf(ProbeResult.Healthy.class));
  }

  @Test
  void isUnreachableWhenTheServerFreezesInTheMiddle() throws Exception {
    shop("orders");
    TableList list = list(probe(SHOP, null));
    try (Connection restore = server.connect();
        Statement statement = restore.createStatement()) {
      statement.execute("LOCK TABLES shop.orders WRITE");
      CompletableFuture<ServerRound> round =
          CompletableFuture.supplyAsync(() -> probe(SHOP, list), Thread::startVirtualThread);
      Awaitility.await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> someoneWaits(statement));
      server.freeze();
      assertThat(result(withinLimit(round::join))).isInstanceOf(ProbeResult.Unreachable.class);
    } finally {
      server.thaw();
    }
  }

  @Test
  void leavesTheRestOfASlowServerForTheNextRound() throws Exception {
    List<String> names = List.of("slow1", "slow2", "slow3", "slow4");
    ProbeLimits hasty =
        new ProbeLimits(
            LIMITS.connect(),
            Duration.ofSeconds(1),
            LIMITS.socket(),
            LIMITS.check(),
            LIMITS.pause(),
            LIMITS.opening());
    List<Probe> probes = new ArrayList<>();
    for (String name : names) {
      server.run("CREATE DATABASE " + name, "CREATE TABLE %s.t (id INT)".formatted(name));
      DatabaseName database = new DatabaseName("mysql1", name);
      probes.add(new Probe(database, database, null, Tier.OPENED));
    }
    try (Connection restore = server.connect();
        Statement statement = restore.createStatement()) {
      statement.execute("LOCK TABLES slow1.t WRITE, slow2.t WRITE, slow3.t WRITE, slow4.t WRITE");
      ServerRound round = new ServerProber(hasty, Clock.systemUTC()).probe(settings(), probes);
      assertThat(names)
          .extracting(name -> round.results().get(new DatabaseName("mysql1", name)).words())
          .containsExactly(
              "Table t did not answer within 1 s.",
              "Table t did not answer within 1 s.",
              "Table t did not answer within 1 s.",
              "The server is too slow; the next round tries again.");
    } finally {
      for (String name : names) server.run("DROP DATABASE " + name);
    }
  }

  @Test
  void noticesThatTheServerWasKilledAndStartedAgain() {
    shop("orders");
    ServerRound before = probe(SHOP, null);
    Restores restores = new Restores(List.of("mysql1"));
    ServerStatus known = restores.apply(List.of(), Map.of(), null, before, true).server();
    assertThat(restores.apply(List.of(), Map.of(), known, probe(SHOP, null), true).restarted())
        .isFalse();
    // A server that was up for less than the grain of its clock can't be told from its successor.
    Awaitility.await()
        .atMost(SOON)
        .until(() -> Instant.now().isAfter(before.serverStartedAt().plusSeconds(8)));
    server.kill();
    server.resume();
    assertThat(restores.apply(List.of(), Map.of(), known, probe(SHOP, null), true).restarted())
        .isTrue();
  }

  private static boolean someoneWaits(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT COUNT(*) FROM information_schema.processlist WHERE state LIKE 'Waiting for table%'")) {
      return rows.next() && rows.getInt(1) > 0;
    }
  }

  /** Everything a round may wait for, once: connecting, one statement, connecting again. */
  private static <T> T withinLimit(java.util.function.Supplier<T> work) throws Exception {
    try {
      return CompletableFuture.supplyAsync(work, Thread::startVirtualThread)
          .get(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("The probe of a frozen server did not end within " + SOON, e);
    }
  }
}
