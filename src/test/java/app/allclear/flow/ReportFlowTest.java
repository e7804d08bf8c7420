package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.ReportOutcome;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reports leave on the timeline of their customer's incident. */
class ReportFlowTest {
  private static final DatabaseName CARL = DatabaseName.parse("mysql1/carl_db");
  private final Product product = Product.with(Map.of()).begin();

  @BeforeEach
  void declare() {
    product.declare();
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private ReportOutcome report(Reported state, @Nullable Instant at, Word word) {
    return product
        .get(RestoreReports.class)
        .report(new RestoreReport(CARL, state, null, null, at, null, null, word));
  }

  @Test
  void whatComesTooLateIsRecordedAndNotApplied() {
    report(Reported.RUNNING, null, Word.SCRIPT);
    Instant before = product.clock.instant().minusSeconds(60);
    product.forward(Duration.ofMinutes(1));
    report(Reported.DONE, null, Word.SCRIPT);
    assertThat(report(Reported.FAILED, before, Word.SCRIPT))
        .isInstanceOf(ReportOutcome.Stale.class);
    assertThat(product.get(DatabaseStatuses.class).find(CARL).orElseThrow().restore())
        .isEqualTo(RestoreState.RESTORED);
    assertThat(product.timeline("carl"))
        .contains(
            "the restore script reported failed for mysql1/carl_db at %s, which is older than what is known; recorded, not applied."
                .formatted(before));
  }

  @Test
  void saysOnWhoseWordItIs() {
    report(Reported.NEEDED, null, Word.OPERATOR);
    product.forward(Duration.ofMinutes(1));
    report(Reported.DONE, null, Word.SCRIPT);
    List<String> told = product.timeline("carl");
    assertThat(told)
        .contains("mysql1/carl_db is damaged and needs a restore, on the word of the operator.");
    assertThat(told)
        .anyMatch(words ->
            words.startsWith("mysql1/carl_db is back, on the word of the restore script. "));
  }

  @Test
  void aRepeatLeavesNothing() {
    report(Reported.NEEDED, null, Word.SCRIPT);
    List<String> once = product.timeline("carl");
    product.forward(Duration.ofMinutes(1));
    assertThat(report(Reported.NEEDED, null, Word.SCRIPT))
        .isInstanceOf(ReportOutcome.Unchanged.class);
    assertThat(product.timeline("carl")).isEqualTo(once);
  }
}
