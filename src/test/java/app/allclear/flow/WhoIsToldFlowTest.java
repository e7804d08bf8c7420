package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Attention;
import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one customer with three databases hears on a day on which everything happens twice. */
class WhoIsToldFlowTest {
  private static final String JANE = "jane@mail.example";
  private static final String CUSTOMERS =
      """
      id,name,locale,zone,contacts,sites,databases
      c1,Shop,en,Europe/Rome,Jane <jane@mail.example>,shop.example=mysql1/a;blog.example=mysql1/b;wiki.example=mysql1/c,mysql1/a;mysql1/b;mysql1/c
      c2,Bakery,en,Europe/Rome,Bob <bob@bakery.example>,bread.example=mysql1/d,mysql1/d
      """;

  private static final Duration UNDO = Duration.ofSeconds(21);

  private Product product;
  private OutageId outage;

  private void begin(Map<String, String> modes) {
    Map<String, String> settings = new HashMap<>();
    for (NoticeEvent event : NoticeEvent.WORDED)
      settings.put("allclear.notices.events." + event.slug(), "automatic");
    modes.forEach((event, mode) -> settings.put("allclear.notices.events." + event, mode));
    product = Product.of(CUSTOMERS, settings).begin();
    outage = product.declare();
  }

  /** All three of hers are damaged. */
  private void beginDamaged(Map<String, String> modes) {
    begin(modes);
    for (String database : List.of("a", "b", "c")) step(database, Reported.NEEDED);
  }

  @AfterEach
  void close() throws Exception {
    if (product != null) product.close();
  }

  private void step(String database, Reported state) {
    product.forward(Duration.ofMinutes(5));
    product.report("mysql1/" + database, state);
    product.deliver();
  }

  private void janeWrites() {
    product.forward(Duration.ofMinutes(5));
    product.arrives(Mails.from(JANE).subject("down").text("My shop.example is down."));
    product.forward(Duration.ofMinutes(3));
    product.deliver();
  }

  /** What has been sent to her, event by event. */
  private List<NoticeEvent> heard() {
    return heard(JANE);
  }

  private List<NoticeEvent> heard(String address) {
    return product.notices().stream()
        .filter(notice -> notice.state() == NoticeState.SENT)
        .filter(notice -> notice.to().value().equals(address))
        .map(Notice::event)
        .toList();
  }

  private String lastMail() {
    return product.postman.to(JANE).stream()
        .map(OutgoingMail::text)
        .reduce((_, later) -> later)
        .orElse("");
  }

  @Test
  void tellsOfEveryBreakOfWhatWasSaidToBeBack() {
    beginDamaged(Map.of());
    step("b", Reported.DONE);
    step("b", Reported.NEEDED);
    step("b", Reported.DONE);
    step("b", Reported.NEEDED);
    assertThat(heard())
        .containsExactly(
            NoticeEvent.PARTLY_RESTORED,
            NoticeEvent.DAMAGED_AGAIN,
            NoticeEvent.PARTLY_RESTORED,
            NoticeEvent.DAMAGED_AGAIN);
  }

