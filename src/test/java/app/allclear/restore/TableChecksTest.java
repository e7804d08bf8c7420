package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What consent to CHECK TABLE changes: when one runs, what it proves, what takes it back. */
class TableChecksTest {
  private static final Instant NOON = Statuses.T0.plusSeconds(7 * 3600);
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  private static final TableList LIST = TableList.kept(SHOP, List.of("orders"), Statuses.T0);
  private static final ProbeResult OPENS = new ProbeResult.Healthy("the list kept at dawn");
  private static final ProbeResult CLEAN =
      new ProbeResult.Healthy("the list kept at dawn", Tier.CHECKED);
  private static final ProbeResult CORRUPT =
      new ProbeResult.Damaged(
          List.of(
              new Finding(
                  Finding.Kind.BROKEN,
                  "orders",
                  "Table orders is damaged: CHECK TABLE MEDIUM says Corrupt.",
                  null,
                  Tier.CHECKED)));

  private final Restores shallow = new Restores(List.of("mysql1"));
  private final Restores deep = new Restores(List.of("mysql1"), List.of("mysql1"));
  private Instant next = NOON;

  @Test
  void provesWithConsentOnlyOnceTheCheckWasCleanTwice() {
    DatabaseStatus status = proving(deep);
    assertThat(tier(deep, status)).isEqualTo(Tier.CHECKED);
    status = look(deep, status, OPENS);
    assertThat(status.restore()).isEqualTo(RestoreState.PROVING);
    status = look(deep, status, CLEAN);
    assertThat(status.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(status.detail()).contains("once it has said so twice");
    status = look(deep, status, CLEAN);
    assertThat(status.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(status.detail()).contains("CHECK TABLE found nothing wrong, twice");
    assertThat(look(deep, status, OPENS).detail()).isEqualTo(status.detail());
  }

  @Test
  void leavesAPauseBetweenTheTwo() {
    DatabaseStatus once = look(deep, proving(deep), CLEAN);
    Instant ended = once.tableChecks().cleanAt();
    assertThat(deep.isDue(once, ended.plusSeconds(1))).isFalse();
    assertThat(deep.look(once, LIST, ended.plusSeconds(1)).tier()).isEqualTo(Tier.OPENED);
    Instant later = ended.plus(ProbeLimits.BETWEEN_CHECKS);
    assertThat(deep.isDue(once, later)).isTrue();
    assertThat(deep.look(once, LIST, later).tier()).isEqualTo(Tier.CHECKED);
  }

  @Test
  void saysWithoutConsentThatNothingWasChecked() {
    DatabaseStatus status = proving(shallow);
    assertThat(tier(shallow, status)).isEqualTo(Tier.OPENED);
    status = look(shallow, status, OPENS);
    assertThat(status.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(status.detail())
        .contains("compared with the list kept at dawn", "was not checked", "needs your consent");
  }

  @Test
  void takesOneClickAsAYesToBothPasses() {
    DatabaseStatus asked = proving(shallow).checkAsked(NOON);
    assertThat(tier(shallow, asked)).isEqualTo(Tier.CHECKED);
    DatabaseStatus begun = asked.checkAsked(null);
    DatabaseStatus once = look(shallow, begun, CLEAN);
    assertThat(once.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(once.tableChecks().asked()).isNotNull();
    DatabaseStatus twice = look(shallow, once.checkAsked(null), CLEAN);
    assertThat(twice.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(twice.tableChecks()).isEqualTo(new TableChecks(2, next.minusSeconds(19), null));
  }

  @Test
  void doesNotRepeatByItselfACheckThatCameToNothing() {
    DatabaseStatus begun = proving(shallow).checkAsked(NOON).checkAsked(null);
    DatabaseStatus after = look(shallow, begun, new ProbeResult.Unknown("The connection broke."));
    assertThat(after.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(tier(shallow, after)).isEqualTo(Tier.OPENED);
  }

  @Test
  void takesDamageThatACheckFoundForDamageAtOnce() {
    DatabaseStatus well = Statuses.of("mysql1/shop").health(Health.HEALTHY).build();
    DatabaseStatus found = look(shallow, well, CORRUPT);
    assertThat(found.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(found.detail()).contains("CHECK TABLE MEDIUM says Corrupt");
  }

  @Test
  void doesNotTakeBackWhatACheckFoundBecauseTheTableOpens() {
    DatabaseStatus well = Statuses.of("mysql1/shop").health(Health.HEALTHY).build();
    DatabaseStatus found = look(shallow, well, CORRUPT);
    DatabaseStatus opens = look(shallow, found, OPENS);
    assertThat(opens.health()).isEqualTo(Health.DAMAGED);
    assertThat(opens.findings()).isEqualTo(found.findings());
    assertThat(look(shallow, opens, CLEAN).health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void doesNotProveWhatACheckFoundBroken() {
    DatabaseStatus bad = look(deep, look(deep, proving(deep), CLEAN), CORRUPT);
    assertThat(bad.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(bad.tableChecks().clean()).isZero();
    DatabaseStatus opens = look(shallow, bad, OPENS);
    assertThat(opens.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(opens.detail()).contains("Corrupt");
  }

  @Test
  void forgetsWhatACheckFoundBeforeTheRestore() {
    DatabaseStatus well = Statuses.of("mysql1/shop").health(Health.HEALTHY).build();
    DatabaseStatus done = reported(shallow, look(shallow, well, CORRUPT), next);
    next = next.plusSeconds(20);
    assertThat(look(shallow, done, OPENS).restore()).isEqualTo(RestoreState.RESTORED);
  }

  @Test
  void looksAtWhatIsWellOnlyAsFarAsThereIsTime() {
    DatabaseStatus well = Statuses.of("mysql1/shop").health(Health.HEALTHY).build();
    assertThat(shallow.look(well, LIST, NOON).calm()).isTrue();
    assertThat(shallow.look(proving(shallow), LIST, NOON).calm()).isFalse();
    DatabaseStatus suspected = look(shallow, look(shallow, well, OPENS), suspicion());
    assertThat(shallow.look(suspected, LIST, NOON).calm()).isFalse();
    assertThat(look(shallow, well, new ProbeResult.NamesAgree())).isEqualTo(well);
  }

  private static ProbeResult suspicion() {
    return new ProbeResult.Damaged(
        List.of(new Finding(Finding.Kind.MISSING, "orders", "Table orders is missing.", 1146)));
  }

  private Tier tier(Restores restores, DatabaseStatus status) {
    return restores.look(status, LIST, NOON).tier();
  }

  private DatabaseStatus proving(Restores restores) {
    DatabaseStatus needed = Statuses.of("mysql1/shop").restore(RestoreState.NEEDED).build();
    return reported(restores, needed, NOON.minusSeconds(30));
  }

  private static DatabaseStatus reported(Restores restores, DatabaseStatus before, Instant at) {
    RestoreReport done = new RestoreReport(SHOP, Reported.DONE, Word.SCRIPT);
    return ((ReportOutcome.Applied) restores.apply(before, done, at)).after();
  }

  private DatabaseStatus look(Restores restores, DatabaseStatus before, ProbeResult result) {
    Instant began = next;
    next = next.plusSeconds(20);
    ServerRound round =
        new ServerRound(
            "mysql1",
            began,
            began.plusSeconds(1),
            true,
            "The server answers.",
            Statuses.T0.minusSeconds(86_400),
            Map.of(SHOP, result),
            Map.of(SHOP, new TreeSet<>(Set.of("orders"))),
            Map.of(),
            "11.4.5-MariaDB",
            Set.of("shop"));
    RoundOutcome outcome = restores.apply(List.of(before), Map.of(SHOP, LIST), null, round, true);
    return outcome.changes().isEmpty() ? before : outcome.changes().getFirst().after();
  }
}
