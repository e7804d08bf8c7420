package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.store.Change;
import app.allclear.store.ChangeKind;
import app.allclear.store.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store keeps of databases, servers and lists. */
interface RestoreStoreContract {
  TestStore store();

  private DatabaseStatuses statuses() {
    return new JdbcDatabaseStatuses(store().jdbc(), store().changes());
  }

  private ServerStatuses servers() {
    return new JdbcServerStatuses(store().jdbc());
  }

  private TableLists lists() {
    return new JdbcTableLists(store().jdbc());
  }

  private void save(DatabaseStatus... given) {
    store().change(() -> List.of(given).forEach(statuses()::save));
  }

  @Test
  default void givesBackEveryFieldOfAStatus() {
    DatabaseStatus full =
        new DatabaseStatus(
            DatabaseName.parse("mysql1/wé`ird 日本"),
            Health.DAMAGED,
            RestoreState.ON_HOLD,
            Statuses.T0.plusNanos(123_456_000),
            42,
            Statuses.T0.minusSeconds(1),
            "the operator",
            DatabaseName.parse("mysql2/elsewhere"),
            3,
            Statuses.T0.plusSeconds(2),
            Statuses.T0.plusSeconds(3),
            "Table ö is missing.",
            "asked us not to overwrite 😀",
            "Look at it.",
            List.of(
                new Finding(Finding.Kind.MISSING, "ö", "Table ö is missing.", 1146),
                new Finding(Finding.Kind.BROKEN, "t", "Table t is damaged.", null, Tier.CHECKED)),
            new TableChecks(1, Statuses.T0.plusSeconds(5), Statuses.T0.plusSeconds(6)),
            true,
            Statuses.T0.plusSeconds(4),
            2,
            HoldReason.HAS_NEWER_COPY,
            "We wait for your copy 😀.");
    save(full);
    assertThat(statuses().find(full.database())).contains(full);
  }

  @Test
  default void givesBackNullsAndReplacesWhatWasThere() {
    DatabaseStatus unseen = DatabaseStatus.unseen(DatabaseName.parse("mysql1/shop"), Statuses.T0);
    save(unseen);
    assertThat(statuses().find(unseen.database())).contains(unseen);
    DatabaseStatus restored =
        Statuses.from(unseen)
            .health(Health.HEALTHY)
            .restore(RestoreState.RESTORED)
            .backupTakenAt(Statuses.T0)
            .build();
    save(restored);
    save(restored);
    assertThat(statuses().find(unseen.database())).contains(restored);
    save(unseen);
    assertThat(statuses().find(unseen.database())).contains(unseen);
  }

  @Test
  default void comparesNamesByteForByte() {
    save(Statuses.of("mysql1/shop").build(), Statuses.of("mysql1/Shop").note("other").build());
    assertThat(statuses().find(DatabaseName.parse("mysql1/Shop")))
        .hasValueSatisfying(status -> assertThat(status.note()).isEqualTo("other"));
    assertThat(statuses().find(DatabaseName.parse("mysql1/SHOP"))).isEmpty();
  }

