package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A real server for each class of tests, and looks at one database on it, called shop. */
abstract class ProbedServer {
  static final Duration SOON = Duration.ofSeconds(30);

  /** Short, so that a frozen server does not hold the test up. */
  static final ProbeLimits LIMITS =
      new ProbeLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(15),
          Duration.ZERO,
          Duration.ofSeconds(20));

  static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  static EmbeddedMariaDb server;

  final ServerProber prober = new ServerProber(LIMITS, Clock.systemUTC());

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @AfterEach
  void clear() {
    server.run("DROP DATABASE IF EXISTS shop", "DROP USER IF EXISTS allclear");
  }

  static void shop(String... tables) {
    server.run("CREATE DATABASE shop");
    for (String table : tables) server.run("CREATE TABLE shop.%s (id INT)".formatted(table));
  }

  static ServerSettings settings() {
    return server.settings("mysql1");
  }

  ServerRound probe(DatabaseName database, @Nullable TableList list) {
    return prober.probe(settings(), look(database, list));
  }

  static List<Probe> look(DatabaseName database, @Nullable TableList list) {
    return List.of(new Probe(database, database, list, Tier.OPENED));
  }

  static TableList list(ServerRound round) {
    return TableList.kept(SHOP, round.tables().get(SHOP), round.ended());
  }

  static ProbeResult result(ServerRound round) {
    return round.results().get(SHOP);
  }

  static List<Finding> damage(ServerRound round) {
    assertThat(result(round)).isInstanceOf(ProbeResult.Damaged.class);
    return ((ProbeResult.Damaged) result(round)).findings();
  }
}
