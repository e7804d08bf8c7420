package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MatchKind;
import app.allclear.incident.MessageId;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of {@link LaterMail}, row by row. */
class LaterMailTest {
  private static final Instant SIX = Instant.parse("2026-11-03T06:00:00Z");
  private static final CustomerId CARL = new CustomerId("carl");
  private static final CustomerId DORA = new CustomerId("dora");

  private long number;

  private StoredMessage mail(
      Duration after,
      String subject,
      SenderRole role,
      List<CustomerId> certain,
      List<CustomerId> candidates,
      boolean automatic,
      Authentication authentication) {
    number++;
    return new StoredMessage(
        new MessageId(number),
        "support",
        "m" + number + "@x.example",
        "",
        List.of(),
        SIX.plus(after),
        null,
        null,
        "joe@x.example",
        subject,
        certain.isEmpty()
            ? candidates.isEmpty() ? MatchKind.NONE : MatchKind.AMBIGUOUS
            : MatchKind.CERTAIN,
        certain,
        candidates.stream().map(one -> new StoredMessage.Ranked(one, List.of("Perhaps."))).toList(),
        List.of(),
        List.of(),
        role,
        Map.of(),
        automatic,
        false,
        authentication,
        List.of(),
        false,
        false,
        null);
  }

  private StoredMessage doubtful(CustomerId... candidates) {
    return doubtful(SenderRole.STRANGER, candidates);
  }

  private StoredMessage doubtful(SenderRole role, CustomerId... candidates) {
    return mail(
        Duration.ZERO, "help", role, List.of(), List.of(candidates), false, Authentication.NONE);
  }

  private StoredMessage about(Duration after, String subject, CustomerId... customers) {
    return mail(
        after,
        subject,
        SenderRole.STRANGER,
        List.of(customers),
        List.of(),
        false,
        Authentication.NONE);
  }

  private StoredMessage later() {
    return about(Duration.ofMinutes(20), "it is carl.example", CARL);
  }

  private static LaterMail plain(StoredMessage later) {
    return new LaterMail(later, false, true, List.of());
  }

  @Test
  void settlesWhatPointsToNobody() {
    assertThat(plain(later()).settles(doubtful(), 0, List.of())).isTrue();
  }

  @Test
  void settlesNothingByAMailAboutSomethingElse() {
    LaterMail order = new LaterMail(later(), false, false, List.of());
    assertThat(order.settles(doubtful(), 0, List.of())).isFalse();
    assertThat(order.settles(doubtful(CARL, DORA), 0, List.of())).isFalse();
  }

  @Test
  void settlesByAMailWithoutTroubleWithinOneConversation() {
    StoredMessage doubtful = doubtful();
    StoredMessage sameSubject = about(Duration.ofHours(3), "AW: Help", CARL);
    assertThat(new LaterMail(sameSubject, false, false, List.of()).settles(doubtful, 0, List.of()))
        .isTrue();
    List<String> answered = List.of(doubtful.messageIdHeader());
    assertThat(new LaterMail(later(), false, false, answered).settles(doubtful, 0, List.of()))
        .isTrue();
  }

  @Test
  void settlesWhichOfSeveralOnlyWhereItIsOneOfThem() {
    assertThat(plain(later()).settles(doubtful(CARL, DORA), 0, List.of())).isTrue();
    assertThat(plain(later()).settles(doubtful(DORA), 0, List.of())).isFalse();
  }

  @Test
  void settlesAnAgencysDoubtWithinOneConversation() {
    StoredMessage which = doubtful(SenderRole.CONTACT, CARL, DORA);
    StoredMessage later = later();
    assertThat(plain(later).settles(which, 2, List.of())).isFalse();
    List<String> answered = List.of(which.messageIdHeader());
    assertThat(new LaterMail(later, false, false, answered).settles(which, 2, List.of())).isTrue();
    StoredMessage sameSubject = about(Duration.ofHours(3), "Re: Help", CARL);
    assertThat(plain(sameSubject).settles(which, 2, List.of())).isTrue();
    StoredMessage nextWeek = about(Duration.ofDays(2), "Re: Help", CARL);
    assertThat(plain(nextWeek).settles(which, 2, List.of())).isFalse();
  }

  @Test
  void settlesNothingForWhoBelongsToOneAndNamedAnother() {
    StoredMessage named = doubtful(SenderRole.CONTACT, DORA, CARL);
    assertThat(plain(later()).settles(named, 1, List.of())).isFalse();
  }

  @Test
  void settlesNothingWhereTheSenderWroteAboutSomebodyElseSince() {
    StoredMessage other = about(Duration.ofMinutes(5), "dora.example", DORA);
    assertThat(plain(later()).settles(doubtful(), 0, List.of(other))).isFalse();
    assertThat(plain(later()).settles(doubtful(), 0, List.of(later()))).isTrue();
  }

  @Test
  void settlesNothingForgedOldOrAutomatic() {
    StoredMessage forged =
        mail(
            Duration.ZERO,
            "help",
            SenderRole.STRANGER,
            List.of(),
            List.of(),
            false,
            Authentication.FAIL);
    assertThat(plain(later()).settles(forged, 0, List.of())).isFalse();
    StoredMessage nextMonth = about(Duration.ofDays(20), "carl.example", CARL);
    assertThat(plain(nextMonth).settles(doubtful(), 0, List.of())).isFalse();
    assertThat(plain(later()).settles(about(Duration.ofDays(1), "x"), 0, List.of()))
        .as("it came after")
        .isFalse();
    StoredMessage machine =
        mail(
            Duration.ofMinutes(20),
            "carl.example",
            SenderRole.MACHINE,
            List.of(CARL),
            List.of(),
            true,
            Authentication.NONE);
    assertThat(plain(machine).settles(doubtful(), 0, List.of())).isFalse();
  }

  @Test
  void settlesNothingByWhatWasTaughtOrAboutTwo() {
    LaterMail taught = new LaterMail(later(), true, true, List.of());
    assertThat(taught.settles(doubtful(), 0, List.of())).isFalse();
    StoredMessage both = about(Duration.ofMinutes(20), "both", CARL, DORA);
    assertThat(plain(both).settles(doubtful(), 0, List.of())).isFalse();
  }
}
