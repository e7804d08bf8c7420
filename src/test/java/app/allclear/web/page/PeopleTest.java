package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.flow.ActRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private final People people =
      new People(
          new Directory(
              List.of(
                  customer("c1", "Miller Shoes", "mysql1/miller"),
                  customer("c2", "Bakery Miller", "mysql1/bakery"),
                  customer("c3", "Miller", "mysql2/m3")),
              List.of()));

  @Test
  void putsThoseWhoseNameBeginsSoFirst() {
    assertThat(people.like("mill", 10))
        .extracting(one -> one.id().value())
        .containsExactly("c1", "c3", "c2");
  }

  @Test
  void findsByDatabaseToo() {
    assertThat(people.like("bakery", 10)).extracting(Customer::name).contains("Bakery Miller");
    assertThat(people.like("mysql2/", 10)).extracting(Customer::name).containsExactly("Miller");
  }

  @Test
  void understandsAnIdAWholeNameAndTheOnlyPossibility() {
    assertThat(people.meant(" c2 ")).isEqualTo(new CustomerId("c2"));
    assertThat(people.meant("miller")).isEqualTo(new CustomerId("c3"));
    assertThat(people.meant("bak")).isEqualTo(new CustomerId("c2"));
  }

  @Test
  void refusesToGuess() {
    assertThatThrownBy(() -> people.meant("mill"))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("Miller Shoes (c1)")
        .hasMessageContaining("Type the id");
    assertThatThrownBy(() -> people.meant("nobody")).hasMessageContaining("No customer is called");
  }

  private static Customer customer(String id, String name, String database) {
    return new Customer(
        new CustomerId(id),
        name,
        null,
        null,
        List.of(),
        List.of(),
        List.of(DatabaseName.parse(database)));
  }
}
