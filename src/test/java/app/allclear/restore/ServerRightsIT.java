package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a real server lets us do, and what is said where it does not. */
class ServerRightsIT extends ProbedServer {
  @Test
  void doesNotTakeAMissingRightForDamage() {
    shop("orders", "users");
    TableList list = list(probe(SHOP, null));
    server.run("CREATE USER allclear IDENTIFIED BY 'secret'");
    ServerSettings poor = new ServerSettings("mysql1", server.url(), "allclear", "secret", false);
    assertThat(result(prober.probe(poor, look(SHOP, list))))
        .isInstanceOfSatisfying(
            ProbeResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("SELECT right", "shop"));
    server.run("GRANT SELECT ON shop.orders TO allclear");
    assertThat(result(prober.probe(poor, look(SHOP, list))))
        .isInstanceOfSatisfying(
            ProbeResult.Unknown.class, unknown -> assertThat(unknown.reason()).contains("users"));
    server.run("GRANT SELECT ON shop.* TO allclear");
    assertThat(result(prober.probe(poor, look(SHOP, list))))
        .isInstanceOf(ProbeResult.Healthy.class);
  }

  @Test
  void getsOnWithTheRightsTheReadmeGrants() throws IOException {
    shop("orders", "users");
    server.run("CREATE VIEW shop.v AS SELECT * FROM shop.orders");
    String readme = Files.readString(Path.of("README.md"));
    Matcher grant =
        Pattern.compile("CREATE USER 'allclear'@'[^']+' .*;\\s+(GRANT .*;)").matcher(readme);
    assertThat(grant.find()).isTrue();
    assertThat(grant.group(1)).as("no right but to read").startsWith("GRANT SELECT ON *.* TO ");
    server.run(
        "CREATE USER allclear IDENTIFIED BY 'secret'",
        grant.group(1).replaceFirst("'allclear'@'[^']+'", "allclear"));
    ServerSettings poor = new ServerSettings("mysql1", server.url(), "allclear", "secret", true);
    ServerRound first = prober.probe(poor, look(SHOP, null));
    assertThat(first.facts().get(SHOP))
        .extracting(ListedTable::name, ListedTable::engine)
        .containsExactly(
            tuple("orders", "InnoDB"), tuple("users", "InnoDB"), tuple("v", ListedTable.VIEW));
    assertThat(first.version()).contains("MariaDB");
    assertThat(first.serverStartedAt()).isNotNull();
    ServerRound round =
        prober.probe(poor, List.of(new Probe(SHOP, SHOP, list(first), Tier.CHECKED)));
    assertThat(result(round))
        .isInstanceOfSatisfying(
            ProbeResult.Healthy.class,
            healthy -> assertThat(healthy.tier()).isEqualTo(Tier.CHECKED));
  }

  @Test
  void namesTheRightThatIsMissing() {
    shop("orders", "users");
    TableList list = list(probe(SHOP, null));
    server.run("CREATE USER allclear IDENTIFIED BY 'secret'");
    ServerSettings poor = new ServerSettings("mysql1", server.url(), "allclear", "secret", false);
    String none = result(prober.probe(poor, look(SHOP, list))).words();
    assertThat(none).contains("GRANT SELECT ON `shop`.* TO that user").contains("allclear");
    server.run("GRANT SELECT ON shop.orders TO allclear");
    assertThat(result(prober.probe(poor, look(SHOP, list))).words())
        .contains("Table users could not be looked at", "(1142)", "GRANT SELECT ON `shop`.*");
  }

  @Test
  void saysWhatToDoAboutAWrongPassword() {
    shop("orders");
    ServerSettings wrong = new ServerSettings("mysql1", server.url(), "root", "wrong", false);
    ServerRound round = prober.probe(wrong, look(SHOP, null));
    assertThat(round.answered()).isFalse();
    assertThat(round.words())
        .contains("refused the login of user root", "check username and password")
        .doesNotContain("\"wrong\"");
    assertThat(result(round)).isEqualTo(new ProbeResult.Unknown(round.words()));
  }
}