  @Test
  void tellsOfTheSecondDatabaseThatBreaksAfterAnAllClear() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    step("b", Reported.NEEDED);
    step("a", Reported.DONE);
    step("b", Reported.DONE);
    step("a", Reported.NEEDED);
    step("b", Reported.NEEDED);
    assertThat(heard())
        .containsExactly(
            NoticeEvent.PARTLY_RESTORED,
            NoticeEvent.RESTORED,
            NoticeEvent.DAMAGED_AGAIN,
            NoticeEvent.DAMAGED_AGAIN);
    assertThat(lastMail()).contains("blog.example", "shop.example");
    EmailAddress colleague = EmailAddress.of("new@mail.example").orElseThrow();
    product.acts().registerContact(product.incidentOf("c1").customer(), colleague, null);
    product.deliver();
    assertThat(heard()).as("nobody is told twice of the same break").hasSize(4);
  }

  @Test
  void tellsOfEveryDatabaseGivenUp() {
    beginDamaged(Map.of());
    step("a", Reported.GIVEN_UP);
    step("a", Reported.NEEDED);
    step("b", Reported.GIVEN_UP);
    assertThat(heard()).containsExactly(NoticeEvent.NOT_RESTORED, NoticeEvent.NOT_RESTORED);
    assertThat(lastMail()).contains("blog.example");
  }

  @Test
  void tellsOfEveryPartialFinishAlsoAfterOneWasWithdrawn() {
    beginDamaged(Map.of());
    step("a", Reported.DONE);
    step("a", Reported.WITHDRAWN);
    step("b", Reported.DONE);
    assertThat(heard()).containsExactly(NoticeEvent.PARTLY_RESTORED, NoticeEvent.PARTLY_RESTORED);
    assertThat(lastMail()).contains("blog.example");
  }

  @Test
  void endsThePromiseOfAMailWhenTheDamageWasAMistake() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    janeWrites();
    assertThat(lastMail()).contains("You will get a mail from us when");
    step("a", Reported.WITHDRAWN);
    assertThat(heard()).containsExactly(NoticeEvent.ACKNOWLEDGED, NoticeEvent.RESTORED);
    assertThat(lastMail()).contains("none of your databases is damaged now");
    step("a", Reported.NEEDED);
    step("a", Reported.WITHDRAWN);
    assertThat(product.notices(NoticeEvent.DAMAGED_AGAIN))
        .as("what we said was taken back, for it was an end")
        .hasSize(1);
  }

  @Test
  void tellsNobodyOfAMistakeWhoHeardOfNoDamage() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    step("a", Reported.WITHDRAWN);
    assertThat(product.notices()).isEmpty();
  }

  @Test
  void promisesNothingBeforeDamageIsKnown() {
    begin(Map.of());
    janeWrites();
    step("a", Reported.NEEDED);
    step("a", Reported.WITHDRAWN);
    assertThat(heard()).containsExactly(NoticeEvent.ACKNOWLEDGED);
  }

  @Test
  void takesAnUnsentAllClearBackFromWhoNeverHeardOfTheMistake() {
    begin(Map.of("restored", "hold"));
    step("a", Reported.NEEDED);
    step("a", Reported.DONE);
    assertThat(product.notices(NoticeEvent.RESTORED)).hasSize(1);
    step("a", Reported.WITHDRAWN);
    assertThat(product.notices(NoticeEvent.RESTORED))
        .extracting(Notice::state)
        .containsExactly(NoticeState.OVERTAKEN);
  }

  @Test
  void callsNothingBackThatOnlyLeftTheDirectory() throws IOException {
    begin(Map.of("restored", "hold"));
    step("a", Reported.NEEDED);
    janeWrites();
    step("a", Reported.DONE);
    leaveDirectory("mysql1/a;mysql1/b", "mysql1/b");
    product.acts().release(product.notices(NoticeEvent.RESTORED).getFirst().id());
    product.deliver();
    assertThat(heard()).containsExactly(NoticeEvent.ACKNOWLEDGED);
  }

  private void leaveDirectory(String before, String after) throws IOException {
    String changed =
        CUSTOMERS.replace(before, after).replace("shop.example=mysql1/a", "shop.example");
    Files.writeString(product.customersFile(), changed);
    product.restart();
  }

  @Test
  void withdrawsBadNewsOfWhatIsBackWhileOthersStillWait() {
    beginDamaged(Map.of("damaged-again", "hold"));
    step("a", Reported.DONE);
    step("a", Reported.NEEDED);
    step("a", Reported.DONE);
    assertThat(product.notices(NoticeEvent.DAMAGED_AGAIN))
        .extracting(Notice::state)
        .containsExactly(NoticeState.OVERTAKEN);
  }

  @Test
  void leavesNothingHeldThatCouldNeverLeave() {
    beginDamaged(Map.of("partly-restored", "hold", "not-restored", "hold"));
    step("a", Reported.DONE);
    step("a", Reported.NEEDED);
    step("b", Reported.GIVEN_UP);
    step("b", Reported.NEEDED);
    assertThat(product.notices())
        .extracting(Notice::event)
        .containsExactly(NoticeEvent.PARTLY_RESTORED, NoticeEvent.NOT_RESTORED);
    assertThat(product.notices()).extracting(Notice::state).containsOnly(NoticeState.OVERTAKEN);
    assertThat(product.incidentOf("c1").attention()).doesNotContain(Attention.NOTICE_HELD);
    assertThat(product.timeline("c1")).anyMatch(line -> line.contains("Nothing is back any more."));
    step("a", Reported.DONE);
    assertThat(product.notices(NoticeEvent.PARTLY_RESTORED))
        .as("and it is owed again when it is so again")
        .extracting(Notice::state)
        .contains(NoticeState.HELD);
  }

  @Test
  void sendsBadNewsThatIsStillTrue() {
    beginDamaged(Map.of("damaged-again", "hold"));
    step("a", Reported.DONE);
    step("a", Reported.NEEDED);
    step("b", Reported.DONE);
    product.acts().release(product.notices(NoticeEvent.DAMAGED_AGAIN).getFirst().id());
    product.deliver();
    assertThat(heard()).contains(NoticeEvent.DAMAGED_AGAIN);
  }

  @Test
  void saysNobodyIsWorkingOnItAfterTheOutage() {
    begin(Map.of("acknowledged", "hold", "reader", "hold", "progress", "hold"));
    readerWrites("About bread.example: is bread.example down?");
    janeWrites();
    step("a", Reported.NEEDED);
    product.acts().announce(outage, NoticeEvent.PROGRESS, "");
    step("a", Reported.WITHDRAWN);
    product.acts().change(outage, null, product.clock.instant());
    product.get(WaveActs.class).releaseAll(NoticeEvent.ACKNOWLEDGED);
    product.forward(UNDO);
    product.get(WaveActs.class).releaseAll(NoticeEvent.READER);
    product.forward(UNDO);
    product.deliver();
    assertThat(product.notices())
        .extracting(Notice::event)
        .contains(NoticeEvent.ACKNOWLEDGED, NoticeEvent.PROGRESS, NoticeEvent.READER);
    assertThat(product.notices())
        .extracting(Notice::state)
        .doesNotContain(NoticeState.SENT, NoticeState.HELD, NoticeState.QUEUED);
  }

  private void readerWrites(String text) {
    product.forward(Duration.ofMinutes(5));
    product.arrives(
        Mails.from("reader@elsewhere.example")
            .header(
                "Authentication-Results",
                "mx.host.example; dmarc=pass header.from=elsewhere.example")
            .subject("Is it down")
            .text(text));
    product.deliver();
  }

  @Test
  void saysTheNeutralWordOnceToAReaderOfTwoCustomers() {
    begin(Map.of());
    readerWrites("Neither shop.example nor bread.example opens here.");
    readerWrites("And bread.example is still down, as is shop.example.");
    assertThat(product.postman.to("reader@elsewhere.example")).hasSize(1);
    for (String customer : List.of("c1", "c2")) {
      assertThat(product.incidentOf(customer).attention())
          .as("readers ask, they do not wait")
          .isEmpty();
      assertThat(product.incidentOf(customer).waitingSince()).isNull();
    }
  }

  @Test
  void tellsOfADatabaseThatIsReportedOnlyWhenItIsBack() {
    begin(Map.of());
    step("a", Reported.DONE);
    step("b", Reported.DONE);
    assertThat(heard()).containsExactly(NoticeEvent.RESTORED, NoticeEvent.RESTORED);
    assertThat(lastMail()).contains("shop.example", "blog.example");
    step("b", Reported.DONE);
    assertThat(heard()).as("an equal report is no news").hasSize(2);
  }

  @Test
  void tellsOfAnotherBackupThatIsLoadedOverTheFirst() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    restoredFrom("2026-10-31T01:00:00Z");
    restoredFrom("2026-11-01T01:00:00Z");
    assertThat(heard()).containsExactly(NoticeEvent.RESTORED, NoticeEvent.RESTORED);
    assertThat(lastMail()).contains("1 November 2026");
  }

  private void restoredFrom(String backup) {
    product.forward(Duration.ofMinutes(5));
    product
        .get(RestoreReports.class)
        .report(
            new RestoreReport(
                DatabaseName.parse("mysql1/a"),
                Reported.DONE,
                null,
                Instant.parse(backup),
                null,
                null,
                null,
                Word.SCRIPT));
    product.deliver();
  }

  @Test
  void takesTheAllClearBackWhereItWasNeverSaidThatItIsGivenUp() {
    begin(Map.of("not-restored", "hold"));
    step("a", Reported.NEEDED);
    step("a", Reported.DONE);
    step("a", Reported.GIVEN_UP);
    step("a", Reported.RUNNING);
    assertThat(heard()).containsExactly(NoticeEvent.RESTORED, NoticeEvent.DAMAGED_AGAIN);
  }

  @Test
  void saysNothingNewOfWhatWasGivenUpAndIsTriedAgain() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    step("a", Reported.DONE);
    step("a", Reported.GIVEN_UP);
    step("a", Reported.RUNNING);
    assertThat(heard()).containsExactly(NoticeEvent.RESTORED, NoticeEvent.NOT_RESTORED);
  }

  @Test
  void takesBackWhatAnAcknowledgementSaidIsBack() {
    begin(Map.of("partly-restored", "hold"));
    step("a", Reported.NEEDED);
    step("b", Reported.NEEDED);
    step("a", Reported.DONE);
    janeWrites();
    assertThat(lastMail()).contains("shop.example (database a): back since");
    step("a", Reported.NEEDED);
    assertThat(heard()).containsExactly(NoticeEvent.ACKNOWLEDGED, NoticeEvent.DAMAGED_AGAIN);
  }

  @Test
  void endsNoPromiseThatNobodyMadeBetweenTwoMistakes() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    step("a", Reported.WITHDRAWN);
    janeWrites();
    step("a", Reported.NEEDED);
    step("a", Reported.WITHDRAWN);
    assertThat(heard()).containsExactly(NoticeEvent.ACKNOWLEDGED);
  }

  @Test
  void tellsWhoGetsADamagedDatabaseWhatBecomesOfIt() throws IOException {
    begin(Map.of());
    step("a", Reported.NEEDED);
    product.directory(
        CUSTOMERS
            .replace("mysql1/a;mysql1/b", "mysql1/b")
            .replace(",mysql1/d", ",mysql1/d;mysql1/a")
            .replace("shop.example=mysql1/a;", ""));
    assertThat(product.incidentOf("c2").affected()).isEqualTo(1);
    step("a", Reported.DONE);
    assertThat(heard("bob@bakery.example")).containsExactly(NoticeEvent.RESTORED);
    assertThat(heard()).isEmpty();
  }

  @Test
  void tellsWhatHappenedWhileTheIncidentWasClosedAfterTheOutage() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    step("a", Reported.DONE);
    IncidentId incident = product.incidentOf("c1").id();
    product.acts().close(incident);
    product.acts().change(outage, null, product.clock.instant());
    step("a", Reported.NEEDED);
    product.acts().reopen(incident);
    product.deliver();
    assertThat(heard()).containsExactly(NoticeEvent.RESTORED, NoticeEvent.DAMAGED_AGAIN);
  }

  @Test
  void callsDamageAgainOnlyWhatCameBackBefore() {
    begin(Map.of());
    step("a", Reported.NEEDED);
    step("a", Reported.WITHDRAWN);
    step("a", Reported.NEEDED);
    assertThat(product.incidentOf("c1").attention()).doesNotContain(Attention.DAMAGED_AGAIN);
    step("a", Reported.DONE);
    step("a", Reported.NEEDED);
    assertThat(product.incidentOf("c1").attention()).contains(Attention.DAMAGED_AGAIN);
  }
}
