package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.Address;
import app.allclear.mail.OutgoingMail;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.HoldReason;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import app.allclear.restore.Word;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposerTest {
  private static final String JANE = "jane@shop.example";
  private static final Instant NOW = Instant.parse("2026-11-02T15:30:00Z");

  private final Composer composer =
      new Composer(
          new Templates(Path.of("templates")),
          (_, _, _) -> "",
          "support@host.example",
          ZoneId.of("Europe/Berlin"));

  private static DatabaseStatus back(String database) {
    return Statuses.of(database)
        .health(Health.HEALTHY)
        .restore(RestoreState.RESTORED)
        .restoredAt(NOW)
        .backupTakenAt(Instant.parse("2026-10-30T02:00:00Z"))
        .onWhoseWord(Word.PROBE)
        .build();
  }

  private Composed.Ready compose(Scene scene, @Nullable String answers, @Nullable String theirs) {
    Notice notice = Owed.notice(NoticeEvent.RESTORED, 1, JANE, NoticeState.SENDING);
    Notice answering =
        new Notice(
            notice.id(),
            notice.incident(),
            notice.customer(),
            notice.event(),
            notice.round(),
            notice.to(),
            answers,
            notice.messageId(),
            true,
            notice.state(),
            null,
            NOW,
            NOW,
            null,
            0,
            null,
            null);
    Composed composed = composer.compose(new Claimed(answering, theirs, 1), scene.situation(), NOW);
    assertThat(composed).isInstanceOf(Composed.Ready.class);
    return (Composed.Ready) composed;
  }

  private static Scene shop() {
    return new Scene()
        .contact("Jane Doe", JANE)
        .site("shop.example", "mysql1/shop")
        .database(back("mysql1/shop"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Site down              | Re: Site down
          Re: Site down          | Re: Site down
          RE: AW: Re: Site down  | Re: Site down
          Antw: Re[2]: Site down | Re: Site down
          Fwd: Site down         | Re: Fwd: Site down
          regarding my site      | Re: regarding my site
          """)
  void keepsTheSubjectOfWhatItAnswers(String theirs, String ours) {
    assertThat(compose(shop(), "m1@mail.example", theirs).subject()).isEqualTo(ours);
  }

  @Test
  void hasItsOwnSubjectWhereItStandsAloneOrTheyWroteNone() {
    String own = "shop.example: your database is back";
    assertThat(compose(shop(), null, null).subject()).isEqualTo(own);
    assertThat(compose(shop(), null, "left over").subject()).isEqualTo(own);
    assertThat(compose(shop(), "m1@mail.example", "").subject()).isEqualTo(own);
    assertThat(compose(shop(), "m1@mail.example", "Re: ").subject()).isEqualTo(own);
  }

  @Test
  void noValueBreaksAHeaderOrIsEvaluated() {
    String evil = "shop\r\nBcc: everyone@example.org\u2028{{support}}{{#back}}\u202e";
    Scene scene =
        new Scene()
            .named(evil)
            .contact("{{support}}\u2028{{#back}}", JANE)
            .written("shop.example", evil, "mysql1/shop")
            .database(Statuses.from(back("mysql1/shop")).restoredTo("mysql2/a\r\nb").build());
    Composed.Ready ready = compose(scene, null, null);
    assertThat(ready.subject())
        .isEqualTo("shop Bcc: everyone@example.org {{support}}{{#back}}: your database is back");
    assertThat(ready.text())
        .contains("Hello {{support}} {{#back}},")
        .contains("mysql2/a b")
        .doesNotContain("\r", "\u2028", "\u202e");
    String theirs = "help\r\nBcc: everyone@example.org\u0000" + "x".repeat(2_000);
    Composed.Ready answer = compose(scene, "m1@mail.example", theirs);
    assertThat(answer.subject())
        .startsWith("Re: help Bcc: everyone@example.org x")
        .hasSizeLessThanOrEqualTo(300)
        .matches("[^\\p{Cc}]+");
    assertThat(mail(answer, scene).subject()).isEqualTo(answer.subject());
  }

  private static OutgoingMail mail(Composed.Ready ready, Scene scene) {
    Notice notice = Owed.notice(NoticeEvent.RESTORED, 1, JANE, NoticeState.SENDING);
    Notice intended =
        new Notice(
            notice.id(),
            notice.incident(),
            notice.customer(),
            notice.event(),
            1,
            notice.to(),
            "m1@mail.example",
            notice.messageId(),
            true,
            notice.state(),
            null,
            NOW,
            NOW,
            null,
            1,
            ready.subject(),
            ready.text());
    return new Envelope(new Address(null, "support@host.example"), null)
        .around(intended, scene.situation().customer(), NOW);
  }

  @Test
  void putsANoticeIntoAnEnvelope() {
    OutgoingMail mail = mail(new Composed.Ready("Re: Site down", "Text\n"), shop());
    assertThat(mail.from()).isEqualTo(new Address(null, "support@host.example"));
    assertThat(mail.to()).isEqualTo(new Address("Jane Doe", JANE));
    assertThat(mail.answers()).isEqualTo("m1@mail.example");
    assertThat(mail.references()).isEqualTo(List.of("m1@mail.example"));
    assertThat(mail.messageId()).isEqualTo("restored1@host.example");
    assertThat(mail.date()).isEqualTo(NOW);
  }

  @Test
  void writesDatesInTheCustomersLanguageAndZone() {
    Instant evening = Instant.parse("2026-07-14T20:05:00Z");
    assertThat(new Dates(Locale.UK, ZoneId.of("Europe/Berlin")).of(evening))
        .isEqualTo("Tuesday, 14 July 2026, 22:05 CEST");
    assertThat(new Dates(Locale.forLanguageTag("de-AT"), ZoneId.of("Europe/Vienna")).of(evening))
        .isEqualTo("Dienstag, 14. Juli 2026, 22:05 MESZ");
    assertThat(new Dates(Locale.US, ZoneId.of("America/New_York")).of(evening))
        .isEqualTo("Tuesday, July 14, 2026, 4:05 PM EDT");
    assertThat(Dates.of(null, null, ZoneId.of("UTC")).of(evening))
        .isEqualTo("Tuesday, 14 July 2026, 20:05 UTC");
    assertThat(new Dates(Locale.UK, ZoneId.of("UTC")).of(null)).isEmpty();
  }

  @Test
  void writesDatesInTheLanguageOfTheText() {
    assertThat(compose(shop().speaks("it-IT", "Europe/Rome"), null, null).text())
        .as("there is no Italian text")
        .contains("began on Monday, 2 November 2026, 05:00 CET");
    assertThat(compose(shop().speaks("en", "Europe/Rome"), null, null).text())
        .contains("began on Monday, 2 November 2026, 05:00 CET");
    assertThat(compose(shop().speaks("en-US", "America/New_York"), null, null).text())
        .contains("began on Sunday, November 1, 2026, 11:00 PM EST");
    assertThat(compose(shop().speaks("de-AT", "Europe/Vienna"), null, null).text())
        .contains("am Montag, 2. November 2026, 05:00 MEZ begann");
  }

  @Test
  void saysHowMuchMayBeMissing() {
    assertThat(compose(shop(), null, null).text())
        .contains("between that backup and Monday, 2 November 2026, 05:00 CET may be missing");
    Scene twice = shop().database(Statuses.from(back("mysql1/shop")).round(2).build());
    assertThat(compose(twice, null, null).text())
        .as("damaged again: what was entered after the first restore is lost too")
        .contains("between that backup and Monday, 2 November 2026, 16:30 CET may be missing");
    Scene fresh =
        shop().database(Statuses.from(back("mysql1/shop")).backupTakenAt(Scene.START).build());
    assertThat(compose(fresh, null, null).text()).doesNotContain("may be missing");
    Scene unknown = shop().database(Statuses.from(back("mysql1/shop")).backupTakenAt(null).build());
    assertThat(compose(unknown, null, null).text()).contains("cannot say for certain how old");
  }

  @Test
  void namesEverySiteWhereTheCustomersOnlyDatabaseIsBack() {
    Scene scene =
        new Scene()
            .contact(JANE)
            .site("shop.example", null)
            .site("blog.example", null)
            .database(back("mysql1/shop"));
    assertThat(compose(scene, null, null).text())
        .contains("shop.example, blog.example (database shop)");
  }

  private String preview(NoticeEvent event, Scene scene) {
    Composed composed = composer.preview(event, null, scene.situation(), "", NOW);
    assertThat(composed).isInstanceOf(Composed.Ready.class);
    return ((Composed.Ready) composed).text();
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, America/New_York, 'Thursday, 29 October 2026, 22:00 GMT-04:00', '23:00 GMT-05:00'",
    "de, Europe/Berlin, 'Freitag, 30. Oktober 2026, 03:00 MEZ', '05:00 MEZ'",
  })
  void tellsTheLostWindowInTheCustomersZone(
      String locale, String zone, String backup, String outage) {
    String text = preview(NoticeEvent.RESTORED, shop().speaks(locale, zone));
    assertThat(text).contains(backup).contains(outage);
  }

  @Test
  void tellsNoLostWindowWhereNothingCanBeLostOrNobodyKnows() {
    DatabaseStatus whole =
        Statuses.from(back("mysql1/shop")).backupTakenAt(Scene.START.plusSeconds(1)).build();
    Scene scene = new Scene().contact(JANE).site("shop.example", "mysql1/shop").database(whole);
    assertThat(preview(NoticeEvent.RESTORED, scene)).doesNotContain("may be missing");
    DatabaseStatus unknown = Statuses.from(whole).backupTakenAt(null).build();
    Scene other = new Scene().contact(JANE).site("shop.example", "mysql1/shop").database(unknown);
    assertThat(preview(NoticeEvent.RESTORED, other))
        .doesNotContain("may be missing")
        .contains("We cannot say for certain how old the backup is");
  }

  @Test
  void saysWhyARestoreIsHeldBackAndTheOperatorsWords() {
    Scene scene =
        new Scene()
            .contact("Jane Doe", JANE)
            .site("shop.example", "mysql1/shop")
            .database(
                Statuses.of("mysql1/shop")
                    .restore(RestoreState.ON_HOLD)
                    .hold(HoldReason.HAS_NEWER_COPY, "We wait\r\nfor your {{support}} copy.")
                    .build());
    assertThat(preview(NoticeEvent.PROGRESS, scene))
        .contains(
            "on hold for the moment, because you have a newer copy. We wait for your {{support}} copy.");
    Scene german = scene.speaks("de", "Europe/Berlin");
    assertThat(preview(NoticeEvent.PROGRESS, german)).contains("weil Sie eine neuere Kopie haben");
  }

  @Test
  void saysThatARestoreIsHeldBackAsTheCustomerAsked() {
    Scene scene =
        new Scene()
            .contact("Jane Doe", JANE)
            .site("shop.example", "mysql1/shop")
            .database(
                Statuses.of("mysql1/shop")
                    .restore(RestoreState.ON_HOLD)
                    .hold(HoldReason.ASKED_NOT_TO_OVERWRITE, "Tell us when we may go on.")
                    .build());
    assertThat(preview(NoticeEvent.PROGRESS, scene))
        .contains("because you asked us not to overwrite it. Tell us when we may go on.");
  }

  @Test
  void saysTheOperatorsWordsAboutWhatIsGivenUp() {
    Scene scene =
        new Scene()
            .contact("Jane Doe", JANE)
            .site("shop.example", "mysql1/shop")
            .database(
                Statuses.from(Statuses.of("mysql1/shop").restore(RestoreState.GIVEN_UP).build())
                    .hold(null, "The disk of the backups was lost too.")
                    .build());
    assertThat(preview(NoticeEvent.NOT_RESTORED, scene))
        .contains("- shop.example (database shop). The disk of the backups was lost too.");
  }

  @Test
  void neverTellsAnExpectedFinishByItself() {
    for (NoticeEvent event : NoticeEvent.WORDED)
      for (boolean inList : List.of(true, false))
        assertThat(Vocabulary.of(event).told(inList)).doesNotContainIgnoringCase("expect");
  }
}
