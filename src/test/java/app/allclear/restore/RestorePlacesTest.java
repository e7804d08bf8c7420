package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import org.junit.jupiter.api.Test;

/** Where a database is restored to and from which backup, and what that means for its proof. */
class RestorePlacesTest extends Reports {
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

  @Test
  void fillsInTheBackupsTimeWithoutProvingAgain() {
    RestoreReport report =
        new RestoreReport(SHOP, Reported.DONE, null, Statuses.T0, null, null, null, Word.SCRIPT);
    DatabaseStatus filled = applied(status(SHOP, RestoreState.RESTORED), report);
    assertThat(filled.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(filled.backupTakenAt()).isEqualTo(Statuses.T0);
  }
}
