package app.allclear.notice;

import static app.allclear.notice.NoticeEvent.DAMAGED_AGAIN;
import static app.allclear.notice.NoticeEvent.PARTLY_RESTORED;
import static app.allclear.notice.NoticeEvent.RESTORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import app.allclear.restore.Word;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhoIsOwedTest {
  private static final String JANE = "jane@shop.example";
  private static final String INFO = "info@shop.example";
  private static final Instant LATER = Scene.START.plusSeconds(7_200);

  private final WhoIsOwed whoIsOwed = new WhoIsOwed(Scene.OWN, true);

  private static DatabaseStatus needed(String database) {
    return Statuses.of(database).health(Health.DAMAGED).restore(RestoreState.NEEDED).build();
  }

  private static DatabaseStatus back(String database) {
    return Statuses.of(database)
        .health(Health.HEALTHY)
        .restore(RestoreState.RESTORED)
        .restoredAt(LATER)
        .onWhoseWord(Word.PROBE)
        .build();
  }

  private static DatabaseStatus givenUp(String database) {
    return Statuses.of(database).health(Health.DAMAGED).restore(RestoreState.GIVEN_UP).build();
  }

  private static Scene shop() {
    return new Scene().contact(JANE).contact(INFO).database(needed("mysql1/shop"));
  }

  private static Written mail() {
    return Written.by(JANE).about("c-1");
  }

  private List<String> written(Scene scene, Written message) {
    return Owed.words(whoIsOwed.whenWritten(scene.situation(), message.build()));
  }

  private List<String> changed(Scene scene, DatabaseStatus before, DatabaseStatus after) {
    return Owed.words(whoIsOwed.whenChanged(scene.database(after).situation(), before, after));
  }

  @Test
  void acknowledgesAContactWhoWrites() {
    assertThat(written(shop(), mail())).containsExactly("acknowledged 1 " + JANE);
    assertThat(written(shop(), mail().authentication(Authentication.NONE)))
        .containsExactly("acknowledged 1 " + JANE);
  }

  @Test
  void acknowledgesToTheRegisteredSpellingOfTheAddress() {
    assertThat(written(shop(), Written.by("Jane@SHOP.example").about("c-1")))
        .containsExactly("acknowledged 1 " + JANE);
  }

  @Test
  void acknowledgesAlsoWhereNoDamageIsKnown() {
    assertThat(written(new Scene().contact(JANE), mail()))
        .containsExactly("acknowledged 1 " + JANE);
  }

  @Test
  void acknowledgesOnceAPersonAndRound() {
    OwedNotice first = whoIsOwed.whenWritten(shop().situation(), mail().build()).getFirst();
    OwedNotice second =
        whoIsOwed
            .whenWritten(shop().situation(), mail().id(2, "m2@mail.example").build())
            .getFirst();
    assertThat(second.event()).isEqualTo(first.event());
    assertThat(second.round()).isEqualTo(first.round());
    assertThat(second.recipient()).isEqualTo(first.recipient());
    assertThat(written(shop().round(2), mail())).containsExactly("acknowledged 2 " + JANE);
  }

  @Test
  void acknowledgesNobodyElse() {
    for (SenderRole role : EnumSet.complementOf(EnumSet.of(SenderRole.CONTACT))) {
      StoredMessage message =
          Written.by(JANE).about("c-1", role).authentication(Authentication.NONE).build();
      assertThat(whoIsOwed.whenWritten(shop().situation(), message)).as(role.name()).isEmpty();
    }
    assertThat(written(shop(), Written.by("eve@evil.example").about("c-1"))).isEmpty();
  }

  @Test
  void saysWhyNobodyIsAnswered() {
    assertThat(silence(shop(), mail())).isEmpty();
    assertThat(silence(shop().outageEnded(), mail())).contains("the outage has been ended");
    assertThat(silence(shop(), mail().received(Scene.START.minusSeconds(1))))
        .contains("before the outage began");
    assertThat(silence(shop(), mail().automatic(true))).contains("a machine wrote it");
    assertThat(silence(shop(), mail().authentication(Authentication.FAIL))).contains("forged");
    assertThat(silence(shop(), Written.by("eve@evil.example").about("c-1", SenderRole.READER)))
        .contains("not registered");
    assertThat(silence(shop(), Written.by(JANE).about("c-1", SenderRole.DOUBTED)))
        .contains("perhaps a machine");
    assertThat(silence(shop().closed(), mail())).contains("the incident is closed");
    assertThat(silence(new Scene().contact(JANE).database(back("mysql1/shop")), mail()))
        .contains("is back already");
  }

  private String silence(Scene scene, Written message) {
    return whoIsOwed.silence(scene.situation(), message.build()).orElse("");
  }

  @Test
  void answersNothingFromBeforeTheOutage() {
    assertThat(written(shop(), mail().received(Scene.START))).hasSize(1);
    assertThat(written(shop(), mail().received(Scene.START.minusMillis(1)))).isEmpty();
  }

  @Test
  void neverWritesToOurselvesOrToAddressesNobodyReads() {
    for (String address :
        List.of(
            "support@host.example",
            "noreply@shop.example",
            "no-reply@shop.example",
            "do-not-reply@shop.example",
            "mailer-daemon@shop.example",
            "bounce+123=x@shop.example",
            "shop-noreply@shop.example")) {
      Scene scene = new Scene().contact(address).database(needed("mysql1/shop"));
      assertThat(written(scene, Written.by(address).about("c-1"))).as(address).isEmpty();
      assertThat(changed(scene, needed("mysql1/shop"), back("mysql1/shop"))).as(address).isEmpty();
    }
  }

  @Test
  void takesRegisteredRoleAddressesForContacts() {
    assertThat(written(shop(), Written.by(INFO).about("c-1")))
        .containsExactly("acknowledged 1 " + INFO);
  }

  @Test
  void answersAReaderOnlyWhereTheSenderIsProven() {
    Written reader = Written.by("r@elsewhere.example").about("c-1", SenderRole.READER);
    assertThat(written(shop(), reader)).containsExactly("reader 1 r@elsewhere.example");
    assertThat(NoticeEvent.READER.isPrivate()).isFalse();
    assertThat(written(shop(), reader.authentication(Authentication.NONE))).isEmpty();
    assertThat(written(shop(), reader.authentication(Authentication.FAIL))).isEmpty();
  }

  @Test
  void threadsAnAcknowledgementOnTheMessageItAnswers() {
    OwedNotice owed =
        whoIsOwed
            .whenWritten(shop().situation(), mail().subject("Help\r\nBcc: all").build())
            .getFirst();
    assertThat(owed.answers()).isEqualTo(new ThreadPoint("m1@mail.example", "Help Bcc: all"));
  }

  @Test
  void keepsAnAgencysCustomersApart() {
    Written agency = Written.by(JANE).about("c-1").about("c-2");
    OwedNotice first = whoIsOwed.whenWritten(shop().situation(), agency.build()).getFirst();
    OwedNotice second =
        whoIsOwed.whenWritten(shop().customer("c-2").situation(), agency.build()).getFirst();
    assertThat(first.customer().value()).isEqualTo("c-1");
    assertThat(second.customer().value()).isEqualTo("c-2");
    assertThat(first.answers()).isNull();
    assertThat(second.answers()).isNull();
  }

  @Test
  void tellsEveryContactWhenEverythingIsBackAlsoThoseWhoNeverWrote() {
    assertThat(changed(shop(), needed("mysql1/shop"), back("mysql1/shop")))
        .containsExactly("restored 1 " + JANE, "restored 1 " + INFO);
  }

  @Test
  void tellsTheAllClearOnceAnOutageIsEndedToo() {
    assertThat(changed(shop().outageEnded(), needed("mysql1/shop"), back("mysql1/shop")))
        .hasSize(2);
  }

  @Test
  void threadsTheAllClearOnTheRecipientsOwnLatestSingleCustomerMessage() {
    Scene scene =
        shop()
            .message(mail().id(1, "old@mail.example").build())
            .message(mail().id(2, "good@mail.example").received(LATER).subject("Again").build())
            .message(
                mail()
                    .id(3, "both@mail.example")
                    .received(LATER.plusSeconds(1))
                    .about("c-2")
                    .build())
            .message(
                mail()
                    .id(4, "forged@mail.example")
                    .received(LATER.plusSeconds(2))
                    .authentication(Authentication.FAIL)
                    .build())
            .message(
                mail()
                    .id(5, "away@mail.example")
                    .received(LATER.plusSeconds(3))
                    .automatic(true)
                    .build())
            .message(mail().id(6, null).received(LATER.plusSeconds(4)).build())
            .message(mail().id(7, "a>\r\nBcc: x@y").received(LATER.plusSeconds(5)).build())
            .message(
                mail()
                    .id(8, "twice@mail.example")
                    .received(LATER.plusSeconds(6))
                    .repeatedId()
                    .build());
    DatabaseStatus after = back("mysql1/shop");
    List<OwedNotice> owed =
        whoIsOwed.whenChanged(scene.database(after).situation(), needed("mysql1/shop"), after);
    assertThat(owed.getFirst().answers()).isEqualTo(new ThreadPoint("good@mail.example", "Again"));
    assertThat(owed.getLast().answers()).as("info@ never wrote").isNull();
  }

  @Test
  void tellsAPartialFinishWithARoundOfItsOwn() {
    Scene scene = shop().database(needed("mysql1/blog")).database(needed("mysql1/wiki"));
    assertThat(changed(scene, needed("mysql1/blog"), back("mysql1/blog")))
        .containsExactly("partly-restored 1 " + JANE, "partly-restored 1 " + INFO);
    scene.notice(Owed.notice(PARTLY_RESTORED, 1, JANE, NoticeState.SENT));
    assertThat(changed(scene, needed("mysql1/wiki"), back("mysql1/wiki")))
        .containsExactly("partly-restored 2 " + JANE, "partly-restored 2 " + INFO);
    assertThat(changed(scene, needed("mysql1/shop"), back("mysql1/shop")))
        .containsExactly("restored 1 " + JANE, "restored 1 " + INFO);
  }

  @Test
  void countsAPartialFinishAnewAfterAnotherDamage() {
    DatabaseStatus again = Statuses.from(needed("mysql1/blog")).round(2).build();
    Scene scene =
        shop().database(again).notice(Owed.notice(PARTLY_RESTORED, 1, JANE, NoticeState.SENT));
    DatabaseStatus after = Statuses.from(back("mysql1/blog")).round(2).build();
    assertThat(changed(scene, again, after))
        .containsExactly("partly-restored 2 " + JANE, "partly-restored 2 " + INFO);
  }

  @Test
  void tellsWhatIsGivenUp() {
    assertThat(changed(shop(), needed("mysql1/shop"), givenUp("mysql1/shop")))
        .containsExactly("not-restored 1 " + JANE, "not-restored 1 " + INFO);
    Scene unseen = new Scene().contact(JANE);
    DatabaseStatus none = Statuses.of("mysql1/shop").build();
    assertThat(changed(unseen, none, givenUp("mysql1/shop")))
        .as("given up as soon as it is found damaged")
        .containsExactly("not-restored 1 " + JANE);
  }

  @Test
  void tellsNobodyThatADatabaseIsDamagedForTheFirstTime() {
    assertThat(changed(shop(), Statuses.of("mysql1/shop").build(), needed("mysql1/shop")))
        .isEmpty();
  }

  @Test
  void takesTheAllClearBackFromThoseWhoGotIt() {
    Scene scene =
        shop()
            .round(2)
            .notice(Owed.notice(RESTORED, 1, JANE, NoticeState.SENT))
            .notice(Owed.notice(RESTORED, 1, INFO, NoticeState.QUEUED));
    DatabaseStatus again = Statuses.from(needed("mysql1/shop")).round(2).build();
    assertThat(changed(scene, back("mysql1/shop"), again))
        .containsExactly("damaged-again 2 " + JANE);
  }

  @Test
  void takesTheAllClearBackAlsoForADatabaseThatWasNeverDamagedBefore() {
    Scene scene =
        shop()
            .database(back("mysql1/shop"))
            .round(2)
            .notice(Owed.notice(RESTORED, 1, JANE, NoticeState.IN_DOUBT));
    assertThat(changed(scene, Statuses.of("mysql1/blog").build(), needed("mysql1/blog")))
        .containsExactly("damaged-again 2 " + JANE);
  }

  @Test
  void takesEachBreakOfWhatWasSaidToBeBackBackOnce() {
    Scene scene =
        shop()
            .database(needed("mysql1/blog"))
            .round(2)
            .notice(Owed.notice(RESTORED, 1, JANE, NoticeState.SENT))
            .notice(Owed.notice(DAMAGED_AGAIN, 2, JANE, NoticeState.SENT));
    DatabaseStatus again = Statuses.from(needed("mysql1/shop")).round(2).build();
    assertThat(changed(scene, back("mysql1/shop"), again))
        .as("the all-clear named it, and the bad news of the other did too")
        .containsExactly("damaged-again 3 " + JANE);
    assertThat(Owed.words(whoIsOwed.whenReconsidered(scene.situation(), again)))
        .as("nobody is told twice about the same break")
        .isEmpty();
    assertThat(changed(scene, Statuses.of("mysql1/wiki").build(), needed("mysql1/wiki")))
        .as("never said to be back")
        .isEmpty();
  }

  @Test
  void keepsTheRoundOfBadNewsThatHasNotLeftWhenReconsidered() {
    Scene scene =
        shop()
            .round(2)
            .notice(Owed.notice(RESTORED, 1, JANE, NoticeState.SENT))
            .notice(Owed.notice(DAMAGED_AGAIN, 4, JANE, NoticeState.HELD));
    DatabaseStatus again = Statuses.from(needed("mysql1/shop")).round(2).build();
    assertThat(Owed.words(whoIsOwed.whenReconsidered(scene.situation(), again)))
        .containsExactly("damaged-again 4 " + JANE);
  }

  @Test
  void aRestoreThatIsOnlyProvenAgainIsNoNewPartialFinish() {
    DatabaseStatus proving =
        Statuses.from(back("mysql1/blog")).restore(RestoreState.PROVING).build();
    Scene scene = shop().notice(Owed.notice(PARTLY_RESTORED, 3, JANE, NoticeState.SENT));
    assertThat(changed(scene, proving, back("mysql1/blog")))
        .as("the same round for whoever was not told: a contact registered since")
        .containsExactly("partly-restored 3 " + JANE, "partly-restored 3 " + INFO);
    scene.notice(Owed.notice(DAMAGED_AGAIN, 1, JANE, NoticeState.SENT));
    assertThat(changed(scene, proving, back("mysql1/blog")))
        .as("she read of it in the bad news")
        .containsExactly("partly-restored 3 " + INFO);
  }

  @Test
  void countsOnFromTheNoticesOwedWhateverBecameOfTheDatabases() {
    Scene scene =
        shop()
            .database(needed("mysql1/blog"))
            .notice(Owed.notice(PARTLY_RESTORED, 5, JANE, NoticeState.SENT))
            .notice(Owed.notice(NoticeEvent.NOT_RESTORED, 7, JANE, NoticeState.OVERTAKEN));
    assertThat(changed(scene, needed("mysql1/blog"), back("mysql1/blog")))
        .contains("partly-restored 6 " + JANE);
    assertThat(changed(scene, needed("mysql1/blog"), givenUp("mysql1/blog")))
        .contains("not-restored 8 " + JANE);
    assertThat(Owed.words(whoIsOwed.whenReconsidered(scene.situation(), givenUp("mysql1/blog"))))
        .contains("not-restored 7 " + JANE);
  }

  @Test
  void takesAPartBackOnlyWhereItWasSaidToBeBack() {
    Scene scene =
        shop()
            .database(back("mysql1/blog"))
            .notice(Owed.notice(PARTLY_RESTORED, 1, JANE, NoticeState.SENT));
    assertThat(changed(scene, Statuses.of("mysql1/wiki").build(), needed("mysql1/wiki"))).isEmpty();
    DatabaseStatus again = Statuses.from(needed("mysql1/blog")).round(2).build();
    assertThat(changed(scene, back("mysql1/blog"), again))
        .containsExactly("damaged-again 1 " + JANE);
  }

  @Test
  void takesNothingBackWhileARestoreIsOnlyProvenAgain() {
    DatabaseStatus proving =
        Statuses.from(back("mysql1/shop")).restore(RestoreState.PROVING).build();
    Scene scene = shop().notice(Owed.notice(RESTORED, 1, JANE, NoticeState.SENT));
    assertThat(changed(scene, back("mysql1/shop"), proving)).isEmpty();
    assertThat(changed(scene, Statuses.of("mysql1/shop").build(), proving)).isEmpty();
  }

  @Test
  void givesTheAllClearWhenTheRestOfTheDamageWasAMistake() {
    Scene scene = new Scene().contact(JANE).database(back("mysql1/blog"));
    assertThat(Owed.words(whoIsOwed.whenWithdrawn(scene.situation(), Scene.START)))
        .containsExactly("restored 1 " + JANE);
  }

  @Test
  void endsAPromiseAndNothingElseWhenAllOfTheDamageWasAMistake() {
    Scene nobodyHeard = new Scene().contact(JANE).contact(INFO);
    assertThat(whoIsOwed.whenWithdrawn(nobodyHeard.situation(), Scene.START)).isEmpty();
    Scene promised =
        new Scene()
            .contact(JANE)
            .contact(INFO)
            .notice(Owed.notice(NoticeEvent.ACKNOWLEDGED, 1, JANE, NoticeState.SENT));
    assertThat(Owed.words(whoIsOwed.whenWithdrawn(promised.situation(), Scene.START)))
        .containsExactly("restored 1 " + JANE);
    Scene ended = promised.notice(Owed.notice(RESTORED, 1, JANE, NoticeState.SENT));
    assertThat(whoIsOwed.whenWithdrawn(ended.situation(), Scene.START)).isEmpty();
  }

  @Test
  void leavesOutWhatCameBackInAnEarlierOutage() {
    DatabaseStatus old =
        Statuses.from(back("mysql1/old")).restoredAt(Scene.START.minusSeconds(1)).build();
    Scene scene = shop().database(old).database(needed("mysql1/blog"));
    assertThat(changed(scene, needed("mysql1/shop"), back("mysql1/shop")))
        .containsExactly("partly-restored 1 " + JANE, "partly-restored 1 " + INFO);
    assertThat(written(new Scene().contact(JANE).database(old), mail())).hasSize(1);
  }

  @Test
  void announcesToThoseConcerned() {
    assertThat(Owed.words(whoIsOwed.whenAnnounced(shop().situation(), NoticeEvent.PROGRESS, 4)))
        .containsExactly("progress 4 " + JANE, "progress 4 " + INFO);
    Situation allBack = new Scene().contact(JANE).database(back("mysql1/shop")).situation();
    assertThat(whoIsOwed.whenAnnounced(allBack, NoticeEvent.PROGRESS, 4)).isEmpty();
    assertThat(whoIsOwed.whenAnnounced(allBack, NoticeEvent.AFTERWARDS, 1)).hasSize(1);
    Situation untouched = new Scene().contact(JANE).situation();
    assertThat(whoIsOwed.whenAnnounced(untouched, NoticeEvent.AFTERWARDS, 1)).isEmpty();
    assertThatThrownBy(() -> whoIsOwed.whenAnnounced(untouched, RESTORED, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void laterStatesOvertakeEarlierOnes() {
    assertThat(RESTORED.overtakes())
        .contains(NoticeEvent.ACKNOWLEDGED, PARTLY_RESTORED, DAMAGED_AGAIN, NoticeEvent.PROGRESS);
    assertThat(DAMAGED_AGAIN.overtakes()).contains(RESTORED, PARTLY_RESTORED);
    assertThat(NoticeEvent.ACKNOWLEDGED.overtakes()).isEmpty();
  }
}
