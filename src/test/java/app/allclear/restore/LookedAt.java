package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One database through rounds of looks, one after the other; the first at noon. */
abstract class LookedAt {
  static final Instant NOON = Statuses.T0.plusSeconds(7 * 3600);
  static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  static final TableList LIST = TableList.kept(SHOP, List.of("orders", "users"), Statuses.T0);
  static final ProbeResult HEALTHY = new ProbeResult.Healthy("the list kept at dawn");
  static final ProbeResult BROKEN = damaged(Finding.Kind.BROKEN, "orders");
  static final ProbeResult MISSING = damaged(Finding.Kind.MISSING, "users");
  static final ProbeResult NO_LIST = new ProbeResult.Unknown("There is no list.", Tier.OPENED);
  static final ProbeResult TIMEOUT = new ProbeResult.Unknown("Too slow.");
  static final ProbeResult UNREACHABLE = new ProbeResult.Unreachable("Refused.");

  final Restores restores = new Restores(List.of("mysql1"));
  Instant next = NOON;
  @Nullable ServerStatus server;
  Instant serverStarted = Statuses.T0.minusSeconds(86_400);

  DatabaseStatus look(DatabaseStatus before, ProbeResult result) {
    RoundOutcome outcome = round(before, result, LIST, true, Set.of("orders"));
    server = outcome.server();
    return outcome.changes().isEmpty() ? before : outcome.changes().getFirst().after();
  }

  RoundOutcome round(
      DatabaseStatus before,
      ProbeResult result,
      @Nullable TableList list,
      boolean calm,
      Set<String> seen) {
    ServerRound round = server(Map.of(SHOP, result), Map.of(SHOP, new TreeSet<>(seen)));
    return restores.apply(
        List.of(before), list == null ? Map.of() : Map.of(SHOP, list), server, round, calm);
  }

  ServerRound server(
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

  DatabaseStatus proving() {
    DatabaseStatus needed = Statuses.of("mysql1/shop").restore(RestoreState.NEEDED).build();
    Instant reported = NOON.minusSeconds(30);
    RestoreReport done = new RestoreReport(SHOP, Reported.DONE, Word.SCRIPT);
    return ((ReportOutcome.Applied) restores.apply(needed, done, reported)).after();
  }

  DatabaseStatus checked(DatabaseStatus proving) {
    RestoreReport checked = new RestoreReport(SHOP, Reported.CHECKED, Word.OPERATOR);
    DatabaseStatus after = ((ReportOutcome.Applied) restores.apply(proving, checked, next)).after();
    next = next.plusSeconds(1);
    return after;
  }

  static DatabaseStatus well() {
    return Statuses.of("mysql1/shop").health(Health.HEALTHY).build();
  }

  static DatabaseStatus restored() {
    return Statuses.of("mysql1/shop")
        .health(Health.HEALTHY)
        .restore(RestoreState.RESTORED)
        .restoredAt(Statuses.T0)
        .countAfter(Statuses.T0)
        .build();
  }

  static ProbeResult damaged(Finding.Kind kind, String table) {
    return new ProbeResult.Damaged(
        List.of(new Finding(kind, table, "Table %s: %s.".formatted(table, kind), 1)));
  }

  static SortedSet<String> set(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
