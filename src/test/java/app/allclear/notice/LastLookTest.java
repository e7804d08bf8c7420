package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import app.allclear.restore.Word;
import org.junit.jupiter.api.Test;

class LastLookTest {
  private static final String JANE = "jane@shop.example";

  private final LastLook lastLook = new LastLook(Scene.OWN);

  private static Statuses back() {
    return Statuses.of("mysql1/shop")
        .health(Health.HEALTHY)
        .restore(RestoreState.RESTORED)
        .restoredAt(Scene.START.plusSeconds(60))
        .onWhoseWord(Word.PROBE);
  }

  private static DatabaseStatus needed() {
    return Statuses.of("mysql1/shop").health(Health.DAMAGED).restore(RestoreState.NEEDED).build();
  }

  private LastLook.Verdict at(NoticeEvent event, Scene scene) {
    return lastLook.at(Owed.notice(event, 1, JANE, NoticeState.SENDING), scene.situation());
  }

  private static Scene scene(DatabaseStatus status) {
    return new Scene().contact(JANE).database(status);
  }

  @Test
  void letsAnAllClearLeaveThatIsTrue() {
    assertThat(at(NoticeEvent.RESTORED, scene(back().build())))
        .isInstanceOf(LastLook.Verdict.Leave.class);
  }

  @Test
  void letsAnAllClearLeaveOnTheWordOfAScriptWhereNothingIsProbed() {
    DatabaseStatus reported = back().health(Health.UNKNOWN).onWhoseWord(Word.SCRIPT).build();
    assertThat(at(NoticeEvent.RESTORED, scene(reported)))
        .isInstanceOf(LastLook.Verdict.Leave.class);
  }

  @Test
  void holdsAnAllClearWhileItsServerDoesNotAnswer() {
    assertThat(at(NoticeEvent.RESTORED, scene(back().health(Health.UNREACHABLE).build())))
        .isEqualTo(
            new LastLook.Verdict.Wait("The server of mysql1/shop does not answer at the moment."));
    assertThat(at(NoticeEvent.RESTORED, scene(back().health(Health.UNKNOWN).build())))
        .isInstanceOf(LastLook.Verdict.Wait.class);
  }

  @Test
  void holdsAnAllClearWhileARestoreIsProvenAgainOrALookFoundDamage() {
    DatabaseStatus proving = back().restore(RestoreState.PROVING).build();
    assertThat(at(NoticeEvent.RESTORED, scene(proving))).isInstanceOf(LastLook.Verdict.Wait.class);
    assertThat(at(NoticeEvent.RESTORED, scene(back().health(Health.DAMAGED).build())))
        .isInstanceOf(LastLook.Verdict.Wait.class);
  }

  @Test
  void withdrawsAnAllClearOfAnEarlierRound() {
    assertThat(at(NoticeEvent.RESTORED, scene(back().build()).round(2)))
        .isInstanceOf(LastLook.Verdict.Withdraw.class);
  }

  @Test
  void withdrawsWhatTheAllClearOvertook() {
    for (NoticeEvent event :
        new NoticeEvent[] {
          NoticeEvent.ACKNOWLEDGED,
          NoticeEvent.PROGRESS,
          NoticeEvent.PARTLY_RESTORED,
          NoticeEvent.DAMAGED_AGAIN
        }) {
      assertThat(at(event, scene(back().build())))
          .as(event.slug())
          .isEqualTo(new LastLook.Verdict.Withdraw("Everything is back by now."));
      assertThat(at(event, scene(Statuses.from(needed()).round(2).build()).database(other())))
          .as(event.slug())
          .isInstanceOf(LastLook.Verdict.Leave.class);
    }
  }

  @Test
  void takesNothingBackThatIsBackMeanwhileThoughOthersStillWait() {
    Scene waiting = scene(needed()).database(other());
    assertThat(at(NoticeEvent.DAMAGED_AGAIN, waiting))
        .isEqualTo(new LastLook.Verdict.Withdraw("What had broken again is back by now."));
    assertThat(at(NoticeEvent.DAMAGED_AGAIN, waiting.round(2)))
        .as("broken for the first time after an all-clear")
        .isInstanceOf(LastLook.Verdict.Leave.class);
  }

  @Test
  void letsTheEndOfAMistakeLeaveAndNothingThatMerelyVanished() {
    Scene vanished = new Scene().contact(JANE);
    assertThat(at(NoticeEvent.RESTORED, vanished)).isInstanceOf(LastLook.Verdict.Withdraw.class);
    Statuses mistaken =
        Statuses.of("mysql1/shop")
            .since(Scene.START.plusSeconds(60))
            .reportedAt(Scene.START.plusSeconds(60));
    assertThat(at(NoticeEvent.RESTORED, scene(mistaken.build())))
        .isInstanceOf(LastLook.Verdict.Leave.class);
    for (Health health : new Health[] {Health.UNREACHABLE, Health.DAMAGED})
      assertThat(at(NoticeEvent.RESTORED, scene(mistaken.health(health).build())))
          .as(health.name())
          .isInstanceOf(LastLook.Verdict.Wait.class);
  }

  @Test
  void saysWeAreWorkingOnItOnlyWhileWeAre() {
    Scene ended = new Scene().contact(JANE).outageEnded();
    for (NoticeEvent event : new NoticeEvent[] {NoticeEvent.ACKNOWLEDGED, NoticeEvent.READER})
      assertThat(at(event, ended)).isInstanceOf(LastLook.Verdict.Withdraw.class);
    assertThat(at(NoticeEvent.PROGRESS, new Scene().contact(JANE)))
        .isInstanceOf(LastLook.Verdict.Withdraw.class);
    assertThat(at(NoticeEvent.READER, scene(back().build()).outageEnded()))
        .isInstanceOf(LastLook.Verdict.Withdraw.class);
    assertThat(at(NoticeEvent.READER, scene(needed()).outageEnded()))
        .isInstanceOf(LastLook.Verdict.Leave.class);
    assertThat(at(NoticeEvent.ACKNOWLEDGED, new Scene().contact(JANE)))
        .isInstanceOf(LastLook.Verdict.Leave.class);
  }

  private static DatabaseStatus other() {
    return Statuses.of("mysql1/blog")
        .health(Health.HEALTHY)
        .restore(RestoreState.RESTORED)
        .restoredAt(Scene.START.plusSeconds(60))
        .onWhoseWord(Word.PROBE)
        .build();
  }

  @Test
  void withdrawsBadNewsThatIsNoLongerTrue() {
    assertThat(at(NoticeEvent.NOT_RESTORED, scene(needed())))
        .isInstanceOf(LastLook.Verdict.Withdraw.class);
  }

  @Test
  void withdrawsEveryPrivateNoticeToSomebodyNoLongerRegistered() {
    for (NoticeEvent event : NoticeEvent.WORDED) {
      Scene scene = new Scene().contact("info@shop.example").database(back().build());
      if (event.isPrivate())
        assertThat(at(event, scene))
            .as(event.slug())
            .isEqualTo(
                new LastLook.Verdict.Withdraw(
                    JANE + " is no longer registered as a contact of c-1."));
    }
  }

  @Test
  void withdrawsANoticeOfAnotherCustomer() {
    assertThat(at(NoticeEvent.RESTORED, scene(back().build()).customer("c-2")))
        .isInstanceOf(LastLook.Verdict.Withdraw.class);
  }
}
