package app.allclear.customer;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DirectoryNews.Accepted;
import app.allclear.customer.DirectoryNews.Broken;
import app.allclear.customer.DirectoryNews.Missing;
import app.allclear.customer.DirectoryNews.NeedsConsent;
import app.allclear.customer.DirectoryNews.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryDecisionTest {
  private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");
  private static final String STAYS =
      " The directory of 2026-11-22 05:00 UTC with 10 customers stays in force.";

  private final DirectoryInForce ten = inForce(Csv.customers(10));

  private static DirectoryInForce inForce(String csv) {
    var read = (CustomerFileReading.Readable) CustomerFile.read("c.csv", Csv.bytes(csv));
    return DirectoryInForce.NONE.withFile(read, DirectoryDecision.fingerprint(Csv.bytes(csv)), AT);
  }

  private DirectoryNews decide(DirectoryInForce current, CustomerFileLook look) {
    return new DirectoryDecision("config/c.csv", current, Set.of()).about(look);
  }

  private DirectoryNews decide(String csv) {
    return decide(ten, Csv.found(csv));
  }

  @Test
  void takesTheFirstFileWhatever() {
    var news = (Accepted) decide(DirectoryInForce.NONE, Csv.found(Csv.customers(3)));
    assertThat(news.directory().customers()).hasSize(3);
    assertThat(news.diff().added()).hasSize(3);
  }

  @Test
  void seesThatNothingChanged() {
    assertThat(decide(Csv.customers(10))).isEqualTo(new Unchanged());
  }

  @Test
  void losesAFifthWithoutAskingAndNotOneMore() {
    assertThat(decide(Csv.customers(8))).isInstanceOf(Accepted.class);
    assertThat(decide(Csv.customers(7))).isInstanceOf(NeedsConsent.class);
  }

  @Test
  void countsCustomersLostEvenWhereOthersCame() {
    var news = (NeedsConsent) decide(Csv.customers(5, 30));
    assertThat(news.lost()).isEqualTo(5);
    assertThat(news.of()).isEqualTo(10);
    assertThat(news.sentence())
        .isEqualTo(
            "config/c.csv names 25 customers, and 5 of the 10 in force are not among them (c0, c1, c2, …). That is more than a fifth."
                + STAYS
                + " Correct the file, or say yes to take it as it is.");
  }

  @Test
  void saysHowManyLinesWereSkippedWhenItAsks() {
    var news = (NeedsConsent) decide(Csv.customers(3) + ",no id,,,\n");
    assertThat(news.sentence()).contains("more than a fifth. 1 of its lines have problems. The");
    assertThat(news.problems()).hasSize(1);
  }

  @Test
  void takesALossTheOperatorSaidYesTo() {
    byte[] three = Csv.bytes(Csv.customers(3));
    var decision =
        new DirectoryDecision("c.csv", ten, Set.of(DirectoryDecision.fingerprint(three)));
    var news = (Accepted) decision.about(new CustomerFileLook.Found(three));
    assertThat(news.diff().removed()).hasSize(7);
  }

  @Test
  void asksWhereAColumnInUseIsGone() {
    var news = (NeedsConsent) decide(Csv.customers(10).replace("contacts", "e-mail"));
    assertThat(news.sentence())
        .startsWith(
            "config/c.csv no longer has a column contacts; 10 of 10 customers would lose what it said.");
  }

  @Test
  void keepsTheLastDirectoryWhereTheFileIsBroken() {
    assertThat(decide("id,name\nc0,\"x\n"))
        .isEqualTo(
            new Broken(
                "config/c.csv cannot be read beyond line 2: a quotation mark is opened there and not properly closed, so nobody can tell which lines it swallows. Close it, or double it (\"\") where it belongs to the text."
                    + STAYS));
    assertThat(decide(ten, new CustomerFileLook.Unreadable("permission denied")))
        .isEqualTo(
            new Broken(
                "The customer file config/c.csv cannot be read: permission denied."
                    + STAYS
                    + " It is read again as soon as that is corrected."));
  }

  @Test
  void tellsAFileThatNeverWasFromOneThatVanished() {
    assertThat(decide(DirectoryInForce.NONE, new CustomerFileLook.Missing()))
        .isEqualTo(
            new Missing(
                "There is no customer file config/c.csv, so there are no customers yet and every message is unmatched. Put one there (config/customers.example.csv shows how); it is read at once."));
    assertThat(decide(ten, new CustomerFileLook.Missing()))
        .isEqualTo(
            new Missing(
                "The customer file config/c.csv is gone."
                    + STAYS
                    + " Put the file back; it is read at once."));
  }

  @Test
  void saysWhatChanged() {
    var news = (Accepted) decide(Csv.customers(1, 11).replace("Customer 4", "Renamed"));
    assertThat(news.diff())
        .isEqualTo(
            new DirectoryDiff(
                List.of(new CustomerId("c10")),
                List.of(new CustomerId("c0")),
                List.of(new CustomerId("c4"))));
  }
}
