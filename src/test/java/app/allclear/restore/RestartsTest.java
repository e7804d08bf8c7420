package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a restart of its server makes of a database, and what is none. */
class RestartsTest extends LookedAt {
  @Test
  void provesRestoredDatabasesAgainAfterARestart() {
    serverStarted = NOON.minusSeconds(10);
    DatabaseStatus after = look(restored(), NO_LIST);
    assertThat(after.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(after.round()).isEqualTo(1);
    assertThat(after.restoredAt()).isEqualTo(Statuses.T0);
    DatabaseStatus proven = look(after, HEALTHY);
    assertThat(proven.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(proven.restoredAt()).isEqualTo(Statuses.T0);
    assertThat(look(proven, NO_LIST).restore()).isEqualTo(RestoreState.RESTORED);
  }

  @Test
  void provesAgainAlsoWhereNoLookWasTaken() {
    serverStarted = NOON.minusSeconds(10);
    ServerRound elsewhere = server(Map.of(DatabaseName.parse("mysql1/other"), HEALTHY), Map.of());
    RoundOutcome outcome = restores.apply(List.of(restored()), Map.of(), null, elsewhere, true);
    assertThat(outcome.changes().getFirst().after().restore()).isEqualTo(RestoreState.PROVING);
  }

  @Test
  void isNotHiddenFromOthersByARoundThatLookedAtAFew() {
    look(well(), HEALTHY);
    serverStarted = NOON.minusSeconds(10);
    look(Statuses.of("mysql1/shop").restore(RestoreState.PROVING).build(), HEALTHY);
    assertThat(look(restored(), NO_LIST).restore()).isEqualTo(RestoreState.PROVING);
  }

  @Test
  void isProvenAgainByTheVeryRoundThatMeetsTheRestart() {
    look(restored(), HEALTHY);
    serverStarted = NOON.minusSeconds(10);
    RoundOutcome outcome = round(restored(), HEALTHY, LIST, true, Set.of("orders", "users"));
    assertThat(outcome.restarted()).isTrue();
    DatabaseStatus after = outcome.changes().getFirst().after();
    assertThat(after.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(after.since()).isEqualTo(restored().since());
    assertThat(after.restoredAt()).isEqualTo(Statuses.T0);
  }

  @Test
  void asksToLookAtARestoreThatRanThroughARestart() {
    serverStarted = NOON.minusSeconds(10);
    DatabaseStatus running =
        Statuses.of("mysql1/shop").restore(RestoreState.RUNNING).countAfter(Statuses.T0).build();
    DatabaseStatus after = look(running, TIMEOUT);
    assertThat(after.restore()).isEqualTo(RestoreState.RUNNING);
    assertThat(after.attention()).contains("restarted", "look at it");
  }

  @Test
  void takesNoJitterOfTheUptimeForARestart() {
    look(restored(), HEALTHY);
    serverStarted = serverStarted.plusSeconds(1);
    assertThat(round(restored(), HEALTHY, LIST, true, Set.of()).restarted()).isFalse();
    serverStarted = Statuses.T0.plusSeconds(1);
    assertThat(look(restored(), NO_LIST).restore()).isEqualTo(RestoreState.RESTORED);
  }

  @Test
  void takesTheAllClearBackWhereARestartLeftItBroken() {
    look(restored(), HEALTHY);
    serverStarted = NOON.plusSeconds(10);
    DatabaseStatus once = look(restored(), BROKEN);
    assertThat(once.restore()).isEqualTo(RestoreState.PROVING);
    DatabaseStatus twice = look(once, BROKEN);
    assertThat(twice.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(twice.round()).isEqualTo(2);
    assertThat(twice.restoredAt()).isNull();
    assertThat(twice.attention()).contains("after the server was restarted");
  }

  @Test
  void keepsTheServersStatus() {
    RoundOutcome first = round(well(), HEALTHY, LIST, true, Set.of());
    assertThat(first.serverChanged()).isTrue();
    assertThat(first.server().found()).containsExactly("shop");
    server = first.server();
    assertThat(round(well(), HEALTHY, LIST, true, Set.of()).serverChanged()).isFalse();
  }
}
