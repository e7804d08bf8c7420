package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Mails;
import app.allclear.restore.ListedTable;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tables that were seen while all was well answer what an error message means. */
class TableNamesFlowTest {
  private final Product product = Product.with(Map.of()).begin();

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private void keep(String database, String... tables) {
    DatabaseName name = DatabaseName.parse(database);
    TableList list =
        TableList.given(
            name,
            Stream.of(tables).map(ListedTable::named).toList(),
            "Monday's backup",
            product.clock.instant());
    product
        .get(Transactions.class)
        .change(Urgency.OPERATOR, () -> product.get(TableLists.class).keep(list));
  }

  private static Mails error(String from, String table) {
    return Mails.from(from)
        .subject("error")
        .text("I only see: ERROR 1146 (42S02): Table '" + table + "' doesn't exist");
  }

  @Test
  void aPrefixThatOneCustomerUsesTellsWhoseErrorItIs() {
    keep("mysql1/carl_db", "k7x_posts", "k7x_users");
    keep("mysql1/dora_db", "wp_posts");
    keep("mysql1/emil_db", "wp_posts");
    StoredMessage carls = product.arrives(error("joe@elsewhere.example", "k7x_options"));
    assertThat(product.now(carls).customers()).containsExactly(new CustomerId("carl"));
    StoredMessage anybodys = product.arrives(error("ida@nowhere.example", "wp_options"));
    assertThat(product.now(anybodys).customers()).isEmpty();
  }

  @Test
  void listsAreReadAgainWhenTheyAreOld() {
    TableNames names = product.get(TableNames.class);
    assertThat(names.withTable("k7x_posts")).isEmpty();
    keep("mysql1/carl_db", "K7X_posts", "plain");
    assertThat(names.withTable("k7x_posts")).as("not yet").isEmpty();
    product.forward(Duration.ofMinutes(6));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(names.withTable("k7x_Posts"))
                .containsExactly(DatabaseName.parse("mysql1/carl_db")));
    assertThat(names.withPrefix("k7x_")).hasSize(1);
    assertThat(names.withPrefix("plain")).isEmpty();
  }
}
