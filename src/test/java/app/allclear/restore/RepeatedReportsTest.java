package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports that are repeated, come late or in another order than they were sent. */
class RepeatedReportsTest extends Reports {
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

  /** Another backup loaded over a proven one is other data: what proved the first says nothing. */
  @Test
  void provesAnewWhatIsLoadedAgainFromAnotherBackup() {
    DatabaseStatus proven =
        Statuses.of("mysql1/shop")
            .restore(RestoreState.RESTORED)
            .backupTakenAt(Statuses.T0.minusSeconds(86_400))
            .restoredAt(Statuses.T0)
            .build();
    DatabaseStatus again = applied(proven, loaded(Statuses.T0.minusSeconds(3_600)));
    assertThat(again.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(again.restoredAt()).isNull();
    assertThat(again.backupTakenAt()).isEqualTo(Statuses.T0.minusSeconds(3_600));
    assertThat(restores.apply(proven, loaded(Statuses.T0.minusSeconds(86_400)), NOW))
        .as("the same backup is the same restore")
        .isEqualTo(new ReportOutcome.Unchanged(proven));
  }

  private static RestoreReport loaded(Instant backup) {
    return new RestoreReport(SHOP, Reported.DONE, null, backup, null, null, null, Word.SCRIPT);
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

  @Test
  void aProgressThatComesLateDoesNotUndoTheEnd() {
    DatabaseStatus done =
        applied(status(UNPROBED, RestoreState.RUNNING), report(UNPROBED, Reported.DONE));
    RestoreReport late =
        new RestoreReport(
            UNPROBED, Reported.RUNNING, 90, null, NOW.minusSeconds(1), null, null, Word.SCRIPT);
    assertThat(restores.apply(done, late, NOW)).isEqualTo(new ReportOutcome.Stale(done));
  }
}
