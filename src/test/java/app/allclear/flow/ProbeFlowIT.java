package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.DatabaseName;
import app.allclear.incident.Attention;
import app.allclear.incident.LogEntry;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.EmbeddedMariaDb;
import app.allclear.restore.Health;
import app.allclear.restore.ListedTable;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.RestoreState;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rounds of probes of a real server, carried through the whole product. */
class ProbeFlowIT {
  private static final DatabaseName CARL = DatabaseName.parse("mysql1/carl_db");
  private static final DatabaseName DORA = DatabaseName.parse("mysql1/dora_db");
  private static final String MONDAY =
      """
      -- MariaDB dump 10.19
      -- Host: localhost    Database: carl_db
      CREATE TABLE `orders` (`id` int(11) NOT NULL) ENGINE=MyISAM;
      CREATE TABLE `users` (`id` int(11) NOT NULL) ENGINE=MyISAM;
      -- Dump completed on 2026-11-02  3:00:00
      """;

  private static EmbeddedMariaDb server;
  private Product product;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void close() throws Exception {
    if (product != null) product.close();
    for (String name : List.of("carl_db", "dora_db", "emil_db"))
      server.run("DROP DATABASE IF EXISTS " + name);
  }

  private void begin(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("allclear.servers[0].name", "mysql1");
    settings.put("allclear.servers[0].url", server.url());
    settings.put("allclear.servers[0].username", "root");
    settings.put("allclear.servers[0].password", "");
    settings.put("allclear.notices.events.restored", "automatic");
    for (int i = 0; i < more.length; i += 2) settings.put(more[i], more[i + 1]);
    product = Product.with(settings).begin();
  }

  private static void create(String database, String... tables) {
    server.run("CREATE DATABASE IF NOT EXISTS " + database);
    for (String table : tables)
      server.run(
          "CREATE TABLE %s.%s (id INT PRIMARY KEY, word VARCHAR(20)) ENGINE=MyISAM"
              .formatted(database, table));
  }

  private DatabaseStatus round(DatabaseName database) {
    return roundAfter(Duration.ofSeconds(60), database);
  }

  /** The server's start is reckoned from its uptime: a leap of our clock looks like a restart. */
  private DatabaseStatus roundAfter(Duration pause, DatabaseName database) {
    product.forward(pause);
    product
        .get(ProbeRounds.class)
        .full(product.get(RestoreSettings.class).server("mysql1").orElseThrow());
    return status(database);
  }

  private DatabaseStatus status(DatabaseName database) {
    return product.get(DatabaseStatuses.class).find(database).orElseThrow();
  }

  private GivenLists give(String label, String text) throws IOException {
    return product
        .get(ListActs.class)
        .give(
            new ListGift("mysql1", null, label, null, false),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keepsTheTablesWithEngineColumnsAndSizeWhileAllIsWell() {
    create("carl_db", "orders", "users");
    server.run("INSERT INTO carl_db.orders VALUES (1, 'secret'), (2, 'secret')");
    begin();
    round(CARL);
    assertThat(round(CARL).detail())
        .contains("Every table is there and opens, compared with the list kept on 3 Nov 2026");
    TableList list = product.get(TableLists.class).find(CARL).orElseThrow();
    assertThat(list.facts())
        .extracting(ListedTable::name, ListedTable::engine, ListedTable::columns)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "orders", "MyISAM", List.of("id int(11)", "word varchar(20)")),
            org.assertj.core.groups.Tuple.tuple(
                "users", "MyISAM", List.of("id int(11)", "word varchar(20)")));
    assertThat(list.bytes()).isPositive();
    assertThat(list.toString()).doesNotContain("secret");
  }

  @Test
  void openIncidentsOfThoseWhoNeverWroteAndSuggestAnOutage() {
    create("carl_db", "orders", "users");
    create("dora_db", "t");
    begin();
    round(CARL);
    round(CARL);
    server.run("DROP TABLE carl_db.users", "DROP TABLE dora_db.t");
    round(CARL);
    assertThat(product.incidents()).as("one look alone may be a customer's re-import").isEmpty();
    assertThat(product.get(FoundDamage.class).suggestion()).isEmpty();
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(product.incidentOf("carl").affected()).isEqualTo(1);
    assertThat(product.incidentOf("dora").people()).isZero();
    assertThat(product.notices()).as("nothing is sent while no outage is declared").isEmpty();

    SuggestedOutage suggested = product.get(FoundDamage.class).suggestion().orElseThrow();
    assertThat(suggested.words()).isEqualTo("probes found 2 damaged databases of 2 customers");
    assertThat(suggested.startedAt()).isBefore(product.clock.instant().minusSeconds(120));
    Outage outage = product.get(FoundDamage.class).declare();
    assertThat(outage.name()).isEqualTo("Damage on mysql1");
    assertThat(product.outages().current().orElseThrow().affected()).isEqualTo(2);
    assertThat(product.incidentOf("carl").outage()).isEqualTo(outage.id());
    assertThat(product.get(FoundDamage.class).suggestion()).isEmpty();
    assertThatThrownBy(() -> product.get(FoundDamage.class).declare())
        .isInstanceOf(ActRefused.class);
  }

