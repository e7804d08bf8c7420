package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rounds of probes make of a status. */
class RoundsTest extends LookedAt {
  @Test
  void provesARestoreByACleanRoundBegunAfterTheReport() {
    DatabaseStatus proven = look(proving(), HEALTHY);
    assertThat(proven.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(proven.health()).isEqualTo(Health.HEALTHY);
    assertThat(proven.onWhoseWord()).isEqualTo("a probe");
    assertThat(proven.restoredAt()).isNotNull();
    assertThat(proven.detail()).contains("compared with the list kept at dawn");
  }

  @Test
  void ignoresARoundBegunBeforeTheReport() {
    DatabaseStatus proving = proving();
    next = NOON.minusSeconds(60);
    assertThat(look(proving, HEALTHY)).isEqualTo(proving);
    next = NOON.minusSeconds(60);
    assertThat(look(proving, BROKEN)).isEqualTo(proving);
  }

  @Test
  void doesNotCallARestoreDoneWhileATableIsMissing() {
    DatabaseStatus status = proving();
    for (int round = 1; round <= DatabaseStatus.PATIENCE; round++) {
      status = look(status, MISSING);
      assertThat(status.restore()).isEqualTo(RestoreState.PROVING);
      assertThat(status.detail()).contains("users");
    }
    assertThat(status.attention()).contains("not proven", "users", "say that you checked it");
    assertThat(look(status, MISSING)).as("no further writes").isEqualTo(status);
    assertThat(look(status, HEALTHY).restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(look(status, HEALTHY).attention()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = RestoreState.class,
      names = {"NONE"},
      mode = EnumSource.Mode.EXCLUDE)
  void leavesEveryRestoreAsItIsWhileTheServerDoesNotAnswer(RestoreState state) {
    DatabaseStatus before = Statuses.of("mysql1/shop").restore(state).build();
    DatabaseStatus after = look(look(before, UNREACHABLE), UNREACHABLE);
    assertThat(after.restore()).isEqualTo(state);
    assertThat(after.health()).isEqualTo(Health.UNREACHABLE);
    assertThat(after.attention()).isNull();
    assertThat(after.since()).isEqualTo(before.since());
  }

  @ParameterizedTest
  @EnumSource(
      value = RestoreState.class,
      names = {"NEEDED", "RUNNING", "FAILED", "ON_HOLD", "GIVEN_UP"})
  void neverEndsARestoreThatNobodyReportedDone(RestoreState state) {
    DatabaseStatus before = Statuses.of("mysql1/shop").restore(state).build();
    DatabaseStatus after = look(look(before, HEALTHY), HEALTHY);
    assertThat(after.restore()).isEqualTo(state);
    assertThat(after.health()).isEqualTo(Health.HEALTHY);
    assertThat(after.round()).isEqualTo(1);
  }

  @Test
  void owesARestoreOnceTwoRoundsAgree() {
    DatabaseStatus once = look(well(), BROKEN);
    assertThat(once.health()).isEqualTo(Health.DAMAGED);
    assertThat(once.restore()).isEqualTo(RestoreState.NONE);
    DatabaseStatus twice = look(once, BROKEN);
    assertThat(twice.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(twice.round()).isEqualTo(1);
    assertThat(twice.onWhoseWord()).isEqualTo("a probe");
    assertThat(twice.attention()).contains("orders");
    assertThat(look(twice, BROKEN)).as("no further writes").isEqualTo(twice);
  }

  @Test
  void doesNotTakeACustomersOwnReimportForDamage() {
    DatabaseStatus status = look(well(), MISSING);
    status = look(status, damaged(Finding.Kind.MISSING, "orders"));
    assertThat(status.restore()).isEqualTo(RestoreState.NONE);
    status = look(status, HEALTHY);
    assertThat(status.health()).isEqualTo(Health.HEALTHY);
    assertThat(look(status, MISSING).restore()).isEqualTo(RestoreState.NONE);
  }

  @Test
  void remembersASuspicionWhileTheServerIsSlowOrDown() {
    DatabaseStatus status = look(look(look(well(), BROKEN), TIMEOUT), UNREACHABLE);
    assertThat(status.restore()).isEqualTo(RestoreState.NONE);
    assertThat(look(status, BROKEN).restore()).isEqualTo(RestoreState.NEEDED);
  }

  @Test
  void takesTheAllClearBackWhenARestoredDatabaseBreaksAgain() {
    DatabaseStatus once = look(restored(), BROKEN);
    assertThat(once.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(once.back()).as("nothing good is said of it meanwhile").isFalse();
    DatabaseStatus twice = look(once, BROKEN);
    assertThat(twice.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(twice.round()).isEqualTo(2);
    assertThat(twice.health()).isEqualTo(Health.DAMAGED);
  }

  @Test
  void withdrawingDoesNotHideATableThatDoesNotOpen() {
    DatabaseStatus needed = look(look(well(), BROKEN), BROKEN);
    ReportOutcome outcome =
        restores.apply(needed, new RestoreReport(SHOP, Reported.WITHDRAWN, Word.OPERATOR), next);
    next = next.plusSeconds(1);
    DatabaseStatus after = look(look(((ReportOutcome.Applied) outcome).after(), BROKEN), BROKEN);
    assertThat(after.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(after.round()).as("the mistake was no damage, so this is the first").isEqualTo(1);
  }

  @Test
  void plansALookWhereADatabaseLivesNow() {
    Restores both = new Restores(List.of("mysql1", "mysql2"));
    DatabaseStatus moved =
        Statuses.of("mysql1/shop").restore(RestoreState.PROVING).restoredTo("mysql2/shop").build();
    assertThat(both.plan("mysql1", List.of(moved), Map.of(SHOP, LIST), NOON)).isEmpty();
    assertThat(both.plan("mysql2", List.of(moved), Map.of(SHOP, LIST), NOON))
        .containsExactly(new Probe(SHOP, DatabaseName.parse("mysql2/shop"), LIST, Tier.OPENED));
  }
}
