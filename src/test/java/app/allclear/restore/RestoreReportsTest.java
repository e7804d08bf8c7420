package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What reports make of a status. */
class RestoreReportsTest extends Reports {
  @ParameterizedTest
  @CsvSource({
    // before, reported, after, round after
    "NONE,     NEEDED,    NEEDED,   1",
    "NONE,     RUNNING,   RUNNING,  1",
    "NONE,     DONE,      PROVING,  1",
    "NONE,     FAILED,    FAILED,   1",
    "NONE,     ON_HOLD,   ON_HOLD,  1",
    "NONE,     GIVEN_UP,  GIVEN_UP, 1",
    "NEEDED,   RUNNING,   RUNNING,  1",
    "NEEDED,   DONE,      PROVING,  1",
    "NEEDED,   WITHDRAWN, NONE,     0",
    "RUNNING,  NEEDED,    NEEDED,   1",
    "RUNNING,  FAILED,    FAILED,   1",
    "RUNNING,  DONE,      PROVING,  1",
    "PROVING,  FAILED,    FAILED,   1",
    "PROVING,  RUNNING,   RUNNING,  1",
    "PROVING,  WITHDRAWN, NONE,     0",
    "RESTORED, NEEDED,    NEEDED,   2",
    "RESTORED, RUNNING,   RUNNING,  2",
    "RESTORED, FAILED,    FAILED,   2",
    "RESTORED, GIVEN_UP,  GIVEN_UP, 2",
    "RESTORED, WITHDRAWN, NONE,     1",
    "FAILED,   RUNNING,   RUNNING,  1",
    "FAILED,   DONE,      PROVING,  1",
    "ON_HOLD,  RUNNING,   RUNNING,  1",
    "ON_HOLD,  DONE,      PROVING,  1",
    "GIVEN_UP, RUNNING,   RUNNING,  1",
    "GIVEN_UP, DONE,      PROVING,  1",
  })
  void movesFromStateToState(
      RestoreState before, Reported reported, RestoreState after, int round) {
    DatabaseStatus moved = applied(status(SHOP, before), report(SHOP, reported));
    assertThat(moved.restore()).isEqualTo(after);
    assertThat(moved.round()).isEqualTo(round);
    assertThat(moved.since()).isEqualTo(NOW);
    assertThat(moved.reportedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reported.class,
      names = {"NEEDED", "RUNNING", "FAILED", "ON_HOLD", "GIVEN_UP"})
  void takesADatabaseForDamagedFromTheFirstWordOn(Reported first) {
    DatabaseStatus well = Statuses.of(SHOP.toString()).health(Health.HEALTHY).build();
    DatabaseStatus owed = applied(well, new RestoreReport(SHOP, first, Word.SCRIPT));
    assertThat(owed.owed()).isTrue();
    assertThat(owed.round()).isEqualTo(1);
    assertThat(owed.health()).isEqualTo(Health.DAMAGED);
    assertThat(owed.detail()).isEqualTo("Damaged, on the word of the restore script.");
  }

  @Test
  void followsProgressOfARunningRestore() {
    DatabaseStatus ten = applied(status(SHOP, RestoreState.NEEDED), running(10));
    assertThat(ten.percent()).isEqualTo(10);
    DatabaseStatus forty = applied(ten, running(40));
    assertThat(forty.percent()).isEqualTo(40);
    assertThat(forty.since()).isEqualTo(ten.since());
    assertThat(restores.apply(forty, running(null), NOW))
        .isEqualTo(new ReportOutcome.Unchanged(forty));
  }

  @Test
  void keepsTheNoteOfAStateAndDropsItWithTheState() {
    RestoreReport hold =
        new RestoreReport(
            SHOP,
            Reported.ON_HOLD,
            null,
            null,
            null,
            null,
            "asked us not to overwrite",
            Word.OPERATOR);
    DatabaseStatus held = applied(status(SHOP, RestoreState.NEEDED), hold);
    assertThat(held.note()).isEqualTo("asked us not to overwrite");
    assertThat(applied(held, report(SHOP, Reported.RUNNING)).note()).isNull();
  }

  @Test
  void keepsWhyItIsOnHoldAndWhatTheCustomerIsToldUntilTheStateChanges() {
    RestoreReport hold =
        told(Reported.ON_HOLD, HoldReason.ASKED_NOT_TO_OVERWRITE, "We wait for your word.");
    DatabaseStatus held = applied(status(SHOP, RestoreState.NEEDED), hold);
    assertThat(held.hold()).isEqualTo(HoldReason.ASKED_NOT_TO_OVERWRITE);
    assertThat(held.told()).isEqualTo("We wait for your word.");
    assertThat(restores.apply(held, hold, NOW)).isEqualTo(new ReportOutcome.Unchanged(held));
    assertThat(restores.apply(held, report(SHOP, Reported.ON_HOLD), NOW))
        .isEqualTo(new ReportOutcome.Unchanged(held));
    DatabaseStatus other = applied(held, told(Reported.ON_HOLD, HoldReason.HAS_NEWER_COPY, null));
    assertThat(other.hold()).isEqualTo(HoldReason.HAS_NEWER_COPY);
    assertThat(other.told()).isEqualTo("We wait for your word.");
    DatabaseStatus gone = applied(other, told(Reported.GIVEN_UP, null, "The backup is lost."));
    assertThat(gone.hold()).isNull();
    assertThat(gone.told()).isEqualTo("The backup is lost.");
    assertThat(applied(gone, report(SHOP, Reported.RUNNING)).told()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reported.class,
      names = {"NEEDED", "RUNNING", "DONE", "FAILED", "WITHDRAWN"})
  void refusesReasonsAndWordsThatBelongToAnotherState(Reported reported) {
    assertThatThrownBy(() -> told(reported, HoldReason.HAS_NEWER_COPY, null))
        .hasMessageContaining("does not go with " + reported.word());
    assertThatThrownBy(() -> told(reported, null, "words"))
        .hasMessageContaining("not with " + reported.word());
  }

  @Test
  void saysThatARestoreFailed() {
    assertThat(
            applied(status(SHOP, RestoreState.RUNNING), report(SHOP, Reported.FAILED)).attention())
        .isEqualTo(
            "The restore failed, as the restore script reports. Mend the dump or take another backup and restore it again; or give it up, with words to its customer.");
  }

  @Test
  void neverCallsADatabaseRestoredOnTheOperatorsWordAloneWhereItIsProbed() {
    DatabaseStatus checked =
        applied(
            status(SHOP, RestoreState.PROVING),
            new RestoreReport(SHOP, Reported.CHECKED, Word.OPERATOR));
    assertThat(checked.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(checked.checked()).isTrue();
    assertThat(checked.countAfter()).isEqualTo(NOW);
  }

  @Test
  void refusesReportsThatCannotBe() {
    assertThatThrownBy(() -> running(101)).hasMessageContaining("from 0 to 100, not 101");
    assertThatThrownBy(() -> running(-1)).hasMessageContaining("from 0 to 100, not -1");
    assertThatThrownBy(() -> new RestoreReport(SHOP, Reported.CHECKED, Word.SCRIPT))
        .hasMessageContaining("Only the operator");
    assertThatThrownBy(() -> new RestoreReport(SHOP, Reported.DONE, Word.PROBE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTheWordsOfTheApi() {
    assertThat(Reported.fromApi("on-hold")).contains(Reported.ON_HOLD);
    assertThat(Reported.fromApi("given-up")).contains(Reported.GIVEN_UP);
    assertThat(Reported.fromApi("checked")).isEmpty();
    assertThat(Reported.fromApi("DONE")).isEmpty();
    assertThat(RestoreState.GIVEN_UP.word()).isEqualTo("given-up");
    assertThat(Health.UNREACHABLE.word()).isEqualTo("unreachable");
  }
}
