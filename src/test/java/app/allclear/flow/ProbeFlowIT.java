package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.DatabaseName;
import app.allclear.incident.Outage;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.ListedTable;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreState;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rounds of probes of a real server, carried through the whole product: what they find. */
class ProbeFlowIT extends ProbedProduct {
  private static final String MONDAY =
      """
      -- MariaDB dump 10.19
      -- Host: localhost    Database: carl_db
      CREATE TABLE `orders` (`id` int(11) NOT NULL) ENGINE=MyISAM;
      CREATE TABLE `users` (`id` int(11) NOT NULL) ENGINE=MyISAM;
      -- Dump completed on 2026-11-02  3:00:00
      """;

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
  void tellEachCustomersTimelineOnceThatAServerDoesNotAnswer() {
    create("anna_wp", "t");
    create("anna_shop", "t");
    begin();
    round(CARL);
    declareNow();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.report("mysql1/anna_shop", Reported.NEEDED);
    server.stop();
    try {
      round(CARL);
      round(CARL);
    } finally {
      server.resume();
    }
    round(CARL);
    List<String> told = product.timeline("anna");
    assertThat(told).filteredOn(words -> words.startsWith("Cannot reach server mysql1")).hasSize(1);
    assertThat(told)
        .anyMatch(words -> words.startsWith("mysql1/anna_wp: "))
        .anyMatch(words -> words.startsWith("mysql1/anna_shop: "));
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
}
