package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.incident.DataCopy;
import app.allclear.incident.LogEntry;
import app.allclear.incident.OutageId;
import app.allclear.restore.Reported;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyFirstTest {
  private static final String COPIED =
      "The data directory of mysql1 was copied before it was touched, on the word of operator.";

  private Product product;
  private OutageId outage;

  @BeforeEach
  void begin() {
    product = Product.with(Map.of()).begin();
    outage = product.declare();
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private CopyFirst copyFirst() {
    return product.get(CopyFirst.class);
  }

  @Test
  void asksForACopyOfEachDamagedServerAndNotesItOnceInTheLog() {
    product.report("mysql1/carl_db", Reported.NEEDED);
    assertThat(copyFirst().steps(outage))
        .singleElement()
        .satisfies(step -> {
          assertThat(step.directory().server()).isEqualTo("mysql1");
          assertThat(step.directory().commands()).contains("cp -a -- '/var/lib/mysql'");
          assertThat(step.copied()).isNull();
        });
    copyFirst().copied(outage, "mysql1", "operator");
    copyFirst().copied(outage, "mysql1", "anna");
    assertThat(copyFirst().steps(outage).getFirst().copied())
        .isEqualTo(new DataCopy("mysql1", product.clock.instant(), "operator"));
    assertThat(copyFirst().notes(outage)).extracting(LogEntry::text).containsExactly(COPIED);
    product.report("mysql1/carl_db", Reported.DONE);
    product.restart();
    assertThat(copyFirst().steps(outage).getFirst().copied()).isNotNull();
  }

  @Test
  void asksForThoseServersOnlyThatHaveDamageWhereAnyIsKnown() throws Exception {
    product.close();
    product =
        Product.of(
                """
                id,name,locale,zone,contacts,sites,databases
                carl,Carl KG,de,,carl@carl.example,carl.example,mysql1/carl_db;mysql2/carl_db;mysql3/carl_db
                """,
                Map.of())
            .begin();
    outage = product.declare();
    assertThat(servers()).as("a fresh outage").containsExactly("mysql1", "mysql2", "mysql3");
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql3/carl_db", Reported.FAILED);
    assertThat(servers()).containsExactly("mysql1", "mysql3");
    product.report("mysql1/carl_db", Reported.DONE);
    product.report("mysql2/carl_db", Reported.RUNNING);
    copyFirst().copied(outage, "mysql2", "operator");
    product.report("mysql2/carl_db", Reported.DONE);
    assertThat(servers()).as("and what was copied").containsExactly("mysql2", "mysql3");
  }

  private List<String> servers() {
    return copyFirst().steps(outage).stream().map(step -> step.directory().server()).toList();
  }

  @Test
  void standsOnTheTimelineOfEveryIncidentOfTheOutageAlsoOfThoseOpenedLater() {
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.forward(Duration.ofMinutes(5));
    copyFirst().copied(outage, "mysql1", "operator");
    product.forward(Duration.ofMinutes(5));
    product.report("mysql1/dora_db", Reported.NEEDED);
    product.report("mysql1/carl_db", Reported.DONE);
    assertThat(product.timeline("dora")).first().isEqualTo(COPIED);
    List<String> carl = product.timeline("carl");
    assertThat(carl).containsOnlyOnce(COPIED);
    assertThat(carl.getLast()).as("in the order in which it happened").isNotEqualTo(COPIED);
    assertThat(carl.getFirst()).isNotEqualTo(COPIED);
    product.acts().change(outage, null, product.clock.instant());
    product.forward(Duration.ofDays(1));
    product
        .acts()
        .declare(new Declaration("another", product.clock.instant(), "", null, false, Map.of()));
    product.report("mysql1/emil_db", Reported.NEEDED);
    assertThat(product.timeline("emil")).doesNotContain(COPIED);
  }

  @Test
  void refusesWhatIsNoServerOfCustomers() {
    assertThatThrownBy(() -> copyFirst().copied(outage, "mysql9", "operator"))
        .hasMessageContaining("No customer's database is on mysql9");
    assertThatThrownBy(() -> copyFirst().copied(new OutageId(77), "mysql1", "operator"))
        .hasMessageContaining("There is no outage 77");
  }
}
