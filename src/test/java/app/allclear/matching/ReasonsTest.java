package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.Authentication;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences an operator reads beside a match. */
class ReasonsTest {
  @Test
  void namesTheRegistration() {
    assertThat(reasonsOf(Mail.from("anna@shop.example")))
        .containsExactly("anna@shop.example is registered with Shop GmbH.");
  }

  @Test
  void namesTheSiteAndTheDomain() {
    assertThat(reasonsOf(Mail.from("bob@mail.shop.example").saying("www.shop.example is down")))
        .containsExactly(
            "The text names shop.example, a site of Shop GmbH.",
            "bob@mail.shop.example writes from shop.example, a site of Shop GmbH.");
  }

  @Test
  void namesTheDatabase() {
    assertThat(reasonsOf(Mail.from("x@gmx.de").saying("Unknown database 'tv'")))
        .containsExactly(
            "The text names the database mysql1/tv in what a program printed, of Radio Nordlicht.");
  }

  @Test
  void warnsOfForgery() {
    Reading reading = Town.read(Mail.from("anna@shop.example").authenticated(Authentication.FAIL));

    assertThat(reading.match().reasons())
        .extracting(Reason::text)
        .contains(
            "The sender's authentication failed (dmarc=fail): nothing is sent because of this mail.");
  }

  @Test
  void warnsOfLookAlikes() {
    Reading reading =
        Town.read(Mail.from("anna@shop-sa1e.example").saying("our site shop.example"));

    assertThat(reading.match().reasons())
        .extracting(Reason::text)
        .contains(
            "anna@shop-sa1e.example only looks like an address at shop-sale.example, a domain of Shop GmbH.");
  }

  @Test
  void saysWhyAMachineWroteIt() {
    assertThat(Town.read(Mail.from("no-reply@shop.example")).automaticReasons())
        .extracting(Reason::text)
        .containsExactly("Nobody reads mail to no-reply@shop.example.");
    assertThat(Town.read(Mail.from("monitor@pings.example")).automaticReasons())
        .extracting(Reason::text)
        .containsExactly(
            "jane said on 1 March 2026 that a machine writes from monitor@pings.example.");
  }

  @Test
  void keepsAReasonOnOneLine() {
    assertThat(new Reason("one\r\ntwo\u0000three").text()).isEqualTo("one two three");
  }

  private static List<String> reasonsOf(Mail mail) {
    Match.Certain certain = (Match.Certain) Town.read(mail).match();
    return certain.customers().getFirst().reasons().stream().map(Reason::text).toList();
  }
}
