package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.DatabaseName;
import app.allclear.mail.Mails;
import app.allclear.restore.Backup;
import app.allclear.restore.Backups;
import app.allclear.restore.HoldReason;
import app.allclear.restore.ListedTable;
import app.allclear.restore.QueueOrder;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreQueue.Move;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.RestoreState;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.restore.Word;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board on the real store: what is next, who waits for it, when it can be expected. */
class RestoreBoardTest {
  private Product product;

  @BeforeEach
  void begin() {
    product = Product.with(new HashMap<>(store())).begin();
    product.declare();
  }

  /** Settings of the store; none for SQLite. */
  Map<String, String> store() {
    return Map.of();
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private RestoreBoard board() {
    return product.get(RestoreBoard.class);
  }

  private List<String> queue() {
    return board().queue().stream().map(row -> row.status().database().name()).toList();
  }

  private static DatabaseName db(String name) {
    return new DatabaseName("mysql1", name);
  }

  private void damaged(String... names) {
    for (String name : names) product.report("mysql1/" + name, Reported.NEEDED);
  }

  private void backup(String name, long size, String takenAt) {
    Instant taken = Instant.parse(takenAt);
    product
        .get(Transactions.class)
        .change(
            Urgency.BATCH,
            () ->
                product
                    .get(Backups.class)
                    .save(
                        new Backup(
                            "/backup/" + name + "-" + takenAt,
                            db(name),
                            size,
                            taken,
                            taken,
                            Backup.Verdict.GOOD,
                            "It is complete.",
                            taken)));
  }

  @Test
  void putsFirstWhomMostPeopleWaitFor() {
    damaged("anna_wp", "carl_db", "dora_db");
    product.arrives(Mails.from("carl@carl.example").subject("down"));
    product.forward(Duration.ofMinutes(1));
    product.arrives(Mails.from("dora@dora.example").subject("down"));
    product.arrives(Mails.from("agency@agency.example").subject("dora.example is down"));
    assertThat(queue()).containsExactly("dora_db", "carl_db", "anna_wp");
    assertThat(board().queue().getFirst().people()).isEqualTo(2);
    assertThat(board().queue().getFirst().waitingSince()).isNotNull();
    board().orderBy(QueueOrder.WAITING);
    assertThat(queue()).containsExactly("carl_db", "dora_db", "anna_wp");
  }

  @Test
  void ordersBySizeAndByAgeOfTheNewestUsableBackup() {
    damaged("anna_wp", "carl_db", "dora_db");
    backup("anna_wp", 900, "2026-11-02T02:00:00Z");
    backup("carl_db", 100, "2026-11-01T02:00:00Z");
    backup("carl_db", 5, "2026-10-01T02:00:00Z");
    board().orderBy(QueueOrder.SIZE);
    assertThat(queue()).containsExactly("carl_db", "anna_wp", "dora_db");
    board().orderBy(QueueOrder.AGE);
    assertThat(queue()).containsExactly("anna_wp", "carl_db", "dora_db");
    assertThat(board().queue().get(1).size()).isEqualTo(100);
    assertThat(board().queue().get(2).backup()).isNull();
  }

  @Test
  void takesTheSizeOfTheTablesBeforeWhereThereIsNoBackup() {
    damaged("anna_wp", "carl_db", "dora_db");
    backup("anna_wp", 900, "2026-11-02T02:00:00Z");
    listed("anna_wp", 5);
    listed("carl_db", 700);
    board().orderBy(QueueOrder.SIZE);
    assertThat(queue()).containsExactly("carl_db", "anna_wp", "dora_db");
    assertThat(board().queue()).extracting(BoardRow::size).containsExactly(700L, 900L, null);
    assertThat(board().queue().getFirst().backup()).as("so it is the tables'").isNull();
  }

  private void listed(String name, long bytes) {
    ListedTable table = new ListedTable("t", "InnoDB", List.of("id int"), bytes);
    product
        .get(Transactions.class)
        .change(
            Urgency.BATCH,
            () ->
                product
                    .get(TableLists.class)
                    .keep(
                        TableList.given(
                            db(name),
                            List.of(table),
                            "before",
                            Instant.parse("2026-11-01T00:00:00Z"))));
  }

  @Test
  void keepsTheOrderThatTheOperatorMovedThemInto() {
    damaged("anna_wp", "anna_shop", "carl_db", "dora_db");
    assertThat(queue()).containsExactly("anna_shop", "anna_wp", "carl_db", "dora_db");
    board().move(db("dora_db"), Move.TO_TOP);
    board().move(db("carl_db"), Move.UP);
    board().move(db("dora_db"), Move.UP);
    assertThat(queue()).containsExactly("dora_db", "anna_shop", "carl_db", "anna_wp");
    board().move(db("dora_db"), Move.DOWN);
    assertThat(queue()).containsExactly("anna_shop", "dora_db", "carl_db", "anna_wp");
    assertThat(board().now().order()).isEqualTo(QueueOrder.HAND);
    // What is damaged later comes last, and people who write move nothing any more.
    damaged("emil_db");
    product.arrives(Mails.from("carl@carl.example").subject("down"));
    product.restart();
    assertThat(queue()).containsExactly("anna_shop", "dora_db", "carl_db", "anna_wp", "emil_db");
  }

  @Test
  void beginsTheOrderByHandWithWhatTheOperatorSaw() {
    damaged("anna_wp", "carl_db");
    product.arrives(Mails.from("carl@carl.example").subject("down"));
    board().orderBy(QueueOrder.HAND);
    assertThat(queue()).containsExactly("carl_db", "anna_wp");
    product.arrives(Mails.from("anna@anna.example").subject("down"));
    assertThat(queue()).containsExactly("carl_db", "anna_wp");
  }

  @Test
  void whatRunsIsProvenHeldOrGivenUpIsNotInTheQueue() {
    damaged("anna_wp", "anna_shop", "carl_db", "dora_db", "emil_db");
    product.report("mysql1/emil_db", Reported.RUNNING);
    product.report("mysql1/dora_db", Reported.FAILED);
    product.report("mysql1/anna_wp", Reported.GIVEN_UP);
    product
        .get(RestoreReports.class)
        .report(
            new RestoreReport(
                db("anna_shop"),
                Reported.ON_HOLD,
                null,
                null,
                null,
                null,
                null,
                HoldReason.ASKED_NOT_TO_OVERWRITE,
                "We wait for your word.",
                Word.OPERATOR));
    assertThat(board().now().rows())
        .extracting(row -> row.status().database().name())
        .containsExactly("emil_db", "carl_db", "dora_db", "anna_shop", "anna_wp");
    assertThat(queue()).containsExactly("carl_db", "dora_db");
    BoardRow held = board().now().rows().get(3);
    assertThat(held.status().restore()).isEqualTo(RestoreState.ON_HOLD);
    assertThat(held.status().told()).isEqualTo("We wait for your word.");
    assertThatThrownBy(() -> board().move(db("anna_wp"), Move.TO_TOP))
        .hasMessageContaining("does not wait in the queue any more");
    product.report("mysql1/anna_shop", Reported.NEEDED);
    assertThat(queue()).contains("anna_shop");
    assertThat(board().now().rows())
        .filteredOn(row -> row.status().database().equals(db("anna_shop")))
        .allMatch(row -> row.status().hold() == null && row.status().told() == null);
  }

  @Test
  void tellsTheExpectedFinishFromWhatThisOutagesRestoresTook() throws Exception {
    product.close();
    String databases =
        String.join(";", IntStream.range(0, 20).mapToObj(i -> "mysql1/db" + i).toList());
    product =
        Product.of(
                "id,name,locale,zone,contacts,sites,databases\nbig,Big,en,,b@big.example,big.example,"
                    + databases
                    + "\n",
                new HashMap<>(store()))
            .begin();
    product.declare();
    for (int i = 0; i < 20; i++) damaged("db" + i);
    for (int i = 0; i < 8; i++) {
      product.report("mysql1/db" + i, Reported.RUNNING);
      product.forward(Duration.ofMinutes(9));
      product.report("mysql1/db" + i, Reported.DONE);
    }
    Board now = board().now();
    assertThat(now.forecast().words()).isEqualTo("12 left; the last eight took 9 minutes each.");
    assertThat(now.back()).isEqualTo(8);
    assertThat(now.percent()).isEqualTo(40);
    Instant straight = product.clock.instant().plus(Duration.ofMinutes(12 * 9));
    assertThat(now.forecast().all()).isNotNull();
    assertThat(now.forecast().all().earliest()).isBefore(straight);
    assertThat(now.forecast().all().latest()).isAfter(straight);
    assertThat(board().queue()).allMatch(row -> row.expected() != null);
    // An earlier outage's pace is not this one's.
    product
        .acts()
        .change(product.outages().current().orElseThrow().id(), null, product.clock.instant());
    product.forward(Duration.ofDays(1));
    product
        .acts()
        .declare(new Declaration("again", product.clock.instant(), "", null, false, Map.of()));
    assertThat(board().now().forecast().all()).isNull();
    assertThat(board().now().forecast().words()).contains("once six restores are done");
  }
}
