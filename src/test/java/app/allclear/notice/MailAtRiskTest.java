package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailAtRiskTest {
  private static final Directory DIRECTORY =
      new Directory(
          List.of(
              customer("damaged", "shop.example", "mysql1/shop"),
              customer("neighbour", "next.example", "mysql1/next"),
              customer("elsewhere", "far.example", "mysql2/far"),
              customer("nodatabase", "static.example", null)),
          List.of());
  private static final Set<DatabaseName> DAMAGED = Set.of(DatabaseName.parse("mysql1/shop"));

  private static Customer customer(String id, String site, String database) {
    return new Customer(
        new CustomerId(id),
        id,
        null,
        null,
        List.of(),
        List.of(new Site(site, site, null)),
        database == null ? List.of() : List.of(DatabaseName.parse(database)));
  }

  private static List<MailAtRisk> among(String... addresses) {
    return MailAtRisk.among(
        List.of(addresses).stream().map(EmailAddress::new).toList(), DIRECTORY, DAMAGED);
  }

  @Test
  void findsWhoseMailIsOnWhatIsDamagedOrOnTheSameServer() {
    assertThat(
            among(
                "jane@shop.example",
                "bob@next.example",
                "joe@mail.shop.example",
                "ann@far.example",
                "eve@static.example",
                "kim@freemail.example",
                "jane@shop.example"))
        .containsExactly(
            new MailAtRisk(new EmailAddress("jane@shop.example"), "shop.example", "mysql1", true),
            new MailAtRisk(new EmailAddress("bob@next.example"), "next.example", "mysql1", false),
            new MailAtRisk(
                new EmailAddress("joe@mail.shop.example"), "shop.example", "mysql1", true));
  }

  @Test
  void aNameThatOnlyEndsAlikeIsSomebodyElse() {
    assertThat(among("jane@myshop.example", "jane@shop.example.org")).isEmpty();
  }

  @Test
  void saysItInASentence() {
    assertThat(MailAtRisk.sentence(among("kim@freemail.example"))).isEmpty();
    assertThat(MailAtRisk.sentence(among("jane@shop.example", "bob@next.example")))
        .contains(
            "2 contacts have their mail on a server that is damaged (mysql1). What comes back is tried again when their database is back.");
    assertThat(MailAtRisk.sentence(among("jane@shop.example")).orElseThrow())
        .startsWith("1 contact has their mail");
  }
}