  @Test
  void suggestNothingMoreOnceItIsDismissedUntilOtherDamageIsFound() {
    create("carl_db", "orders", "users");
    create("dora_db", "t");
    begin();
    FoundDamage damage = product.get(FoundDamage.class);
    assertThatThrownBy(damage::dismiss).hasMessageContaining("nothing to dismiss");
    round(CARL);
    round(CARL);
    server.run("DROP TABLE carl_db.users");
    round(CARL);
    round(CARL);
    assertThat(damage.suggestion()).isPresent();
    damage.dismiss();
    assertThat(damage.suggestion()).isEmpty();
    product.restart();
    damage = product.get(FoundDamage.class);
    round(CARL);
    assertThat(damage.suggestion()).as("remembered").isEmpty();
    assertThat(log())
        .contains(
            "You said that this is no outage: probes found 1 damaged database of 1 customer.");
    server.run("DROP TABLE dora_db.t");
    round(DORA);
    round(DORA);
    assertThat(damage.suggestion().orElseThrow().damaged()).containsExactly(CARL, DORA);
  }

  @Test
  void declareTheOutageWhereTheSettingsSaySo() {
    create("carl_db", "orders", "users");
    begin("allclear.outage-on-damage", "declare");
    round(CARL);
    round(CARL);
    server.run("DROP TABLE carl_db.users");
    round(CARL);
    assertThat(product.outages().current()).isEmpty();
    round(CARL);
    Outage outage = product.outages().current().orElseThrow();
    assertThat(outage.name()).isEqualTo("Damage on mysql1");
    assertThat(outage.affected()).isEqualTo(1);
    product.acts().change(outage.id(), null, product.clock.instant());
    round(CARL);
    assertThat(product.outages().current()).as("what is known already declares no other").isEmpty();
  }

