package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.allclear.customer.DatabaseName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** Which look becomes the list that later ones are compared with: never that of a damaged state. */
class KeptListsTest extends LookedAt {
  @Test
  void neverProvesWithoutAListUntilTheOperatorCheckedIt() {
    DatabaseStatus status = look(look(look(proving(), NO_LIST), NO_LIST), NO_LIST);
    assertThat(status.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(status.health()).isEqualTo(Health.UNKNOWN);
    assertThat(status.attention()).contains("There is no list.");
    DatabaseStatus checked = checked(status);
    assertThat(look(checked, UNREACHABLE).restore()).isEqualTo(RestoreState.PROVING);
    assertThat(look(checked, TIMEOUT).restore()).isEqualTo(RestoreState.PROVING);
    assertThat(look(checked, BROKEN).restore()).isEqualTo(RestoreState.PROVING);
    RoundOutcome outcome = round(checked, NO_LIST, null, false, Set.of("orders"));
    DatabaseStatus restored = outcome.changes().getFirst().after();
    assertThat(restored.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(restored.onWhoseWord()).isEqualTo("the operator");
    assertThat(restored.checked()).isFalse();
    assertThat(outcome.lists())
        .extracting(TableList::tables, TableList::origin)
        .containsExactly(tuple(set("orders"), TableList.Origin.VOUCHED));
  }

  @Test
  void takesTheOperatorsWordForATableThatIsNoLongerWanted() {
    DatabaseStatus checked = checked(look(proving(), MISSING));
    RoundOutcome outcome = round(checked, MISSING, LIST, false, Set.of("orders"));
    assertThat(outcome.changes().getFirst().after().restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(outcome.lists()).extracting(TableList::tables).containsExactly(set("orders"));
  }

  @Test
  void neverCallsADatabaseWithoutAListHealthy() {
    DatabaseStatus status = look(look(Statuses.of("mysql1/shop").build(), NO_LIST), NO_LIST);
    assertThat(status.health()).isEqualTo(Health.UNKNOWN);
  }

  @Test
  void takesAFirstListOnlyOnACalmServerWithoutDamage() {
    DatabaseStatus fresh = Statuses.of("mysql1/shop").build();
    Set<String> seen = Set.of("orders");
    assertThat(round(fresh, NO_LIST, null, true, seen).lists()).hasSize(1);
    assertThat(round(fresh, NO_LIST, null, false, seen).lists()).isEmpty();
    assertThat(round(fresh, TIMEOUT, null, true, seen).lists()).isEmpty();
    Map<DatabaseName, SortedSet<String>> tables = Map.of(SHOP, set("orders"));
    DatabaseName second = DatabaseName.parse("mysql1/second");
    DatabaseName third = DatabaseName.parse("mysql1/third");
    ServerRound oneOldBreak = server(Map.of(SHOP, NO_LIST, second, BROKEN), tables);
    assertThat(restores.apply(List.of(fresh), Map.of(), null, oneOldBreak, true).lists())
        .hasSize(1);
    ServerRound sick = server(Map.of(SHOP, NO_LIST, second, BROKEN, third, BROKEN), tables);
    assertThat(restores.apply(List.of(fresh), Map.of(), null, sick, true).lists()).isEmpty();
  }

  @Test
  void growsAListWithAHealthyDatabaseAndNeverWithADamagedOne() {
    Set<String> more = Set.of("orders", "users", "new");
    assertThat(round(well(), HEALTHY, LIST, false, more).lists())
        .extracting(TableList::tables)
        .containsExactly(set("new", "orders", "users"));
    assertThat(round(well(), MISSING, LIST, true, Set.of("orders")).lists()).isEmpty();
    DatabaseStatus owed = Statuses.of("mysql1/shop").restore(RestoreState.RUNNING).build();
    assertThat(round(owed, HEALTHY, LIST, true, more).lists()).isEmpty();
    assertThat(round(owed, NO_LIST, null, true, more).lists()).isEmpty();
  }

  @Test
  void goesOnComparingWithWhatTheOperatorGaveWhileAnOutageIsOpen() {
    TableList given =
        TableList.given(SHOP, List.of(ListedTable.named("orders")), "Monday's backup", Statuses.T0);
    Set<String> more = Set.of("orders", "new");
    assertThat(round(well(), HEALTHY, given, false, more).lists()).isEmpty();
    assertThat(round(well(), HEALTHY, given, true, more).lists()).hasSize(1);
  }

  @Test
  void saysWithEveryFindingWhatItWasComparedWithAndHowOldThatIs() {
    Finding missing = new Finding(Finding.Kind.MISSING, "users", "Table users is missing.", 1146);
    String monday =
        TableList.given(SHOP, List.of(ListedTable.named("users")), "Monday's backup", Statuses.T0)
            .words(Statuses.T0.plusSeconds(3 * 86_400));
    assertThat(look(well(), new ProbeResult.Damaged(List.of(missing), monday)).detail())
        .isEqualTo(
            "Table users is missing. Compared with Monday's backup, of 3 May 2026 05:00 UTC, as the"
                + " operator gave it (1 table, 3 days old).");
  }

  @Test
  void writesAnUnchangedListAgainOnlyOnceADay() {
    Set<String> same = Set.of("orders", "users");
    assertThat(round(well(), HEALTHY, LIST, true, same).lists()).isEmpty();
    next = Statuses.T0.plusSeconds(25 * 3600);
    assertThat(round(well(), HEALTHY, LIST, true, same).lists()).hasSize(1);
  }

  @Test
  void takesWhatIsThereAsItShouldBeOnceTheDamageIsWithdrawn() {
    DatabaseStatus needed = look(look(well(), MISSING), MISSING);
    ReportOutcome outcome =
        restores.apply(needed, new RestoreReport(SHOP, Reported.WITHDRAWN, Word.OPERATOR), next);
    DatabaseStatus withdrawn = ((ReportOutcome.Applied) outcome).after();
    assertThat(withdrawn.restore()).isEqualTo(RestoreState.NONE);
    next = next.plusSeconds(1);
    RoundOutcome round = round(withdrawn, MISSING, LIST, true, Set.of("orders"));
    assertThat(round.lists()).extracting(TableList::tables).containsExactly(set("orders"));
    DatabaseStatus after = round.changes().getFirst().after();
    assertThat(after.restore()).isEqualTo(RestoreState.NONE);
    assertThat(look(after, HEALTHY).health()).isEqualTo(Health.HEALTHY);
  }
}
