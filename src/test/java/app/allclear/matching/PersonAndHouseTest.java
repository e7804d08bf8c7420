package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short messages that name a contact and half of what the customer is called. */
class PersonAndHouseTest {
  private static final Directory DIRECTORY =
      Customers.directory(
          Customers.of("quilt", "Quilters' Corner")
              .person("Doreen Platt", "doreen@quilts.example")
              .site("quilts.example"),
          Customers.of("tide", "Tidewater Sailing")
              .person("Bill Haskins", "bill@tide.example")
              .site("tidewater-sailing.example"),
          Customers.of("kita", "Kinderkrippe Zwergenland")
              .person("Maria Beck", "beck@krippe.example")
              .site("zwergenland-kita.example"),
          Customers.of("other", "Sailing Friends")
              .person("Doreen Moss", "moss@sail.example")
              .site("sail.example"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Doreen here quilters forum. any news pls x | quilt:COLLEAGUE",
        "booking page dead on the water. Bill H tidewater | tide:COLLEAGUE",
        "Zwergenland hier. Seite aus. Bitte melden. Beck | kita:COLLEAGUE",
        // One of the two alone, and a word that two customers have.
        "Doreen here. any news pls x | -",
        "Quilters forum. any news pls x | -",
        "Doreen here, sailing page is off | -",
        // Two whom it may be by different words.
        "Bill here, nothing to do with quilters | -"
      })
  void knowsAPersonByTheirHouse(String text, String expected) {
    Reading reading = read("447700900311@sms.example", text);

    assertThat(Town.line(reading)).as("%s", reading).isEqualTo(expected);
  }

  @Test
  void saysNothingOfLongerMail() {
    String text = "Doreen and the quilters: I want to tell you of a long day. ".repeat(5);

    assertThat(Town.line(read("x@gmx.de", text))).isEqualTo("-");
  }

  private static Reading read(String from, String text) {
    Mail mail = Mail.from(from).subject("Hello").saying(text);
    return new Matcher().read(mail.letter(), DIRECTORY, Knowledge.NONE, Town.OWN);
  }
}
