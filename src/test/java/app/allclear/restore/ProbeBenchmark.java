package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to see that a server answers and which tables it has, beside the same question
 * asked once in plain SQL; and to open every table, which a round spreads over as many as it takes.
 * Run with {@code -Dtest=ProbeBenchmark}; {@code -Ddatabases=}, {@code -Dopened=} and {@code
 * -Dtables=} choose another size.
 */
class ProbeBenchmark {
  private static final int DATABASES = Integer.getInteger("databases", 5_000);
  private static final int TABLES = Integer.getInteger("tables", 20);
  private static final int OPENED = Integer.getInteger("opened", DATABASES);
  private static final int RUNS = 5;
  private static final Duration ALLOWED = Duration.ofSeconds(10);

  /** Names and reachability only: no time is left for opening tables. */
  private static final ProbeLimits NAMES =
      new ProbeLimits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(8),
          Duration.ofMinutes(2),
          Duration.ofMillis(100),
          Duration.ZERO);

  @Test
  void reachabilityAndNames() throws IOException, SQLException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start()) {
      create(server, 0, DATABASES / 2);
      Figures half = measure(server, DATABASES / 2);
      create(server, DATABASES / 2, DATABASES);
      Figures whole = measure(server, DATABASES);
      System.out.printf(
          "%d databases of %d tables: names and reachability %d ms (median of %d), half of them %d ms: %.2f times as long.%n"
              + "One plain information_schema query: %d ms (half: %d ms); the probe takes %.2f times that.%n",
          DATABASES,
          TABLES,
          whole.probe().toMillis(),
          RUNS,
          half.probe().toMillis(),
          ratio(whole.probe(), half.probe()),
          whole.floor().toMillis(),
          half.floor().toMillis(),
          ratio(whole.probe(), whole.floor()));
      assertThat(whole.probe()).isLessThan(ALLOWED);
      // Twice as many may take twice as long, and a third more for what else the machine does.
      assertThat(ratio(whole.probe(), half.probe())).isLessThan(2.7);
    }
  }

  /** What a round may hold in memory for each table it looked at: its name and a little around. */
  private static final long BYTES_A_TABLE = 500;

  @Test
  void openingEveryTable() throws IOException {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start()) {
      create(server, 0, OPENED / 2);
      Opened half = open(server, OPENED / 2);
      create(server, OPENED / 2, OPENED);
      Opened whole = open(server, OPENED);
      System.out.printf(
          "%d tables in %d databases opened, each: %d ms, %.2f ms a table; half of them %d ms: %.2f times as long. The round holds %d bytes a table.%n",
          OPENED * TABLES,
          OPENED,
          whole.took().toMillis(),
          whole.took().toNanos() / 1e6 / OPENED / TABLES,
          half.took().toMillis(),
          ratio(whole.took(), half.took()),
          whole.bytes() / OPENED / TABLES);
      assertThat(ratio(whole.took(), half.took())).isLessThan(2.7);
      assertThat(whole.bytes() / OPENED / TABLES).isLessThan(BYTES_A_TABLE);
    }
  }

  /**
   * @param bytes what the round's outcome holds in memory
   */
  private record Opened(Duration took, long bytes) {}

  private static Opened open(EmbeddedMariaDb server, int databases) {
    List<Probe> probes = probes(databases, false);
    ServerProber prober = new ServerProber(ProbeLimits.DEFAULT, Clock.systemUTC());
    long before = used();
    long began = System.nanoTime();
    ServerRound round = prober.probe(server.settings("mysql1"), probes);
    long took = System.nanoTime() - began;
    long bytes = Math.max(0, used() - before);
    assertThat(round.results().values())
        .hasSize(databases)
        .allMatch(result -> result instanceof ProbeResult.Healthy);
    return new Opened(Duration.ofNanos(took), bytes);
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private record Figures(Duration probe, Duration floor) {}

  private static Figures measure(EmbeddedMariaDb server, int databases) throws SQLException {
    List<Probe> probes = probes(databases, true);
    ServerProber prober = new ServerProber(NAMES, Clock.systemUTC());
    long[] probe = new long[RUNS];
    long[] floor = new long[RUNS];
    for (int i = -1; i < RUNS; i++) {
      long began = System.nanoTime();
      ServerRound round = prober.probe(server.settings("mysql1"), probes);
      long took = System.nanoTime() - began;
      Map<Class<?>, Integer> kinds = new HashMap<>();
      for (ProbeResult result : round.results().values())
        kinds.merge(result.getClass(), 1, Integer::sum);
      assertThat(kinds).containsExactly(Map.entry(ProbeResult.NamesAgree.class, databases));
      long plain = floor(server);
      if (i < 0) continue;
      probe[i] = took;
      floor[i] = plain;
    }
    return new Figures(median(probe), median(floor));
  }

  /**
   * @param calm whether they were well when last looked at
   */
  private static List<Probe> probes(int databases, boolean calm) {
    List<Probe> probes = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < TABLES; i++) tables.add("t" + i);
    for (int i = 0; i < databases; i++) {
      DatabaseName name = new DatabaseName("mysql1", "db_" + i);
      TableList list = TableList.kept(name, tables, Clock.systemUTC().instant());
      probes.add(new Probe(name, name, list, Tier.OPENED, false, calm));
    }
    return probes;
  }

  private static long floor(EmbeddedMariaDb server) throws SQLException {
    long began = System.nanoTime();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema LIKE 'db%'")) {
      while (rows.next()) rows.getString(2);
    }
    return System.nanoTime() - began;
  }

  /** Copies of one folder, its files linked: the tables are real and open, and take no space. */
  private static void create(EmbeddedMariaDb server, int from, int to) throws IOException {
    if (from == 0) {
      server.run("CREATE DATABASE template");
      for (int i = 0; i < TABLES; i++)
        server.run("CREATE TABLE template.t%d (id INT, KEY (id)) ENGINE=MyISAM".formatted(i));
      server.run("FLUSH TABLES");
    }
    Path template = server.data().resolve("template");
    List<Path> files;
    try (Stream<Path> all = Files.list(template)) {
      files = all.toList();
    }
    for (int i = from; i < to; i++) {
      Path folder = Files.createDirectory(server.data().resolve("db_" + i));
      for (Path file : files) Files.createLink(folder.resolve(file.getFileName()), file);
    }
  }

  private static Duration median(long[] nanos) {
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }

  private static double ratio(Duration one, Duration other) {
    return (double) one.toNanos() / other.toNanos();
  }
}
