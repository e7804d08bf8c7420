package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.customer.DatabaseName;
import app.allclear.flow.RestoreBoard;
import app.allclear.restore.TableDamage.By;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The day Allclear was built for, on a real server with real dumps: 37 of 60 databases are damaged,
 * each in another way, found by the running program, restored by the script we ship, through a
 * server that is stopped, frozen and restarted meanwhile; and nobody is told that all is well who
 * does not have all of it.
 */
class RestoreDayIT {
  private static final StandardCopyOption REPLACE = StandardCopyOption.REPLACE_EXISTING;
  private static final DatabaseName LARGE = DatabaseName.parse("mysql1/large");

  @TempDir Path folder;
  private RestoreDay day;
  private Instant began;

  /** Its dump does not load. */
  private final DatabaseName misspelt = damaged("myisam_index_halved");

  /** Its backup is a broken archive. */
  private final DatabaseName broken = damaged("innodb_first_page_lost");

  /** It is restored by hand when the server is restarted, and then lacks a table at first. */
  private final DatabaseName incomplete = damaged("aria_data_halved");

  private final DatabaseName lost = damaged("innodb_file_deleted");

  private static DatabaseName damaged(String name) {
    return new DatabaseName("mysql1", name);
  }

  private static List<DatabaseName> damaged() {
    return TableDamage.ALL.stream().map(TableDamage::name).toList();
  }

  @BeforeEach
  void aCalmNight() throws Exception {
    day = new RestoreDay(folder);
    day.dump(incomplete, folder.resolve("short"), "--ignore-table=" + incomplete.name() + ".u");
    day.waitFor(day.names(), each -> each.health() == Health.HEALTHY);
    began = Instant.now();
  }

  @AfterEach
  void close() {
    if (day != null) day.close();
  }

  @Test
  void tellsEachCustomerOnceAndOnlyWhereAllIsBack() throws Exception {
    aServerThatStopsDuringACheckProvesNothing();
    everyDamageIsFoundAndNamed();
    day.service.call("POST", "/api/outages", Map.of("name", "lost", "startedAt", began.toString()));
    twoBackupsTurnOutToBeBad();
    restoredByTheScriptWhileTheServerFreezes();
    provenAgainAfterARestart();
    notRestoredWithATableMissing();
    restoredAtTheSecondTry();
    everyCustomerHasOneAllClearOrIsNotWhole();
  }