  @Test
  void nameWhatIsMissingAgainstAListGivenOnTheFirstBadMorning() throws IOException {
    create("carl_db", "orders");
    begin();
    product.declare();
    assertThat(round(CARL).health()).isEqualTo(Health.UNKNOWN);
    GivenLists given = give("Monday's backup", MONDAY);
    assertThat(given.words()).isEqualTo("Monday's backup names 2 tables of 1 database.");
    assertThat(given.takenAt()).isBefore(Instant.parse("2026-11-03T00:00:00Z"));
    round(CARL);
    DatabaseStatus damaged = round(CARL);
    assertThat(damaged.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(damaged.detail()).contains("Table users is missing").contains("Monday's backup");
    product.report("mysql1/carl_db", Reported.DONE);
    assertThat(round(CARL).restore()).as("a table is missing").isEqualTo(RestoreState.PROVING);
    create("carl_db", "users");
    DatabaseStatus restored = round(CARL);
    assertThat(restored.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(restored.detail())
        .contains("compared with Monday's backup, of 2 Nov 2026", "was not checked");
    assertThat(log()).anyMatch(text -> text.contains("Monday's backup names 2 tables"));
  }

  @Test
  void neverTakeADamagedStateAsTheNewNormal() {
    create("carl_db", "orders");
    begin();
    // Started on the bad morning itself: the list it takes by itself lacks what was lost before.
    round(CARL);
    assertThat(round(CARL).health()).isEqualTo(Health.HEALTHY);
    product.declare();
    DatabaseStatus during = round(CARL);
    assertThat(during.health()).isEqualTo(Health.UNKNOWN);
    assertThat(during.detail()).contains("There is no list from before");
    product
        .acts()
        .change(product.outages().current().orElseThrow().id(), null, product.clock.instant());
    round(CARL);
    TableList anew = product.get(TableLists.class).find(CARL).orElseThrow();
    assertThat(anew.since()).as("begun anew once all is calm").isEqualTo(product.clock.instant());
  }

  @Test
  void letsALaterListOfOursStandUnlessToldOtherwise() throws IOException {
    create("carl_db", "orders");
    begin();
    round(CARL);
    round(CARL);
    GivenLists left = give("Monday's backup", MONDAY);
    assertThat(left.taken()).isEmpty();
    assertThat(left.newer()).containsOnlyKeys(CARL);
    GivenLists unknown = give("x", MONDAY.replace("carl_db", "nobodys"));
    assertThat(unknown.unknown()).containsExactly(DatabaseName.parse("mysql1/nobodys"));
    assertThatThrownBy(() -> give("x", "hello")).hasMessageContaining("No table is named");
    assertThatThrownBy(() -> give("", MONDAY)).hasMessageContaining("Say what it is");
    assertThatThrownBy(() -> give("x", "CREATE TABLE t (id int);"))
        .hasMessageContaining("Say of when it is");
  }

  @Test
  void checkOneDatabaseAtAConfirmedClick() throws IOException {
    create("carl_db", "orders", "users");
    server.run("USE carl_db", "INSERT INTO carl_db.orders SELECT seq, 'x' FROM seq_1_to_5000");
    begin();
    round(CARL);
    round(CARL);
    server.stop();
    Path data = server.data().resolve("carl_db/orders.MYD");
    byte[] bytes = Files.readAllBytes(data);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 4_000; i++) bytes[i] = (byte) 0xA5;
    Files.write(data, bytes);
    server.resume();
    assertThat(round(CARL).health()).as("each table opens").isEqualTo(Health.HEALTHY);
    TableCheckActs checks = product.get(TableCheckActs.class);
    assertThatThrownBy(() -> checks.ask(CARL, false)).hasMessageContaining("can end a server");
    checks.ask(CARL, true);
    DatabaseStatus found = round(CARL);
    assertThat(found.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(found.detail()).contains("Table orders is damaged: CHECK TABLE");
    assertThat(found.tableChecks().asked()).as("used up").isNull();
    assertThat(log()).anyMatch(text -> text.contains("as you asked: Table orders is damaged"));
    assertThat(round(CARL).health()).isEqualTo(Health.DAMAGED);
  }

  @Test
  void provesTwiceWithAPauseBetweenAndAgainAfterARestart() {
    create("carl_db", "orders", "users");
    begin("allclear.servers[0].deep", "true");
    round(CARL);
    round(CARL);
    declareNow();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql1/dora_db", Reported.RUNNING);
    product.report("mysql1/carl_db", Reported.DONE);
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.PROVING);
    assertThat(product.notices(NoticeEvent.RESTORED)).isEmpty();
    DatabaseStatus restored = round(CARL);
    assertThat(restored.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(restored.detail()).contains("CHECK TABLE found nothing wrong, twice");
    product.deliver();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);

    product.forward(Duration.ofMinutes(30));
    server.restart();
    round(CARL);
    assertThat(status(CARL).restore()).isEqualTo(RestoreState.PROVING);
    assertThat(status(DORA).attention()).contains("restarted", "look at it");
    assertThat(round(CARL).restore()).as("checked once").isEqualTo(RestoreState.PROVING);
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.RESTORED);
    product.deliver();
    assertThat(product.notices(NoticeEvent.RESTORED)).as("no second all-clear").hasSize(1);
  }

  @Test
  void takesTheAllClearBackWhenARestoredDatabaseBreaksAgain() {
    create("carl_db", "orders", "users");
    begin();
    round(CARL);
    round(CARL);
    declareNow();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql1/carl_db", Reported.DONE);
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.RESTORED);
    product.deliver();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
    product.acts().close(product.incidentOf("carl").id());
    server.run("DROP TABLE carl_db.users");
    roundAfter(Duration.ofSeconds(1), CARL);
    assertThat(roundAfter(Duration.ofSeconds(1), CARL).restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(product.incidentOf("carl").open()).isTrue();
    assertThat(product.incidentOf("carl").attention()).contains(Attention.DAMAGED_AGAIN);
    assertThat(product.notices(NoticeEvent.DAMAGED_AGAIN))
        .extracting(Notice::to)
        .extracting(Object::toString)
        .containsExactly("carl@carl.example");
  }

  private void declareNow() {
    product
        .acts()
        .declare(new Declaration("now", product.clock.instant(), "", null, false, Map.of()));
  }

  private List<String> log() {
    return product.get(OperatorLog.class).newest(20).stream().map(LogEntry::text).toList();
  }
}