  @Test
  default void findsTheNamedInTheOrderAsked() {
    List<DatabaseStatus> many = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) many.add(Statuses.of("mysql1/db" + i).build());
    save(many.toArray(DatabaseStatus[]::new));
    List<DatabaseName> asked =
        new ArrayList<>(many.stream().map(DatabaseStatus::database).toList());
    asked.add(600, DatabaseName.parse("mysql1/unknown"));
    assertThat(statuses().of(asked).values()).containsExactlyElementsOf(many);
    assertThat(statuses().of(List.of())).isEmpty();
  }

  @Test
  default void pagesThroughAllByName() {
    save(
        Statuses.of("b/2").build(),
        Statuses.of("a/1").build(),
        Statuses.of("b/1").build(),
        Statuses.of("a/2").build());
    assertThat(statuses().all(null, 3))
        .extracting(status -> status.database().toString())
        .containsExactly("a/1", "a/2", "b/1");
    assertThat(statuses().all(DatabaseName.parse("b/1"), 3))
        .extracting(status -> status.database().toString())
        .containsExactly("b/2");
  }

  @Test
  default void findsThoseInAState() {
    DatabaseStatus b = Statuses.of("mysql1/b").restore(RestoreState.PROVING).build();
    DatabaseStatus a = Statuses.of("mysql1/a").restore(RestoreState.PROVING).build();
    save(b, a, Statuses.of("mysql1/c").restore(RestoreState.RESTORED).build());
    assertThat(statuses().in(RestoreState.PROVING)).containsExactly(a, b);
    assertThat(statuses().in(RestoreState.FAILED)).isEmpty();
  }

  @Test
  default void tellsEveryoneWhichDatabaseChanged() {
    long before = store().changes().latest();
    save(Statuses.of("mysql1/shop").build());
    assertThat(store().changes().after(before, 10))
        .containsExactly(new Change(before + 1, ChangeKind.DATABASE, "mysql1/shop"));
  }

  @Test
  default void keepsServers() {
    ServerStatus first =
        new ServerStatus("mysql1", true, Statuses.T0, "The server answers.", null, Set.of());
    ServerStatus second =
        new ServerStatus(
            "mysql1",
            false,
            Statuses.T0,
            "Refused.",
            Statuses.T0.minusSeconds(9),
            Set.of("a", "日"));
    ServerStatus other =
        new ServerStatus("backup", true, Statuses.T0, "The server answers.", null, Set.of());
    store().change(() -> List.of(first, second, other).forEach(servers()::save));
    assertThat(servers().find("mysql1")).contains(second);
    assertThat(servers().all()).containsExactly(other, second);
    assertThat(servers().find("nobody")).isEmpty();
  }

  @Test
  default void keepsLists() {
    DatabaseName shop = DatabaseName.parse("mysql1/shop");
    TableList first = TableList.kept(shop, List.of("a`b", "日本", "with\nnewline"), Statuses.T0);
    TableList second = TableList.kept(shop, List.of(), Statuses.T0.plusSeconds(1));
    store().change(() -> lists().keep(first));
    assertThat(lists().of(List.of(shop))).containsEntry(shop, first);
    store().change(() -> lists().keep(second));
    assertThat(lists().of(List.of(shop, DatabaseName.parse("mysql1/other"))))
        .containsOnlyKeys(shop)
        .containsValue(second);
  }

  @Test
  default void keepsWhatIsKnownOfEachTable() {
    DatabaseName shop = DatabaseName.parse("mysql1/shop");
    ListedTable orders =
        new ListedTable("or`ders", "InnoDB", List.of("id int(11)", "ö text"), 16_384L);
    ListedTable view = new ListedTable("v", ListedTable.VIEW, List.of(), null);
    TableList given = TableList.given(shop, List.of(orders, view), "Monday's backup", Statuses.T0);
    store().change(() -> lists().keep(given));
    assertThat(lists().find(shop)).contains(given);
    assertThat(lists().of(List.of(shop)).get(shop).bytes()).isEqualTo(16_384L);
    assertThat(lists().of(List.of(shop)).get(shop).facts()).as("read one by one only").isEmpty();
    store().change(() -> lists().keep(TableList.kept(shop, given.tables(), Statuses.T0)));
    assertThat(lists().find(shop))
        .hasValueSatisfying(list -> {
          assertThat(list.facts()).as("what is not said anew stays").containsExactly(orders, view);
          assertThat(list.origin()).isEqualTo(TableList.Origin.KEPT);
        });
    assertThat(lists().find(DatabaseName.parse("mysql1/other"))).isEmpty();
  }

  @Test
  default void findsThoseToBeChecked() {
    DatabaseStatus asked = Statuses.of("mysql1/a").build().checkAsked(Statuses.T0);
    save(asked, Statuses.of("mysql1/b").build());
    assertThat(statuses().checksAsked()).containsExactly(asked);
    save(asked.checkAsked(null));
    assertThat(statuses().checksAsked()).isEmpty();
  }
}