  private void aServerThatStopsDuringACheckProvesNothing() throws Exception {
    day.check(LARGE);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> day.runs("CHECK TABLE `large`"));
    day.server.kill();
    day.waitFor(List.of(LARGE), each -> each.health() == Health.UNREACHABLE);
    assertThat(day.status(LARGE).findings()).isEmpty();
    day.server.resume();
    day.waitFor(
        day.names(),
        each -> each.health() == Health.HEALTHY && each.restore() == RestoreState.NONE);
    assertThat(day.status(LARGE).tableChecks().asked()).as("not repeated by itself").isNull();
  }

  private void everyDamageIsFoundAndNamed() throws Exception {
    day.damage();
    List<DatabaseName> opening = new ArrayList<>();
    List<DatabaseName> checking = new ArrayList<>();
    for (TableDamage each : TableDamage.ALL)
      (each.by() == By.NAMES || each.by() == By.OPENING ? opening : checking).add(each.name());
    day.waitFor(opening, each -> each.restore() == RestoreState.NEEDED);
    for (DatabaseName each : checking) day.check(each);
    day.waitFor(checking, each -> each.restore() == RestoreState.NEEDED);
    for (TableDamage each : TableDamage.ALL) {
      DatabaseStatus found = day.status(each.name());
      assertThat(found.health()).as(each.database()).isEqualTo(Health.DAMAGED);
      String named = each.what().equals("folder deleted") ? each.database() : "Table t ";
      assertThat(found.detail()).as(each.database()).contains(named);
    }
    List<DatabaseName> well = new ArrayList<>(day.names());
    well.removeAll(damaged());
    day.waitFor(well, each -> each.restore() == RestoreState.NONE);
  }

  private void twoBackupsTurnOutToBeBad() throws Exception {
    Files.copy(day.backup(misspelt), folder.resolve("good-misspelt"));
    Files.copy(day.backup(broken), folder.resolve("good-broken"));
    Files.copy(day.backup(incomplete), folder.resolve("good-incomplete"));
    String file = day.backup(misspelt).toString();
    day.shell(
        "gzip -dc %1$s | sed 's/^INSERT INTO/INSRT INTO/' | gzip > x && mv x %1$s".formatted(file));
    byte[] whole = Files.readAllBytes(day.backup(broken));
    Arrays.fill(whole, whole.length / 2, whole.length / 2 + 500, (byte) 0xA5);
    Files.write(day.backup(broken), whole);
    Files.move(folder.resolve("short"), day.backup(incomplete), REPLACE);
  }

  private void restoredByTheScriptWhileTheServerFreezes() throws Exception {
    List<DatabaseName> list = new ArrayList<>(damaged());
    list.remove(incomplete);
    list.remove(lost);
    day.report(incomplete, "running");
    day.report(lost, "given-up");
    CompletableFuture<RestoreScript.Ended> script =
        CompletableFuture.supplyAsync(() -> {
          try {
            return day.script(list);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    day.waitFor(list.subList(0, 5), each -> each.restore() != RestoreState.NEEDED);
    day.server.freeze();
    day.waitFor(List.of(LARGE), each -> each.health() == Health.UNREACHABLE);
    assertThat(day.status(LARGE).restore()).isEqualTo(RestoreState.NONE);
    day.server.thaw();
    RestoreScript.Ended ended = script.join();
    assertThat(ended.said()).contains("33 restored, 2 not restored.");
    assertThat(ended.status()).isEqualTo(1);
    list.removeAll(List.of(misspelt, broken));
    day.waitFor(list, each -> each.restore() == RestoreState.RESTORED);
    assertFailed(misspelt, "the dump does not load: ERROR 1064");
    assertFailed(broken, "does not unpack");
  }

  /** Said on the board, with what to do. */
  private void assertFailed(DatabaseName database, String why) throws Exception {
    DatabaseStatus status = day.status(database);
    assertThat(status.restore()).isEqualTo(RestoreState.FAILED);
    assertThat(status.note()).contains(why);
    assertThat(status.attention()).contains("restore it again; or give it up");
    assertThat(day.service.get(RestoreBoard.class).queue())
        .as("it is in the queue again")
        .extracting(row -> row.status().database())
        .contains(database);
  }

  private void provenAgainAfterARestart() {
    List<DatabaseName> restored = new ArrayList<>(damaged());
    restored.removeAll(List.of(misspelt, broken, incomplete, lost));
    Instant stopped = Instant.now();
    day.server.restart();
    day.waitFor(
        restored,
        each -> each.restore() == RestoreState.RESTORED && each.countAfter().isAfter(stopped));
    assertThat(day.status(incomplete).attention()).contains("was restarted", "look at it");
    assertThat(day.status(incomplete).restore()).isEqualTo(RestoreState.RUNNING);
  }

  private void notRestoredWithATableMissing() throws Exception {
    RestoreScript.Ended ended = day.script(List.of(incomplete));
    assertThat(ended.said()).contains("1 restored, 0 not restored.");
    day.waitFor(
        List.of(incomplete),
        each -> String.valueOf(each.attention()).contains("Reported done, but not proven"));
    DatabaseStatus status = day.status(incomplete);
    assertThat(status.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(status.detail()).contains("Table u is missing");
  }

  private void restoredAtTheSecondTry() throws Exception {
    Files.move(folder.resolve("good-misspelt"), day.backup(misspelt), REPLACE);
    Files.move(folder.resolve("good-broken"), day.backup(broken), REPLACE);
    Files.move(folder.resolve("good-incomplete"), day.backup(incomplete), REPLACE);
    List<DatabaseName> again = List.of(misspelt, broken, incomplete);
    RestoreScript.Ended ended = day.script(again);
    assertThat(ended.said()).contains("3 restored, 0 not restored.");
    day.waitFor(again, each -> each.restore() == RestoreState.RESTORED);
  }

  private void everyCustomerHasOneAllClearOrIsNotWhole() throws Exception {
    Set<Integer> whole = new HashSet<>();
    for (DatabaseName each : damaged()) whole.add(day.customer(each));
    whole.remove(day.customer(lost));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          Set<String> allClears = allClears();
          for (int i = 0; i < RestoreDay.DATABASES / 2; i++)
            assertThat(day.service.delivered("owner@c" + i + ".example"))
                .as("all-clears of customer %d, who has %s", i, day.of(i))
                .filteredOn(allClears::contains)
                .hasSize(whole.contains(i) ? 1 : 0);
        });
  }

  private Set<String> allClears() throws Exception {
    Set<String> ids = new HashSet<>();
    for (JsonNode each : day.service.get("/api/notices?limit=1000").get("notices"))
      if (each.get("event").asString().equals("restored"))
        ids.add(each.get("messageId").asString());
    return ids;
  }
}
