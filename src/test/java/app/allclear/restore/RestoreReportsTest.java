package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.DatabaseName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What reports make of a status, on a server that is probed (mysql1) and one that is not. */
class RestoreReportsTest {
  private static final Instant NOW = Statuses.T0.plusSeconds(3600);
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  private static final DatabaseName UNPROBED = DatabaseName.parse("old/shop");

  private final Restores restores = new Restores(List.of("mysql1", "mysql2"));

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
      names = {"NEEDED", "RUNNING", "DONE", "FAILED", "ON_HOLD", "GIVEN_UP", "WITHDRAWN"})
  void changesNothingWhenRepeated(Reported reported) {
    RestoreReport report =
        new RestoreReport(
            SHOP,
            reported,
            40,
            Statuses.T0,
            NOW,
            DatabaseName.parse("mysql2/shop"),
            "n",
            Word.SCRIPT);
    DatabaseStatus once =
        applied(Statuses.of("mysql1/shop").restore(RestoreState.ON_HOLD).note("x").build(), report);
    ReportOutcome twice = restores.apply(once, report, NOW.plusSeconds(5));
    assertThat(twice).isEqualTo(new ReportOutcome.Unchanged(once));
  }

  @Test
  void changesNothingWhenADoneIsRepeatedAfterItWasProven() {
    DatabaseStatus proven = status(SHOP, RestoreState.RESTORED);
    assertThat(restores.apply(proven, report(SHOP, Reported.DONE), NOW))
        .isEqualTo(new ReportOutcome.Unchanged(proven));
  }

  @Test
  void withdrawingWhatIsNotDamagedChangesNothing() {
    DatabaseStatus well = Statuses.of("mysql1/shop").health(Health.HEALTHY).build();
    assertThat(restores.apply(well, report(SHOP, Reported.WITHDRAWN), NOW))
        .isEqualTo(new ReportOutcome.Unchanged(well));
  }

  @Test
  void recordsButDoesNotApplyWhatIsOlder() {
    DatabaseStatus done =
        applied(status(SHOP, RestoreState.NEEDED), at(SHOP, Reported.DONE, NOW.minusSeconds(60)));
    ReportOutcome late =
        restores.apply(done, at(SHOP, Reported.RUNNING, NOW.minusSeconds(61)), NOW);
    assertThat(late).isEqualTo(new ReportOutcome.Stale(done));
  }

  @Test
  void takesReportsOfTheSameInstantInTheOrderTheyCome() {
    Instant at = NOW.minusSeconds(60);
    DatabaseStatus running =
        applied(status(SHOP, RestoreState.NEEDED), at(SHOP, Reported.RUNNING, at));
    assertThat(applied(running, at(SHOP, Reported.DONE, at)).restore())
        .isEqualTo(RestoreState.PROVING);
  }

  @Test
  void doesNotLetAClockAheadOfOursSilenceLaterReports() {
    DatabaseStatus running =
        applied(
            status(SHOP, RestoreState.NEEDED),
            at(SHOP, Reported.RUNNING, NOW.plus(Duration.ofHours(2))));
    assertThat(running.reportedAt()).isEqualTo(NOW);
    ReportOutcome next = restores.apply(running, report(SHOP, Reported.DONE), NOW.plusSeconds(1));
    assertThat(next).isInstanceOf(ReportOutcome.Applied.class);
  }

  @Test
  void countsDoneAtOnceWhereTheServerIsNotProbed() {
    DatabaseStatus done =
        applied(status(UNPROBED, RestoreState.NONE), report(UNPROBED, Reported.DONE));
    assertThat(done.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(done.round()).isEqualTo(1);
    assertThat(done.restoredAt()).isEqualTo(NOW);
    assertThat(done.onWhoseWord()).isEqualTo("the restore script");
    assertThat(done.health()).isEqualTo(Health.UNKNOWN);
    assertThat(done.detail()).contains("on the word of the restore script", "old is not probed");
    assertThat(done.back()).isTrue();
  }

  @Test
  void provesWhereItWasRestoredTo() {
    RestoreReport moved =
        new RestoreReport(
            UNPROBED,
            Reported.DONE,
            null,
            null,
            null,
            DatabaseName.parse("mysql2/shop"),
            null,
            Word.SCRIPT);
    DatabaseStatus proving = applied(status(UNPROBED, RestoreState.NEEDED), moved);
    assertThat(proving.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(proving.probedAt()).isEqualTo(DatabaseName.parse("mysql2/shop"));
  }

  @Test
  void countsAtOnceWhenRestoredToAServerThatIsNotProbed() {
    RestoreReport moved =
        new RestoreReport(SHOP, Reported.DONE, null, null, null, UNPROBED, null, Word.OPERATOR);
    DatabaseStatus restored = applied(status(SHOP, RestoreState.NEEDED), moved);
    assertThat(restored.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(restored.onWhoseWord()).isEqualTo("the operator");
    assertThat(restored.restoredTo()).isEqualTo(UNPROBED);
  }

  @Test
  void looksAtTheOldPlaceWhileTheRestoreElsewhereIsRunning() {
    RestoreReport moved =
        new RestoreReport(
            SHOP,
            Reported.RUNNING,
            10,
            null,
            null,
            DatabaseName.parse("mysql2/shop"),
            null,
            Word.SCRIPT);
    assertThat(applied(status(SHOP, RestoreState.NEEDED), moved).probedAt()).isEqualTo(SHOP);
  }

  @Test
  void keepsTheBackupsTimeThroughARestoreAndForgetsItWhenDamagedAgain() {
    RestoreReport running =
        new RestoreReport(
            UNPROBED, Reported.RUNNING, 10, Statuses.T0, null, null, null, Word.SCRIPT);
    DatabaseStatus done =
        applied(
            applied(status(UNPROBED, RestoreState.NEEDED), running),
            report(UNPROBED, Reported.DONE));
    assertThat(done.backupTakenAt()).isEqualTo(Statuses.T0);
    assertThat(done.percent()).isNull();
    DatabaseStatus again = applied(done, report(UNPROBED, Reported.NEEDED));
    assertThat(again.backupTakenAt()).isNull();
    assertThat(again.restoredAt()).isNull();
    assertThat(again.round()).isEqualTo(2);
  }

  @Test
  void provesAgainWhenLoadedFromAnotherBackupWithoutNewDamage() {
    DatabaseStatus restored =
        Statuses.from(status(SHOP, RestoreState.RESTORED)).backupTakenAt(Statuses.T0).build();
    RestoreReport better =
        new RestoreReport(
            SHOP, Reported.DONE, null, Statuses.T0.plusSeconds(60), null, null, null, Word.SCRIPT);
    DatabaseStatus again = applied(restored, better);
    assertThat(again.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(again.round()).isEqualTo(1);
    assertThat(again.backupTakenAt()).isEqualTo(Statuses.T0.plusSeconds(60));
  }

  @Test
  void provesAgainWhenLoadedToAnotherPlaceWithoutNewDamage() {
    RestoreReport moved =
        new RestoreReport(
            SHOP,
            Reported.DONE,
            null,
            null,
            null,
            DatabaseName.parse("mysql1/shop_new"),
            null,
            Word.SCRIPT);
    DatabaseStatus again = applied(status(SHOP, RestoreState.RESTORED), moved);
    assertThat(again.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(again.restoredTo()).isEqualTo(DatabaseName.parse("mysql1/shop_new"));
    assertThat(again.round()).isEqualTo(1);
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
  void fillsInTheBackupsTimeWithoutProvingAgain() {
    RestoreReport report =
        new RestoreReport(SHOP, Reported.DONE, null, Statuses.T0, null, null, null, Word.SCRIPT);
    DatabaseStatus filled = applied(status(SHOP, RestoreState.RESTORED), report);
    assertThat(filled.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(filled.backupTakenAt()).isEqualTo(Statuses.T0);
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

  private static RestoreReport told(
      Reported state, @Nullable HoldReason hold, @Nullable String words) {
    return new RestoreReport(SHOP, state, null, null, null, null, null, hold, words, Word.OPERATOR);
  }

  /** Whatever a script repeats or sends late, each state can be said twice and from any other. */
  @ParameterizedTest
  @EnumSource(RestoreState.class)
  void takesEveryReportInEveryStateAndRepeatsChangeNothing(RestoreState state) {
    for (Reported reported : Reported.values()) {
      Word word = reported == Reported.CHECKED ? Word.OPERATOR : Word.SCRIPT;
      RestoreReport report = new RestoreReport(SHOP, reported, word);
      DatabaseStatus first = after(restores.apply(status(SHOP, state), report, NOW));
      ReportOutcome again = restores.apply(first, report, NOW.plusSeconds(5));
      assertThat(after(again)).as("%s, then %s twice", state, reported).isEqualTo(first);
      RestoreReport late =
          new RestoreReport(SHOP, reported, null, null, NOW.minusSeconds(900), null, null, word);
      if (first.reportedAt() != null)
        assertThat(restores.apply(first, late, NOW)).isEqualTo(new ReportOutcome.Stale(first));
    }
  }

  private static DatabaseStatus after(ReportOutcome outcome) {
    return switch (outcome) {
      case ReportOutcome.Applied applied -> applied.after();
      case ReportOutcome.Unchanged unchanged -> unchanged.status();
      case ReportOutcome.Stale stale -> stale.status();
    };
  }

  @Test
  void aProgressThatComesLateDoesNotUndoTheEnd() {
    DatabaseStatus done =
        applied(status(UNPROBED, RestoreState.RUNNING), report(UNPROBED, Reported.DONE));
    RestoreReport late =
        new RestoreReport(
            UNPROBED, Reported.RUNNING, 90, null, NOW.minusSeconds(1), null, null, Word.SCRIPT);
    assertThat(restores.apply(done, late, NOW)).isEqualTo(new ReportOutcome.Stale(done));
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

  private DatabaseStatus applied(DatabaseStatus before, RestoreReport report) {
    ReportOutcome outcome = restores.apply(before, report, NOW);
    assertThat(outcome).isInstanceOf(ReportOutcome.Applied.class);
    return ((ReportOutcome.Applied) outcome).after();
  }

  private static DatabaseStatus status(DatabaseName database, RestoreState state) {
    return Statuses.of(database.toString()).restore(state).build();
  }

  private static RestoreReport report(DatabaseName database, Reported state) {
    return new RestoreReport(database, state, Word.SCRIPT);
  }

  private static RestoreReport at(DatabaseName database, Reported state, Instant at) {
    return new RestoreReport(database, state, null, null, at, null, null, Word.SCRIPT);
  }

  private static RestoreReport running(@Nullable Integer percent) {
    return new RestoreReport(SHOP, Reported.RUNNING, percent, null, null, null, null, Word.SCRIPT);
  }
}
