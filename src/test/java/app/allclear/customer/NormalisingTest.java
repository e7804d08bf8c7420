package app.allclear.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisingTest {
  @ParameterizedTest
  @CsvSource({
    "Jane@Shop.Example, jane@shop.example",
    "' jane@shop.example. ', jane@shop.example",
    "info@MÜLLER.example, info@xn--mller-kva.example",
    "info@straße.example, info@xn--strae-oqa.example",
    "info@XN--STRAE-OQA.example, info@xn--strae-oqa.example",
    "jane+tag@shop.example, jane+tag@shop.example",
  })
  void readsTheSpellingsOfOneAddress(String written, String value) {
    assertThat(EmailAddress.of(written)).map(EmailAddress::value).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane",
        "@shop.example",
        "jane@",
        "a@b@shop.example",
        "a;b@shop.example",
        "jane\r\nBcc: x@shop.example",
        "jane\u202e@shop.example",
        "jane doe@shop.example",
        "jane@shop..example",
        "jane@[127.0.0.1]",
        "jane@shop example",
      })
  void takesNothingElseForAnAddress(String written) {
    assertThat(EmailAddress.of(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://WWW.Shop.Example/a?b=c#d, shop.example",
    "shop.example:8080, shop.example",
    "www.example, www.example",
    "bücher.example, xn--bcher-kva.example",
    "日本語。jp, xn--wgv71a119e.jp",
    "faß.de, xn--fa-hia.de",
    "βόλος.com, xn--nxasmm1c.com",
    "*.shop.example, shop.example",
  })
  void readsTheDomainPeopleMean(String written, String domain) {
    assertThat(Site.domainOf(written)).contains(domain);
  }

  @Test
  void keepsTwoNeighboursApartThatIdna2003MadeOne() {
    assertThat(EmailAddress.of("info@straße.example"))
        .isNotEqualTo(EmailAddress.of("info@strasse.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-7", "=1+2", "@home", "+43", "'=x", "''-y", "plain", "'quoted'", "x=y"})
  void guardsFormulasAndReadsThemBack(String cell) {
    String guarded = FormulaGuard.add(cell);
    assertThat(guarded).doesNotMatch("[=+\\-@].*");
    assertThat(FormulaGuard.remove(guarded)).isEqualTo(cell);
  }
}
