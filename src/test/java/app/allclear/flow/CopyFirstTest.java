package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.incident.LogEntry;
import app.allclear.incident.OutageId;
import app.allclear.restore.Reported;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyFirstTest {
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
    copyFirst().copied(outage, "mysql1");
    copyFirst().copied(outage, "mysql1");
    assertThat(copyFirst().steps(outage).getFirst().copied()).isEqualTo(product.clock.instant());
    assertThat(copyFirst().notes(outage))
        .extracting(LogEntry::text)
        .containsExactly("The data directory of mysql1 was copied before it was touched.");
    product.report("mysql1/carl_db", Reported.DONE);
    product.restart();
    assertThat(copyFirst().steps(outage).getFirst().copied()).isNotNull();
  }

  @Test
  void refusesWhatIsNoServerOfCustomers() {
    assertThatThrownBy(() -> copyFirst().copied(outage, "mysql9"))
        .hasMessageContaining("No customer's database is on mysql9");
    assertThatThrownBy(() -> copyFirst().copied(new OutageId(77), "mysql1"))
        .hasMessageContaining("There is no outage 77");
  }
}
