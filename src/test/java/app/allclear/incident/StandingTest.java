package app.allclear.incident;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant T = Instant.parse("2026-11-03T08:00:00Z");
  private static final EmailAddress ANNA = EmailAddress.of("anna@anna.example").orElseThrow();
  private static final Standing.Before FRESH = new Standing.Before(true, null, 1);

  private static Heard from(SenderRole role, int minute) {
    return new Heard(at(minute), ANNA, role, false, false, Authentication.NONE);
  }

  private static Instant at(int minute) {
    return T.plusSeconds(60L * minute);
  }

  private static DatabaseStatus database(RestoreState state) {
    return Statuses.of("mysql1/anna_wp").restore(state).build();
  }

  private static NoticeStanding notices(
      int held, int inDoubt, int failed, @Nullable Instant allClear, EmailAddress... answered) {
    return new NoticeStanding(
        held, inDoubt, failed, null, null, allClear != null, allClear, Set.of(answered));
  }

  private static Standing standing(
      Standing.Before before,
      List<Heard> heard,
      List<DatabaseStatus> databases,
      NoticeStanding notices) {
    return Standing.of(before, heard, databases, notices, true, false);
  }

  private static Standing heard(Heard... heard) {
    return standing(FRESH, List.of(heard), List.of(), NoticeStanding.NONE);
  }

  private static Standing told(NoticeStanding notices) {
    return standing(FRESH, List.of(), List.of(), notices);
  }

  private static Standing damaged(DatabaseStatus... databases) {
    return standing(FRESH, List.of(), List.of(databases), NoticeStanding.NONE);
  }

  @Test
  void somebodyWithoutAnAnswerIsUnanswered() {
    assertThat(heard(from(SenderRole.CONTACT, 0)).attention())
        .containsExactly(Attention.UNANSWERED);
  }

  @Test
  void anAcknowledgedSenderStillWaitsButNeedsNobodyNow() {
    Standing standing =
        standing(
            FRESH, List.of(from(SenderRole.CONTACT, 0)), List.of(), notices(0, 0, 0, null, ANNA));
    assertThat(standing.attention()).isEmpty();
    assertThat(standing.waitingSince()).isEqualTo(at(0));
  }

  @Test
  void waitsSinceTheEarliestMailThatNothingHasSettled() {
    List<Heard> three =
        List.of(
            from(SenderRole.CONTACT, 5),
            from(SenderRole.CONTACT, 1),
            from(SenderRole.COLLEAGUE, 9));
    assertThat(standing(FRESH, three, List.of(), NoticeStanding.NONE).waitingSince())
        .isEqualTo(at(1));
    assertThat(standing(FRESH, three, List.of(), notices(0, 0, 0, at(3))).waitingSince())
        .isEqualTo(at(5));
    Standing.Before answered = new Standing.Before(true, at(5), 1);
    assertThat(standing(answered, three, List.of(), NoticeStanding.NONE).waitingSince())
        .isEqualTo(at(9));
    Standing.Before closed = new Standing.Before(false, null, 1);
    Standing quiet = standing(closed, three, List.of(), notices(1, 1, 1, null));
    assertThat(quiet.waitingSince()).isNull();
    assertThat(quiet.attention()).isEmpty();
  }

  @Test
  void machinesReadersThanksAndForgersDoNotWait() {
    Heard machine = new Heard(at(0), ANNA, SenderRole.MACHINE, true, false, Authentication.NONE);
    Heard thanks = new Heard(at(0), ANNA, SenderRole.CONTACT, false, true, Authentication.NONE);
    Heard forged = new Heard(at(0), ANNA, SenderRole.STRANGER, false, false, Authentication.FAIL);
    Standing standing = heard(machine, thanks, forged, from(SenderRole.READER, 0));
    assertThat(standing.waitingSince()).isNull();
    assertThat(standing.attention()).containsExactly(Attention.FORGED);
    assertThat(standing.messages()).isEqualTo(4);
  }

  @Test
  void onlyTheCustomersOwnPeopleAreHeardAgainAfterTheAllClear() {
    NoticeStanding clear = notices(0, 0, 0, at(3), ANNA);
    for (SenderRole role : List.of(SenderRole.CONTACT, SenderRole.COLLEAGUE))
      assertThat(standing(FRESH, List.of(from(role, 4)), List.of(), clear).attention())
          .containsExactly(Attention.WROTE_AGAIN);
    for (SenderRole role : List.of(SenderRole.READER, SenderRole.STRANGER))
      assertThat(standing(FRESH, List.of(from(role, 4)), List.of(), clear).attention())
          .doesNotContain(Attention.WROTE_AGAIN);
    assertThat(standing(FRESH, List.of(from(SenderRole.CONTACT, 3)), List.of(), clear).attention())
        .isEmpty();
  }

  @Test
  void noticesThatNeedAHand() {
    assertThat(told(notices(1, 0, 0, null)).attention()).containsExactly(Attention.NOTICE_HELD);
    assertThat(told(notices(0, 1, 0, null)).attention()).containsExactly(Attention.NOTICE_IN_DOUBT);
    assertThat(told(notices(0, 0, 1, null)).attention()).containsExactly(Attention.NOTICE_FAILED);
  }

  @Test
  void databasesThatNeedAHand() {
    assertThat(damaged(database(RestoreState.NEEDED)).attention()).isEmpty();
    DatabaseStatus again = Statuses.of("mysql1/x").restore(RestoreState.NEEDED).round(2).build();
    assertThat(damaged(again).attention()).containsExactly(Attention.DAMAGED_AGAIN);
    DatabaseStatus trouble =
        Statuses.of("mysql1/x").restore(RestoreState.FAILED).attention("Look at it.").build();
    assertThat(damaged(trouble).attention()).containsExactly(Attention.RESTORE_TROUBLE);
  }

  @Test
  void onlyAnAffectedCustomerMissesAContact() {
    List<DatabaseStatus> damage = List.of(database(RestoreState.NEEDED));
    assertThat(Standing.of(FRESH, List.of(), damage, NoticeStanding.NONE, false, false).attention())
        .containsExactly(Attention.NO_CONTACT);
    assertThat(
            Standing.of(FRESH, List.of(), List.of(), NoticeStanding.NONE, false, false).attention())
        .isEmpty();
  }

  @Test
  void theRoundRisesOnlyWhenAnAllClearNoLongerHolds() {
    List<DatabaseStatus> broken = List.of(database(RestoreState.NEEDED));
    Standing.Before finished = new Standing.Before(true, null, 3);
    NoticeStanding clear = notices(0, 0, 0, at(0));
    assertThat(standing(FRESH, List.of(), broken, NoticeStanding.NONE).round()).isEqualTo(1);
    assertThat(standing(finished, List.of(), broken, clear).round()).isEqualTo(4);
    List<DatabaseStatus> back = List.of(database(RestoreState.RESTORED));
    assertThat(standing(finished, List.of(), back, clear).round()).isEqualTo(3);
  }

  @Test
  void beingProvenAgainAfterARestartOfTheServerTakesNoAllClearBack() {
    Standing.Before finished = new Standing.Before(true, null, 1);
    NoticeStanding clear = notices(0, 0, 0, at(0));
    List<DatabaseStatus> proving = List.of(database(RestoreState.PROVING));
    Standing standing = standing(finished, List.of(), proving, clear);
    assertThat(standing.round()).isEqualTo(1);
    assertThat(standing.back()).isZero();
    List<DatabaseStatus> broken = List.of(database(RestoreState.NEEDED));
    assertThat(standing(finished, List.of(), broken, clear).round()).isEqualTo(2);
  }

  @Test
  void ordersByWhatIsMostUrgent() {
    Standing wroteAgain =
        standing(
            FRESH, List.of(from(SenderRole.CONTACT, 4)), List.of(), notices(1, 0, 0, at(3), ANNA));
    Standing unanswered = heard(from(SenderRole.CONTACT, 0));
    Standing waits =
        standing(
            FRESH, List.of(from(SenderRole.CONTACT, 0)), List.of(), notices(0, 0, 0, null, ANNA));
    Standing owed = damaged(database(RestoreState.NEEDED));
    Standing quiet = damaged(database(RestoreState.RESTORED));
    assertThat(List.of(wroteAgain, unanswered, waits, owed, quiet))
        .extracting(Standing::urgency)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(wroteAgain.attention())
        .containsExactly(Attention.WROTE_AGAIN, Attention.NOTICE_HELD);
  }

  @Test
  void healthyDatabasesDoNotCount() {
    Standing standing =
        damaged(
            Statuses.of("mysql1/anna_wp").restore(RestoreState.RESTORED).build(),
            Statuses.of("mysql1/anna_shop").restore(RestoreState.RUNNING).build(),
            Statuses.of("mysql1/anna_blog").health(Health.HEALTHY).build(),
            Statuses.of("mysql1/anna_old").health(Health.UNREACHABLE).build());
    assertThat(standing.affected()).isEqualTo(2);
    assertThat(standing.back()).isEqualTo(1);
  }

  @Test
  void countsPeopleNotMails() {
    Heard machine = new Heard(at(0), ANNA, SenderRole.MACHINE, true, false, Authentication.NONE);
    Heard other =
        new Heard(
            at(0),
            EmailAddress.of("bob@anna.example").orElseThrow(),
            SenderRole.COLLEAGUE,
            false,
            false,
            Authentication.NONE);
    Heard unreadable =
        new Heard(at(0), null, SenderRole.STRANGER, false, false, Authentication.NONE);
    Standing standing =
        heard(from(SenderRole.CONTACT, 0), from(SenderRole.CONTACT, 1), machine, other, unreadable);
    assertThat(standing.people()).isEqualTo(3);
    assertThat(standing.messages()).isEqualTo(5);
  }
}
