package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerProberIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Short, so that a frozen server does not hold the test up. */
  private static final ProbeLimits LIMITS =
      new ProbeLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(15),
          Duration.ZERO,
          Duration.ofSeconds(20));

  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  private static EmbeddedMariaDb server;

  private final ServerProber prober = new ServerProber(LIMITS, Clock.systemUTC());

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
        "CREATE VIEW shop.slow AS SELECT SLEEP(20) AS s FROM shop.orders",
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
              unknown -> assertThat(unknown.reason()).contains("orders"));
    }
    assertThat(result(probe(SHOP, list))).isInstanceOf(ProbeResult.Healthy.class);
  }

  @Test
  void doesNotTakeAMissingRightForDamage() {
    shop("orders", "users");
    TableList list = list(probe(SHOP, null));
    server.run("CREATE USER allclear IDENTIFIED BY 'secret'");
    ServerSettings poor = new ServerSettings("mysql1", server.url(), "allclear", "secret", false);
    assertThat(result(prober.probe(poor, look(SHOP, list))))
        .isInstanceOfSatisfying(
            ProbeResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("SELECT right", "shop"));
    server.run("GRANT SELECT ON shop.orders TO allclear");
    assertThat(result(prober.probe(poor, look(SHOP, list))))
        .isInstanceOfSatisfying(
            ProbeResult.Unknown.class, unknown -> assertThat(unknown.reason()).contains("users"));
    server.run("GRANT SELECT ON shop.* TO allclear");
    assertThat(result(prober.probe(poor, look(SHOP, list))))
        .isInstanceOf(ProbeResult.Healthy.class);
  }

  @Test
  void getsOnWithTheRightsTheReadmeGrants() throws IOException {
    shop("orders", "users");
    server.run("CREATE VIEW shop.v AS SELECT * FROM shop.orders");
    String readme = Files.readString(Path.of("README.md"));
    Matcher grant =
        Pattern.compile("CREATE USER 'allclear'@'[^']+' .*;\\s+(GRANT .*;)").matcher(readme);
    assertThat(grant.find()).isTrue();
    server.run(
        "CREATE USER allclear IDENTIFIED BY 'secret'",
        grant.group(1).replaceFirst("'allclear'@'[^']+'", "allclear"));
    ServerSettings poor = new ServerSettings("mysql1", server.url(), "allclear", "secret", true);
    ServerRound first = prober.probe(poor, look(SHOP, null));
    assertThat(first.facts().get(SHOP))
        .extracting(ListedTable::name, ListedTable::engine)
        .containsExactly(
            tuple("orders", "InnoDB"), tuple("users", "InnoDB"), tuple("v", ListedTable.VIEW));
    assertThat(first.version()).contains("MariaDB");
    assertThat(first.serverStartedAt()).isNotNull();
    ServerRound round =
        prober.probe(poor, List.of(new Probe(SHOP, SHOP, list(first), Tier.CHECKED)));
    assertThat(result(round))
        .isInstanceOfSatisfying(
            ProbeResult.Healthy.class,
            healthy -> assertThat(healthy.tier()).isEqualTo(Tier.CHECKED));
  }

  @Test
  void namesTheRightThatIsMissing() {
    shop("orders", "users");
    TableList list = list(probe(SHOP, null));
    server.run("CREATE USER allclear IDENTIFIED BY 'secret'");
    ServerSettings poor = new ServerSettings("mysql1", server.url(), "allclear", "secret", false);
    String none = result(prober.probe(poor, look(SHOP, list))).words();
    assertThat(none).contains("GRANT SELECT ON `shop`.* TO that user").contains("allclear");
    server.run("GRANT SELECT ON shop.orders TO allclear");
    assertThat(result(prober.probe(poor, look(SHOP, list))).words())
        .contains("Table users could not be looked at", "(1142)", "GRANT SELECT ON `shop`.*");
  }

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

  private static void big(String engine) {
    server.run(
        "CREATE DATABASE shop",
        "USE shop",
        "CREATE TABLE big (id INT PRIMARY KEY, word VARCHAR(200), KEY (word)) ENGINE=" + engine,
        "INSERT INTO big SELECT seq, CONCAT(seq, REPEAT('x', 100)) FROM seq_1_to_300000");
  }

  private CompletableFuture<ServerRound> check() {
    ServerSettings deep = new ServerSettings("mysql1", server.url(), "root", "", true);
    return CompletableFuture.supplyAsync(
        () -> prober.probe(deep, List.of(new Probe(SHOP, SHOP, null, Tier.CHECKED))),
        Thread::startVirtualThread);
  }

  private static @Nullable Long checking(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT id FROM information_schema.processlist WHERE info LIKE 'CHECK TABLE%'")) {
      return rows.next() ? rows.getLong(1) : null;
    }
  }

  @Test
  void saysWhatToDoAboutAWrongPassword() {
    shop("orders");
    ServerSettings wrong = new ServerSettings("mysql1", server.url(), "root", "wrong", false);
    ServerRound round = prober.probe(wrong, look(SHOP, null));
    assertThat(round.answered()).isFalse();
    assertThat(round.words())
        .contains("refused the login of user root", "check username and password")
        .doesNotContain("\"wrong\"");
    assertThat(result(round)).isEqualTo(new ProbeResult.Unknown(round.words()));
  }

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

  private static void shop(String... tables) {
    server.run("CREATE DATABASE shop");
    for (String table : tables) server.run("CREATE TABLE shop.%s (id INT)".formatted(table));
  }

  private static ServerSettings settings() {
    return server.settings("mysql1");
  }

  private ServerRound probe(DatabaseName database, @Nullable TableList list) {
    return prober.probe(settings(), look(database, list));
  }

  private static List<Probe> look(DatabaseName database, @Nullable TableList list) {
    return List.of(new Probe(database, database, list, Tier.OPENED));
  }

  private static TableList list(ServerRound round) {
    return TableList.kept(SHOP, round.tables().get(SHOP), round.ended());
  }

  private static ProbeResult result(ServerRound round) {
    return round.results().get(SHOP);
  }

  private static List<Finding> damage(ServerRound round) {
    assertThat(result(round)).isInstanceOf(ProbeResult.Damaged.class);
    return ((ProbeResult.Damaged) result(round)).findings();
  }
}
