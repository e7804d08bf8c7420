package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every kind of damage really made on disk, one database each, while the server is stopped; and
 * what each tier finds of it. {@code config/damage.md} is the table that comes out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DamageIT {
  private static final int ROWS = 20_000;
  private static final int DATABASES = 60;
  private static final int PAGE = 16_384;
  private static final Path DOCUMENT = Path.of("config", "damage.md");
  private static final Path MEASURED = Path.of("target", "damage.md");

  /** What finds a damage, the cheapest first. */
  private enum By {
    NAMES("names"),
    OPENING("opening"),
    QUICK("CHECK QUICK"),
    MEDIUM("CHECK MEDIUM"),
    NOTHING("nothing");

    private final String words;

    By(String words) {
      this.words = words;
    }
  }

  private interface Harm {
    void on(Path folder) throws IOException;
  }

  private record Kind(String what, String engine, By by, Harm harm) {
    DatabaseName name() {
      return new DatabaseName("mysql1", database());
    }

    String database() {
      return (engine + "_" + what).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
  }

  private record Answer(By by, @Nullable Integer code) {
    @Override
    public String toString() {
      return by.words + (code == null ? "" : " (" + code + ")");
    }
  }

  private static final List<Kind> KINDS = kinds();

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (String[] files : new String[][] {{"MyISAM", "MYI", "MYD"}, {"Aria", "MAI", "MAD"}}) {
      String e = files[0];
      String index = "t." + files[1];
      String data = "t." + files[2];
      kinds.add(kind(e, "index emptied", By.OPENING, f -> cut(f.resolve(index), 0)));
      kinds.add(kind(e, "index header lost", By.OPENING, f -> junk(f.resolve(index), 0, 512)));
      kinds.add(kind(e, "index halved", By.QUICK, f -> halve(f.resolve(index))));
      kinds.add(kind(e, "index 8 KB overwritten", By.QUICK, f -> middle(f.resolve(index))));
      kinds.add(kind(e, "index deleted", By.OPENING, f -> Files.delete(f.resolve(index))));
      kinds.add(kind(e, "data emptied", By.OPENING, f -> cut(f.resolve(data), 0)));
      kinds.add(kind(e, "data halved", By.QUICK, f -> halve(f.resolve(data))));
      kinds.add(kind(e, "data 8 KB overwritten", By.MEDIUM, f -> middle(f.resolve(data))));
      kinds.add(kind(e, "data deleted", By.OPENING, f -> Files.delete(f.resolve(data))));
    }
    for (String e : List.of("MyISAM", "Aria", "InnoDB")) {
      kinds.add(kind(e, ".frm emptied", By.OPENING, f -> cut(f.resolve("t.frm"), 0)));
      kinds.add(kind(e, ".frm overwritten", By.OPENING, f -> junk(f.resolve("t.frm"), 0, 64)));
      kinds.add(kind(e, ".frm deleted", By.NAMES, f -> Files.delete(f.resolve("t.frm"))));
      kinds.add(kind(e, "folder deleted", By.NAMES, DamageIT::delete));
    }
    kinds.add(innodb("file emptied", By.OPENING, file -> cut(file, 0)));
    kinds.add(innodb("first page lost", By.OPENING, file -> junk(file, 0, PAGE)));
    kinds.add(innodb("root page lost", By.OPENING, file -> junk(file, 3L * PAGE, PAGE)));
    kinds.add(innodb("pages of rows lost", By.QUICK, file -> junk(file, 6L * PAGE, 4 * PAGE)));
    kinds.add(innodb("page of a second index lost", By.QUICK, DamageIT::secondaryLeaf));
    kinds.add(innodb("another table's file", By.OPENING, DamageIT::foreign));
    kinds.add(innodb("file deleted", By.OPENING, Files::delete));
    return kinds;
  }

  private static Kind kind(String engine, String what, By by, Harm harm) {
    return new Kind(what, engine, by, harm);
  }

  private static Kind innodb(String what, By by, Harm harm) {
    return new Kind(what, "InnoDB", by, folder -> harm.on(folder.resolve("t.ibd")));
  }

  private final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  private final ServerProber prober = new ServerProber(LIMITS, Clock.systemUTC());
  private final Map<DatabaseName, TableList> lists = new HashMap<>();
  private final Map<DatabaseName, Answer> answers = new HashMap<>();
  private static final ProbeLimits LIMITS =
      new ProbeLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofMillis(1),
          Duration.ofMinutes(1));

  @BeforeAll
  void damageEverything() throws IOException {
    for (Kind kind : KINDS) create(kind.database(), kind.engine(), ROWS);
    create("foreign_one", "InnoDB", 1_000);
    for (int i = KINDS.size() + 1; i < DATABASES; i++)
      create("untouched_" + i, List.of("MyISAM", "Aria", "InnoDB").get(i % 3), 100);
    ServerRound before = prober.probe(server.settings("mysql1"), probes(Tier.OPENED));
    before
        .tables()
        .forEach((name, tables) -> lists.put(name, TableList.kept(name, tables, Instant.now())));
    assertThat(lists).hasSize(DATABASES);
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
    note(prober.probe(server.settings("mysql1"), probes(Tier.OPENED)));
    assertThat(answers.values()).extracting(Answer::by).containsOnly(By.NAMES, By.OPENING);
  }

  @Test
  @Order(2)
  void findsTheRestWithConsentToCheckTable() {
    ServerSettings plain = server.settings("mysql1");
    ServerSettings deep = new ServerSettings("mysql1", plain.url(), "root", "", true);
    note(prober.probe(deep, probes(Tier.CHECKED)));
    Map<String, By> found = new TreeMap<>();
    Map<String, By> expected = new TreeMap<>();
    for (Kind kind : KINDS) {
      Answer answer = answers.get(kind.name());
      found.put(kind.database(), answer == null ? By.NOTHING : answer.by());
      expected.put(kind.database(), kind.by());
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(answers).as("and nothing that is well").hasSize(KINDS.size());
  }

  @Test
  @Order(3)
  void isAsTheDocumentationSays() throws IOException {
    Files.createDirectories(MEASURED.getParent());
    Files.writeString(MEASURED, table());
    assertThat(Files.readString(DOCUMENT)).isEqualTo(table());
  }

  /** Keeps for each database what found its damage first. */
  private void note(ServerRound round) {
    round
        .results()
        .forEach((name, result) -> {
          switch (result) {
            case ProbeResult.Damaged damaged ->
                answers.putIfAbsent(name, answer(damaged.findings().getFirst()));
            case ProbeResult.Healthy _, ProbeResult.NamesAgree _ -> {}
            case ProbeResult.Unknown unknown -> throw new AssertionError(unknown.toString());
            case ProbeResult.Unreachable gone -> throw new AssertionError(gone.toString());
          }
        });
  }

  private static Answer answer(Finding finding) {
    By by =
        switch (finding.tier()) {
          case NAMES -> By.NAMES;
          case OPENED -> By.OPENING;
          case CHECKED -> finding.words().contains("CHECK TABLE QUICK") ? By.QUICK : By.MEDIUM;
        };
    return new Answer(by, finding.tier() == Tier.CHECKED ? null : finding.code());
  }

  private String table() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Kind kind : KINDS)
      rows.computeIfAbsent(kind.what(), _ -> new HashMap<>())
          .put(kind.engine(), String.valueOf(answers.get(kind.name())));
    StringBuilder table = new StringBuilder(INTRODUCTION);
    rows.forEach((what, cells) ->
        table.append(
            "| %s | %s | %s | %s |%n"
                .formatted(
                    what,
                    cells.getOrDefault("MyISAM", ""),
                    cells.getOrDefault("Aria", ""),
                    cells.getOrDefault("InnoDB", ""))));
    return table.toString();
  }

  private static final String INTRODUCTION =
      """
      # Which look finds which damage

      Each damage was made on the files of a stopped MariaDB 11.4 with 20,000 rows a table; the server
      was started again and looked at. The table is written by a test (`DamageIT`), which fails where
      it no longer holds. The number is the server's error code.

      *Names*: a table of the list from before is not there. *Opening*: every round opens each table
      and reads one row's place. *CHECK QUICK*, *CHECK MEDIUM*: `CHECK TABLE`, which needs `deep: true`
      or your click on the database's page; damage that only they find stays unseen without.

      | damage | MyISAM | Aria | InnoDB |
      |---|---|---|---|
      """;

  private List<Probe> probes(Tier tier) {
    List<DatabaseName> names = new ArrayList<>(KINDS.stream().map(Kind::name).toList());
    names.add(new DatabaseName("mysql1", "foreign_one"));
    for (int i = KINDS.size() + 1; i < DATABASES; i++)
      names.add(new DatabaseName("mysql1", "untouched_" + i));
    return names.stream().map(name -> new Probe(name, name, lists.get(name), tier)).toList();
  }

  private void create(String database, String engine, int rows) {
    server.run(
        "CREATE DATABASE " + database,
        "USE " + database,
        "CREATE TABLE t (id INT PRIMARY KEY, word VARCHAR(100), KEY (word)) ENGINE=" + engine,
        "INSERT INTO t SELECT seq, CONCAT('row ', seq, REPEAT('x', 60)) FROM seq_1_to_%d"
            .formatted(rows));
  }

  private static void foreign(Path file) throws IOException {
    Path other = file.getParent().resolveSibling("foreign_one").resolve("t.ibd");
    Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The first leaf of an index that is not the clustered one, whose root is page 3. */
  private static void secondaryLeaf(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      long clustered = indexOf(open, 3);
      for (int page = 4; page < open.length() / PAGE; page++) {
        open.seek((long) page * PAGE + 24);
        boolean index = open.readUnsignedShort() == 17_855;
        open.seek((long) page * PAGE + 64);
        boolean leaf = open.readUnsignedShort() == 0;
        if (index && leaf && indexOf(open, page) != clustered) {
          junk(file, (long) page * PAGE, PAGE);
          return;
        }
      }
    }
    throw new AssertionError("No leaf of a second index in " + file);
  }

  private static long indexOf(RandomAccessFile open, int page) throws IOException {
    open.seek((long) page * PAGE + 66);
    return open.readLong();
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
    junk(file, Files.size(file) / 2, 8_192);
  }

  private static void junk(Path file, long from, int length) throws IOException {
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
