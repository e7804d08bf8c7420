package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rounds of probes make of a status. */
class RoundsTest {
  private static final Instant NOON = Statuses.T0.plusSeconds(7 * 3600);
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  private static final TableList LIST =
      TableList.kept(SHOP, List.of("orders", "users"), Statuses.T0);
  private static final ProbeResult HEALTHY = new ProbeResult.Healthy("the list kept at dawn");
  private static final ProbeResult BROKEN = damaged(Finding.Kind.BROKEN, "orders");
  private static final ProbeResult MISSING = damaged(Finding.Kind.MISSING, "users");
  private static final ProbeResult NO_LIST =
      new ProbeResult.Unknown("There is no list.", Tier.OPENED);
  private static final ProbeResult TIMEOUT = new ProbeResult.Unknown("Too slow.");
  private static final ProbeResult UNREACHABLE = new ProbeResult.Unreachable("Refused.");

  private final Restores restores = new Restores(List.of("mysql1"));
  private Instant next = NOON;
  private @Nullable ServerStatus server;
  private Instant serverStarted = Statuses.T0.minusSeconds(86_400);

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

  @Test
  void plansALookWhereADatabaseLivesNow() {
    Restores both = new Restores(List.of("mysql1", "mysql2"));
    DatabaseStatus moved =
        Statuses.of("mysql1/shop").restore(RestoreState.PROVING).restoredTo("mysql2/shop").build();
    assertThat(both.plan("mysql1", List.of(moved), Map.of(SHOP, LIST), NOON)).isEmpty();
    assertThat(both.plan("mysql2", List.of(moved), Map.of(SHOP, LIST), NOON))
        .containsExactly(new Probe(SHOP, DatabaseName.parse("mysql2/shop"), LIST, Tier.OPENED));
  }

  private DatabaseStatus look(DatabaseStatus before, ProbeResult result) {
    RoundOutcome outcome = round(before, result, LIST, true, Set.of("orders"));
    server = outcome.server();
    return outcome.changes().isEmpty() ? before : outcome.changes().getFirst().after();
  }

  private RoundOutcome round(
      DatabaseStatus before,
      ProbeResult result,
      @Nullable TableList list,
      boolean calm,
      Set<String> seen) {
    ServerRound round = server(Map.of(SHOP, result), Map.of(SHOP, new TreeSet<>(seen)));
    return restores.apply(
        List.of(before), list == null ? Map.of() : Map.of(SHOP, list), server, round, calm);
  }

  private ServerRound server(
      Map<DatabaseName, ProbeResult> results, Map<DatabaseName, SortedSet<String>> tables) {
    Instant began = next;
    next = next.plusSeconds(20);
    return new ServerRound(
        "mysql1",
        began,
        began.plusSeconds(1),
        true,
        "The server answers.",
        serverStarted,
        results,
        tables,
        Map.of(),
        "11.4.5-MariaDB",
        Set.of("shop"));
  }

  private DatabaseStatus proving() {
    DatabaseStatus needed = Statuses.of("mysql1/shop").restore(RestoreState.NEEDED).build();
    Instant reported = NOON.minusSeconds(30);
    RestoreReport done = new RestoreReport(SHOP, Reported.DONE, Word.SCRIPT);
    return ((ReportOutcome.Applied) restores.apply(needed, done, reported)).after();
  }

  private DatabaseStatus checked(DatabaseStatus proving) {
    RestoreReport checked = new RestoreReport(SHOP, Reported.CHECKED, Word.OPERATOR);
    DatabaseStatus after = ((ReportOutcome.Applied) restores.apply(proving, checked, next)).after();
    next = next.plusSeconds(1);
    return after;
  }

  private static DatabaseStatus well() {
    return Statuses.of("mysql1/shop").health(Health.HEALTHY).build();
  }

  private static DatabaseStatus restored() {
    return Statuses.of("mysql1/shop")
        .health(Health.HEALTHY)
        .restore(RestoreState.RESTORED)
        .restoredAt(Statuses.T0)
        .countAfter(Statuses.T0)
        .build();
  }

  private static ProbeResult damaged(Finding.Kind kind, String table) {
    return new ProbeResult.Damaged(
        List.of(new Finding(kind, table, "Table %s: %s.".formatted(table, kind), 1)));
  }

  private static SortedSet<String> set(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
