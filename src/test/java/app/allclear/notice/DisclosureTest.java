package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Private stays private: random combinations of sender, role, authentication, registration, outage
 * and thread, each checked against the directory that the combination was drawn from, not against
 * the code that decides.
 */
class DisclosureTest {
  private static final int COMBINATIONS = 250_000;
  private static final List<String> PEOPLE =
      List.of(
          "jane@shop.example",
          "info@shop.example",
          "eve@evil.example",
          "agency@web.example",
          "noreply@shop.example",
          "support@host.example",
          "Jane@Shop.Example",
          "reader@elsewhere.example");
  private static final Set<String> NEVER = Set.of("noreply@shop.example", "support@host.example");

  private final WhoIsOwed whoIsOwed = new WhoIsOwed(Scene.OWN);
  private final Random random = new Random(20_261_102);
  private final Map<String, Set<String>> registered = new HashMap<>();
  private int owedInAll;

  @Test
  void everyPrivateNoticeGoesToARegisteredContactOfExactlyThatCustomer() {
    for (int i = 0; i < COMBINATIONS; i++) combination();
    assertThat(owedInAll).as("the test must reach what it checks").isGreaterThan(COMBINATIONS / 10);
  }

  private void combination() {
    registered.clear();
    String customer = "c-" + random.nextInt(2);
    for (String each : List.of("c-0", "c-1")) registered.put(each, contacts());
    Scene scene = new Scene().customer(customer).round(1 + random.nextInt(2));
    registered.get(customer).forEach(scene::contact);
    if (random.nextInt(8) == 0) scene.outageEnded();
    if (random.nextInt(8) == 0) scene.closed();
    List<Written> mails = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) mails.add(mail(i + 1));
    for (Written mail : mails) scene.message(mail.build());
    DatabaseStatus before = status();
    DatabaseStatus after = status();
    scene.database(status()).database(after);
    if (random.nextBoolean())
      scene.notice(
          Owed.notice(any(NoticeEvent.values()), 1, any(PEOPLE), any(NoticeState.values())));
    Situation situation = scene.situation();
    for (Written mail : mails)
      check(customer, mails, whoIsOwed.whenWritten(situation, mail.build()), mail);
    check(customer, mails, whoIsOwed.whenChanged(situation, before, after), null);
    check(customer, mails, whoIsOwed.whenAnnounced(situation, NoticeEvent.AFTERWARDS, 1), null);
  }

  private void check(
      String customer,
      List<Written> mails,
      List<OwedNotice> owed,
      @org.jspecify.annotations.Nullable Written cause) {
    Set<EmailAddress> recipients = new HashSet<>();
    for (OwedNotice notice : owed) {
      owedInAll++;
      assertThat(recipients.add(notice.recipient())).as("one each").isTrue();
      assertThat(notice.customer().value()).isEqualTo(customer);
      assertThat(NEVER).doesNotContain(notice.recipient().value());
      if (notice.event() == NoticeEvent.READER) {
        assertThat(cause).isNotNull();
        continue;
      }
      assertThat(registered.get(customer)).contains(notice.recipient().value());
      if (cause != null) checkCause(notice, cause);
      if (notice.answers() != null) checkThread(notice, mails);
    }
  }

  /** A forged, automatic or early mail causes nothing, and nobody causes mail to somebody else. */
  private static void checkCause(OwedNotice notice, Written cause) {
    var message = cause.build();
    assertThat(message.authentication()).isNotEqualTo(Authentication.FAIL);
    assertThat(message.automatic()).isFalse();
    assertThat(message.received()).isAfterOrEqualTo(Scene.START);
    assertThat(message.from()).isEqualToIgnoringCase(notice.recipient().value());
  }

  private static void checkThread(OwedNotice notice, List<Written> mails) {
    assertThat(mails)
        .anySatisfy(mail -> {
          var message = mail.build();
          assertThat(message.messageIdHeader()).isEqualTo(notice.answers().messageId());
          assertThat(message.from()).isEqualToIgnoringCase(notice.recipient().value());
          assertThat(message.customers()).containsExactly(notice.customer());
          assertThat(message.authentication()).isNotEqualTo(Authentication.FAIL);
          assertThat(message.automatic()).isFalse();
        });
  }

  private Set<String> contacts() {
    Set<String> contacts = new HashSet<>();
    for (String person : PEOPLE)
      if (random.nextInt(3) == 0) contacts.add(person.toLowerCase(java.util.Locale.ROOT));
    return contacts;
  }

  /**
   * The role is drawn at random: a matcher that errs must not make the notice private to others.
   */
  private Written mail(int id) {
    Written mail = Written.by(any(PEOPLE)).id(id, "m" + id + "@mail.example");
    if (random.nextInt(4) > 0) mail.about("c-0", role());
    if (random.nextInt(4) > 0) mail.about("c-1", role());
    return mail.authentication(any(Authentication.values()))
        .automatic(random.nextInt(5) == 0)
        .received(Scene.START.plusSeconds(random.nextInt(7_200) - 1_800));
  }

  private SenderRole role() {
    return random.nextBoolean() ? SenderRole.CONTACT : any(SenderRole.values());
  }

  private DatabaseStatus status() {
    return Statuses.of(random.nextBoolean() ? "mysql1/shop" : "mysql1/blog")
        .health(any(Health.values()))
        .restore(random.nextInt(3) == 0 ? RestoreState.RESTORED : any(RestoreState.values()))
        .round(1 + random.nextInt(2))
        .restoredAt(Scene.START.plusSeconds(random.nextInt(3_600) - 600))
        .build();
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
