package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.TableDamage.By;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every kind of damage really made on disk, one database each, while the server is stopped; and
 * what each tier finds of it. {@code config/damage.md} is the table that comes out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageIT {
  private static final int ROWS = 20_000;
  private static final int DATABASES = 60;
  private static final List<TableDamage> KINDS = TableDamage.ALL;
  private static final Path DOCUMENT = Path.of("config", "damage.md");
  private static final Path MEASURED = Path.of("target", "damage.md");

  private record Answer(By by, @Nullable Integer code) {
    @Override
    public String toString() {
      return by.words + (code == null ? "" : " (" + code + ")");
    }
  }

  private final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  private final ServerProber prober = new ServerProber(LIMITS, Clock.systemUTC());
  private final Map<DatabaseName, TableList> lists = new HashMap<>();
  private final Map<DatabaseName, Answer> opened = new HashMap<>();
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
    for (TableDamage kind : KINDS)
      server.run(TableDamage.create(kind.database(), kind.engine(), ROWS));
    server.run(TableDamage.create(TableDamage.FOREIGN, "InnoDB", 1_000));
    for (int i = KINDS.size() + 1; i < DATABASES; i++)
      server.run(
          TableDamage.create(
              "untouched_" + i, List.of("MyISAM", "Aria", "InnoDB").get(i % 3), 100));
    ServerRound before = prober.probe(server.settings("mysql1"), probes(Tier.OPENED));
    before
        .tables()
        .forEach((name, tables) -> lists.put(name, TableList.kept(name, tables, Instant.now())));
    assertThat(lists).hasSize(DATABASES);
    server.stop();
    for (TableDamage kind : KINDS) kind.strike(server.data());
    server.resume();
    look();
  }

  /** In this order, once: a CHECK TABLE marks what it finds, and then opening finds it too. */
  private void look() {
    note(prober.probe(server.settings("mysql1"), probes(Tier.OPENED)), opened);
    answers.putAll(opened);
    ServerSettings plain = server.settings("mysql1");
    ServerSettings deep = new ServerSettings("mysql1", plain.url(), "root", "", true);
    note(prober.probe(deep, probes(Tier.CHECKED)), answers);
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void findsWhatOpeningEveryTableCanFind() {
    assertThat(opened.values()).extracting(Answer::by).containsOnly(By.NAMES, By.OPENING);
  }

  @Test
  void findsTheRestWithConsentToCheckTable() {
    Map<String, By> found = new TreeMap<>();
    Map<String, By> expected = new TreeMap<>();
    for (TableDamage kind : KINDS) {
      Answer answer = answers.get(kind.name());
      found.put(kind.database(), answer == null ? By.NOTHING : answer.by());
      expected.put(kind.database(), kind.by());
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(answers).as("and nothing that is well").hasSize(KINDS.size());
  }

  @Test
  void isAsTheDocumentationSays() throws IOException {
    Files.createDirectories(MEASURED.getParent());
    Files.writeString(MEASURED, table());
    assertThat(Files.readString(DOCUMENT)).isEqualTo(table());
  }

  /** Keeps for each database what found its damage first. */
  private static void note(ServerRound round, Map<DatabaseName, Answer> answers) {
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
    for (TableDamage kind : KINDS)
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
                    eitherNumber(cells.getOrDefault("InnoDB", "")))));
    return table.toString();
  }

  /** By what InnoDB has done with a table since it started, it calls one unreadable by either. */
  private static String eitherNumber(String cell) {
    return cell.replaceFirst("\\((?:1030|1877)\\)", "(1030 or 1877)");
  }

  private static final String INTRODUCTION =
      """
      # Which look finds which damage

      Each damage was made on the files of a stopped MariaDB 11.4 with 20,000 rows a table; the server
      was started again and looked at. The table is written by a test (`DamageIT`), which fails where
      it no longer holds. The number is the server's error code; InnoDB gives a table that it cannot read
      now the one, now the other.

      *Names*: a table of the list from before is not there. *Opening*: every round opens each table
      and reads one row's place. *CHECK QUICK*, *CHECK MEDIUM*: `CHECK TABLE`, which needs `deep: true`
      or your click on the database's page; damage that only they find stays unseen without.

      | damage | MyISAM | Aria | InnoDB |
      |---|---|---|---|
      """;

  private List<Probe> probes(Tier tier) {
    List<DatabaseName> names = new ArrayList<>(KINDS.stream().map(TableDamage::name).toList());
    names.add(new DatabaseName("mysql1", TableDamage.FOREIGN));
    for (int i = KINDS.size() + 1; i < DATABASES; i++)
      names.add(new DatabaseName("mysql1", "untouched_" + i));
    return names.stream().map(name -> new Probe(name, name, lists.get(name), tier)).toList();
  }
}
