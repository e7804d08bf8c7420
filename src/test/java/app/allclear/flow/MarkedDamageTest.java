package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Damage that the operator marks: many at once by one paste, and what it is not taken for. */
class MarkedDamageTest {
  private final Product product = Product.with(Map.of()).begin();

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private RestoreState state(String database) {
    return product
        .get(DatabaseStatuses.class)
        .find(DatabaseName.parse(database))
        .orElseThrow()
        .restore();
  }

  @Test
  void opensTheIncidentsOfAllThatOnePasteNamesAlsoOfThoseWhoNeverWrote() {
    product.declare();
    Declared marked =
        product.acts().markDamaged("anna_wp anna_shop\ncarl_db; `dora_db`, typo", "mysql1", false);
    assertThat(marked.marked()).isEqualTo(4);
    assertThat(marked.unknownNames()).containsExactly("typo");
    assertThat(product.incidents())
        .extracting(incident -> incident.customer().value())
        .containsExactlyInAnyOrder("anna", "carl", "dora");
    assertThat(product.incidentOf("anna").affected()).isEqualTo(2);
    assertThat(product.incidentOf("dora").people()).isZero();
  }

  @Test
  void marksAllOnAServerButWhatSomebodyHasSpokenOf() {
    product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    product.report("mysql1/dora_db", Reported.ON_HOLD);
    Declared marked = product.acts().markDamaged("", "mysql1", true);
    assertThat(marked.marked()).isEqualTo(4);
    assertThat(state("mysql1/carl_db")).as("it is back").isEqualTo(RestoreState.RESTORED);
    assertThat(state("mysql1/dora_db")).isEqualTo(RestoreState.ON_HOLD);
    for (String other : List.of("anna_wp", "anna_shop", "emil_db", "fred_db"))
      assertThat(state("mysql1/" + other)).isEqualTo(RestoreState.NEEDED);
  }

  @Test
  void leavesWhatIsOwedAlreadyAsItIsAndTakesWhatIsBackForDamagedAgainWhereItIsNamed() {
    product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    product.report("mysql1/dora_db", Reported.RUNNING);
    assertThat(product.acts().markDamaged("carl_db dora_db", "mysql1", false).marked())
        .isEqualTo(1);
    assertThat(state("mysql1/carl_db")).isEqualTo(RestoreState.NEEDED);
    assertThat(state("mysql1/dora_db")).isEqualTo(RestoreState.RUNNING);
  }

  @Test
  void suggestsNoOutageForWhatTheOperatorMarked() {
    product.report("mysql1/carl_db", Reported.NEEDED);
    assertThat(product.get(FoundDamage.class).suggestion()).isEmpty();
  }
}
