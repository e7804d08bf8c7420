package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastedNamesTest {
  private static final Directory DIRECTORY =
      new Directory(
          List.of(
              customer("anna", "mysql1/anna_wp", "mysql1/shared"),
              customer("carl", "mysql2/carl_db", "mysql2/shared")),
          List.of());

  private static Customer customer(String id, String... databases) {
    return new Customer(
        new CustomerId(id),
        id,
        null,
        null,
        List.of(),
        List.of(),
        Stream.of(databases).map(DatabaseName::parse).toList());
  }

  private static PastedNames read(String pasted, @Nullable String server) {
    return PastedNames.read(pasted, server, DIRECTORY);
  }

  private static List<String> known(String pasted, @Nullable String server) {
    return read(pasted, server).known().stream().map(DatabaseName::toString).toList();
  }

  @Test
  void readsLinesCommasSemicolonsAndBlanks() {
    assertThat(known("anna_wp\r\n carl_db;anna_wp ,\tmysql1/shared", null))
        .containsExactly("mysql1/anna_wp", "mysql2/carl_db", "mysql1/shared");
  }

  @Test
  void forgivesQuotesBackticksAndFolders() {
    assertThat(known("`anna_wp` './carl_db/' \"mysql1/shared\"", null))
        .containsExactly("mysql1/anna_wp", "mysql2/carl_db", "mysql1/shared");
  }

  @Test
  void aBareNameOnTwoServersNeedsItsServer() {
    assertThat(read("shared", null).unknown()).containsExactly("shared");
    assertThat(known("shared", "mysql2")).containsExactly("mysql2/shared");
  }

  @Test
  void aNameOfAnotherServerIsNotGuessed() {
    assertThat(read("carl_db mysql1/carl_db", "mysql1").unknown())
        .containsExactly("carl_db", "mysql1/carl_db");
  }

  @Test
  void namesWhatItDoesNotKnowAsWritten() {
    PastedNames names = read("nosuch, a/b/c / `` anna_wp", null);
    assertThat(names.unknown()).containsExactly("nosuch", "a/b/c");
    assertThat(names.known()).hasSize(1);
  }

  @Test
  void nothingPastedIsNothing() {
    assertThat(read(" \n", "mysql1").known()).isEmpty();
    assertThat(read(" \n", "mysql1").unknown()).isEmpty();
  }
}
