package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One database through its whole day: rounds and reports as flow takes them, on real parts. */
class RestoreStoryIT {
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");

  private final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  private final TestStore store = TestStore.sqlite();
  private final DatabaseStatuses statuses = new JdbcDatabaseStatuses(store.jdbc(), store.changes());
  private final ServerStatuses servers = new JdbcServerStatuses(store.jdbc());
  private final TableLists lists = new JdbcTableLists(store.jdbc());
  private final Restores restores = new Restores(List.of("mysql1"));
  private final Clock clock = Clock.systemUTC();
  private final ServerProber prober = new ServerProber(ProbeLimits.DEFAULT, clock);

  @AfterEach
  void close() throws Exception {
    server.close();
    store.close();
  }

  @Test
  void callsADatabaseRestoredOnlyOnceItIs() throws IOException {
    server.run(
        "CREATE DATABASE shop",
        "CREATE TABLE shop.orders (id INT) ENGINE=MyISAM",
        "CREATE TABLE shop.users (id INT) ENGINE=MyISAM");
    assertThat(round().health()).isEqualTo(Health.UNKNOWN);
    assertThat(round().health()).isEqualTo(Health.HEALTHY);

    server.stop();
    assertThat(round().health()).isEqualTo(Health.UNREACHABLE);
    Files.write(server.data().resolve("shop/orders.MYI"), new byte[0]);
    Files.delete(server.data().resolve("shop/users.frm"));
    server.resume();
    assertThat(round().restore()).isEqualTo(RestoreState.NONE);
    DatabaseStatus damaged = round();
    assertThat(damaged.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(damaged.detail())
        .startsWith(
            "Table orders does not open: Incorrect file format 'orders' (130). Table users is missing. Compared with the list kept on ");

    report(Reported.RUNNING);
    // DROP DATABASE fails on what a vanished table left behind.
    Files.delete(server.data().resolve("shop/users.MYI"));
    Files.delete(server.data().resolve("shop/users.MYD"));
    server.run(
        "DROP DATABASE shop",
        "CREATE DATABASE shop",
        "CREATE TABLE shop.orders (id INT) ENGINE=MyISAM");
    report(Reported.DONE);
    DatabaseStatus incomplete = round();
    assertThat(incomplete.restore()).isEqualTo(RestoreState.PROVING);
    assertThat(incomplete.detail()).startsWith("Table users is missing. Compared with ");

    server.freeze();
    assertThat(round().restore()).isEqualTo(RestoreState.PROVING);
    server.thaw();
    server.run("CREATE TABLE shop.users (id INT) ENGINE=MyISAM");
    DatabaseStatus restored = round();
    assertThat(restored.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(restored.back()).isTrue();
    assertThat(restored.round()).isEqualTo(1);

    server.run("DROP TABLE shop.users");
    assertThat(round().back()).isFalse();
    DatabaseStatus again = round();
    assertThat(again.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(again.round()).isEqualTo(2);
  }

  private DatabaseStatus round() {
    Map<DatabaseName, TableList> kept = lists.of(List.of(SHOP));
    List<Probe> looks = restores.plan("mysql1", List.of(present()), kept, clock.instant());
    ServerRound round = prober.probe(server.settings("mysql1"), looks);
    store.change(() -> {
      RoundOutcome outcome =
          restores.apply(
              List.of(present()),
              lists.of(List.of(SHOP)),
              servers.find("mysql1").orElse(null),
              round,
              true);
      outcome.changes().forEach(change -> statuses.save(change.after()));
      outcome.lists().forEach(lists::keep);
      if (outcome.serverChanged()) servers.save(outcome.server());
    });
    return present();
  }

  private void report(Reported state) {
    RestoreReport report = new RestoreReport(SHOP, state, Word.SCRIPT);
    store.change(() -> {
      ReportOutcome outcome = restores.apply(present(), report, clock.instant());
      if (outcome instanceof ReportOutcome.Applied applied) statuses.save(applied.after());
    });
  }

  private DatabaseStatus present() {
    return statuses.find(SHOP).orElse(DatabaseStatus.unseen(SHOP, Instant.EPOCH));
  }
}
