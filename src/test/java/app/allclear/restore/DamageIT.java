package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every kind of damage really made on disk, one database each, while the server is stopped; and
 * what opening every table, and CHECK TABLE, find of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DamageIT {
  private static final int ROWS = 20_000;

  /** What the tiers are expected to say. */
  private enum Found {
    DAMAGED,
    NOT_SEEN
  }

  private interface Harm {
    void on(Path folder) throws IOException;
  }

  private record Kind(String database, String engine, Found opening, Found checking, Harm harm) {
    DatabaseName name() {
      return new DatabaseName("mysql1", database);
    }
  }

  private static final List<Kind> KINDS = kinds();

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (String[] files : new String[][] {{"MyISAM", "MYI", "MYD"}, {"Aria", "MAI", "MAD"}}) {
      String engine = files[0];
      String index = "t." + files[1];
      String data = "t." + files[2];
      kinds.add(seen(engine, "index_emptied", folder -> cut(folder.resolve(index), 0)));
      kinds.add(seen(engine, "index_header", folder -> overwrite(folder.resolve(index), 0, 512)));
      kinds.add(checked(engine, "index_halved", folder -> halve(folder.resolve(index))));
      kinds.add(seen(engine, "index_deleted", folder -> Files.delete(folder.resolve(index))));
      kinds.add(seen(engine, "data_emptied", folder -> cut(folder.resolve(data), 0)));
      kinds.add(checked(engine, "data_halved", folder -> halve(folder.resolve(data))));
      kinds.add(checked(engine, "data_middle", folder -> middle(folder.resolve(data))));
      kinds.add(seen(engine, "data_deleted", folder -> Files.delete(folder.resolve(data))));
      kinds.add(seen(engine, "frm_emptied", folder -> cut(folder.resolve("t.frm"), 0)));
      kinds.add(seen(engine, "frm_deleted", folder -> Files.delete(folder.resolve("t.frm"))));
    }
    kinds.add(seen("InnoDB", "file_emptied", folder -> cut(folder.resolve("t.ibd"), 0)));
    kinds.add(seen("InnoDB", "page_0", folder -> overwrite(folder.resolve("t.ibd"), 0, 16_384)));
    kinds.add(
        seen("InnoDB", "root", folder -> overwrite(folder.resolve("t.ibd"), 3 * 16_384, 16_384)));
    kinds.add(
        checked(
            "InnoDB",
            "leaves",
            folder -> overwrite(folder.resolve("t.ibd"), 6 * 16_384, 4 * 16_384)));
    kinds.add(seen("InnoDB", "file_deleted", folder -> Files.delete(folder.resolve("t.ibd"))));
    kinds.add(seen("InnoDB", "frm_deleted", folder -> Files.delete(folder.resolve("t.frm"))));
    kinds.add(seen("InnoDB", "folder_deleted", DamageIT::delete));
    return kinds;
  }

  private static Kind seen(String engine, String kind, Harm harm) {
    return new Kind(engine.toLowerCase() + "_" + kind, engine, Found.DAMAGED, Found.DAMAGED, harm);
  }

  private static Kind checked(String engine, String kind, Harm harm) {
    return new Kind(engine.toLowerCase() + "_" + kind, engine, Found.NOT_SEEN, Found.DAMAGED, harm);
  }

  private final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  private final ServerProber prober = new ServerProber(ProbeLimits.DEFAULT, Clock.systemUTC());
  private final Map<DatabaseName, TableList> lists = new HashMap<>();

  @BeforeAll
  void damageEverything() throws IOException {
    for (Kind kind : KINDS) create(kind.database(), kind.engine());
    create("untouched", "InnoDB");
    ServerRound before = prober.probe(server.settings("mysql1"), probes(false));
    before
        .tables()
        .forEach((name, tables) -> lists.put(name, TableList.kept(name, tables, Instant.now())));
    server.stop();
    for (Kind kind : KINDS) kind.harm().on(server.data().resolve(kind.database()));
    server.resume();
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  @Order(1) // A CHECK TABLE marks what it finds, and then opening finds it too.
  void findsWhatOpeningEveryTableCanFind() {
    ServerRound round = prober.probe(server.settings("mysql1"), probes(false));
    Map<String, Found> found = new HashMap<>();
    Map<String, Found> expected = new HashMap<>();
    for (Kind kind : KINDS) {
      found.put(kind.database(), found(round.results().get(kind.name())));
      expected.put(kind.database(), kind.opening());
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(round.results().get(new DatabaseName("mysql1", "untouched")))
        .isInstanceOf(ProbeResult.Healthy.class);
  }

  @Test
  @Order(2)
  void findsTheRestWithConsentToCheckTable() {
    ServerSettings plain = server.settings("mysql1");
    ServerSettings deep = new ServerSettings("mysql1", plain.url(), "root", "", true);
    ServerRound round = prober.probe(deep, probes(true));
    Map<String, Found> found = new HashMap<>();
    Map<String, Found> expected = new HashMap<>();
    for (Kind kind : KINDS) {
      found.put(kind.database(), found(round.results().get(kind.name())));
      expected.put(kind.database(), kind.checking());
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(round.results().get(new DatabaseName("mysql1", "untouched")))
        .isInstanceOf(ProbeResult.Healthy.class);
  }

  private static Found found(ProbeResult result) {
    return switch (result) {
      case ProbeResult.Damaged _ -> Found.DAMAGED;
      case ProbeResult.Healthy _, ProbeResult.NamesAgree _ -> Found.NOT_SEEN;
      case ProbeResult.Unknown unknown -> throw new AssertionError(unknown.toString());
      case ProbeResult.Unreachable unreachable -> throw new AssertionError(unreachable.toString());
    };
  }

  private List<Probe> probes(boolean deep) {
    List<DatabaseName> names = new ArrayList<>(KINDS.stream().map(Kind::name).toList());
    names.add(new DatabaseName("mysql1", "untouched"));
    return names.stream()
        .map(name -> new Probe(name, name, lists.get(name), deep ? Tier.CHECKED : Tier.OPENED))
        .toList();
  }

  private void create(String database, String engine) {
    server.run(
        "CREATE DATABASE " + database,
        "USE " + database,
        "CREATE TABLE t (id INT PRIMARY KEY, word VARCHAR(100), KEY (word)) ENGINE=" + engine,
        "INSERT INTO t SELECT seq, CONCAT('row ', seq, REPEAT('x', 60)) FROM seq_1_to_%d"
            .formatted(ROWS));
  }

  private static void cut(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  private static void halve(Path file) throws IOException {
    cut(file, Files.size(file) / 2);
  }

  private static void middle(Path file) throws IOException {
    overwrite(file, Files.size(file) / 2, 8_192);
  }

  private static void overwrite(Path file, long from, int length) throws IOException {
    byte[] junk = new byte[length];
    Arrays.fill(junk, (byte) 0xA5);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(from);
      open.write(junk);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
