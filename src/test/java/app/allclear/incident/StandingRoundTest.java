package app.allclear.incident;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the next all-clear is another one. */
class StandingRoundTest {
  private static int round(boolean allClearOwed, DatabaseStatus... databases) {
    Standing.Before before = new Standing.Before(true, null, 1);
    NoticeStanding notices = new NoticeStanding(0, 0, 0, null, null, allClearOwed, null, Set.of());
    return Standing.of(before, List.of(), List.of(databases), notices, true, false).round();
  }

  private static DatabaseStatus status(String name, RestoreState state, Health health) {
    return Statuses.of("mysql1/" + name).restore(state).health(health).build();
  }

  @Test
  void risesWithDamageAfterAnAllClear() {
    assertThat(round(true, status("shop", RestoreState.NEEDED, Health.DAMAGED))).isEqualTo(2);
    assertThat(
            round(
                true,
                status("shop", RestoreState.RESTORED, Health.HEALTHY),
                status("blog", RestoreState.RUNNING, Health.DAMAGED)))
        .as("a database that was never damaged before")
        .isEqualTo(2);
  }

  @Test
  void staysWithDamageBeforeAnyAllClear() {
    assertThat(round(false, status("shop", RestoreState.NEEDED, Health.DAMAGED))).isEqualTo(1);
  }

  @Test
  void staysWhileARestoreIsOnlyProvenAgain() {
    assertThat(round(true, status("shop", RestoreState.PROVING, Health.UNKNOWN))).isEqualTo(1);
    assertThat(round(true, status("shop", RestoreState.RESTORED, Health.UNREACHABLE))).isEqualTo(1);
    assertThat(round(true, status("shop", RestoreState.RESTORED, Health.DAMAGED)))
        .as("one look that the next must confirm")
        .isEqualTo(1);
  }
}
