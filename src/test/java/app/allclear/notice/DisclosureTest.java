package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.StoredMessage;
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
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  private final WhoIsOwed whoIsOwed = new WhoIsOwed(Scene.OWN, true);
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
      String customer, List<Written> mails, List<OwedNotice> owed, @Nullable Written cause) {
    Set<EmailAddress> recipients = new HashSet<>();
    for (OwedNotice notice : owed) {
      owedInAll++;
      String to = notice.recipient().value();
      require(recipients.add(notice.recipient()), "one each", notice);
      require(notice.customer().value().equals(customer), "of this customer", notice);
      require(!NEVER.contains(to), "never to ourselves or nobody", notice);
      if (cause != null) checkCause(notice, cause.build());
      if (notice.answers() != null) checkThread(notice, mails);
      boolean mayKnow =
          notice.event() == NoticeEvent.READER
              ? cause != null
              : registered.getOrDefault(customer, Set.of()).contains(to);
      require(mayKnow, "private notices to registered contacts only", notice);
    }
  }

  /** A forged, automatic or early mail causes nothing, and nobody causes mail to somebody else. */
  private static void checkCause(OwedNotice notice, StoredMessage cause) {
    require(cause.authentication() != Authentication.FAIL, "not caused by a forged mail", notice);
    require(!cause.automatic(), "not caused by a machine", notice);
    require(!cause.received().isBefore(Scene.START), "not caused by an early mail", notice);
    require(isBy(cause, notice), "to nobody but who wrote", notice);
  }

  private static void checkThread(OwedNotice notice, List<Written> mails) {
    boolean own =
        mails.stream()
            .map(Written::build)
            .anyMatch(mail ->
                notice.answers().messageId().equals(mail.messageIdHeader())
                    && isBy(mail, notice)
                    && mail.customers().equals(List.of(notice.customer()))
                    && mail.authentication() != Authentication.FAIL
                    && !mail.automatic());
    require(own, "threaded on the recipient's own mail about this customer alone", notice);
  }

  private static boolean isBy(StoredMessage mail, OwedNotice notice) {
    return mail.from().toLowerCase(Locale.ROOT).equals(notice.recipient().value());
  }

  /** Millions of checks: an assertion object for each would take most of the time. */
  private static void require(boolean holds, String claim, OwedNotice notice) {
    if (!holds) throw new AssertionError(claim + ": " + notice);
  }

  private Set<String> contacts() {
    Set<String> contacts = new HashSet<>();
    for (String person : PEOPLE)
      if (random.nextInt(3) == 0) contacts.add(person.toLowerCase(Locale.ROOT));
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
