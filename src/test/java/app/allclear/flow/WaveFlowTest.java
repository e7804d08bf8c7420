package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.allclear.incident.OutageId;
import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.SendResult;
import app.allclear.notice.MailAtRisk;
import app.allclear.notice.Mode;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Wave;
import app.allclear.notice.Waves;
import app.allclear.restore.Reported;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waves under control: looked at, held, released, taken back, discarded, paused. */
class WaveFlowTest {
  private static final Duration UNDO = Duration.ofSeconds(21);

  private Product product;
  private OutageId outage;

  /** Settings of the store; none for SQLite. */
  Map<String, String> store() {
    return Map.of();
  }

  private void begin(String... settings) {
    beginWith(Product.CUSTOMERS, settings);
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.NEEDED);
  }

  private void beginWith(String customers, String... settings) {
    Map<String, String> all = new HashMap<>(store());
    for (int at = 0; at < settings.length; at += 2) all.put(settings[at], settings[at + 1]);
    product = Product.of(customers, all).begin();
    outage = product.declare();
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private WaveActs acts() {
    return product.get(WaveActs.class);
  }

  private WaveLook.Seen seen(NoticeEvent event) {
    return product.get(WaveLook.class).at(outage, event).orElseThrow();
  }

  private List<NoticeState> states(NoticeEvent event) {
    return product.notices(event).stream().map(Notice::state).distinct().toList();
  }

  private List<String> reached() {
    return product.postman.tried().stream().map(mail -> mail.to().address()).sorted().toList();
  }

  @Test
  void preparedNothingLeavesBeforeItsReleaseWhateverTheMode() {
    begin("allclear.notices.events.progress", "automatic");
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "Half of it is back.");
    product.deliver();
    assertThat(reached()).isEmpty();
    assertThat(seen(NoticeEvent.PROGRESS).wave().going())
        .extracting(going -> going.notice().to().value())
        .containsExactlyInAnyOrder(
            "anna@anna.example", "bob@freemail.example", "carl@carl.example");
  }

  @Test
  void aReleaseCanBeTakenBackUntilItsWindowIsOver() {
    begin("allclear.notices.undo", "20s");
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    assertThat(acts().release(outage, NoticeEvent.PROGRESS)).isEqualTo(3);
    product.deliver();
    assertThat(reached()).as("within the window").isEmpty();
    assertThat(seen(NoticeEvent.PROGRESS).soon())
        .satisfies(soon -> assertThat(soon.notices()).isEqualTo(3));
    product.forward(Duration.ofSeconds(19));
    assertThat(acts().takeBack(outage, NoticeEvent.PROGRESS)).isEqualTo(3);
    product.forward(Duration.ofSeconds(60));
    product.deliver();
    assertThat(reached()).as("taken back").isEmpty();
    assertThat(states(NoticeEvent.PROGRESS)).containsExactly(NoticeState.HELD);

    acts().release(outage, NoticeEvent.PROGRESS);
    product.forward(Duration.ofSeconds(21));
    assertThat(acts().takeBack(outage, NoticeEvent.PROGRESS)).as("too late").isZero();
    product.deliver();
    assertThat(reached()).hasSize(3);
  }

  @Test
  void takingBackTheFirstHoldsItsFollowersToo() {
    begin("allclear.notices.events.restored", "first");
    product.report("mysql1/carl_db", Reported.DONE);
    NoticeId first = product.notices(NoticeEvent.RESTORED).getFirst().id();
    acts().release(List.of(first));
    // Owed within the window: it must not slip out before the release is final.
    product.report("mysql1/anna_wp", Reported.DONE);
    product.deliver();
    assertThat(reached()).isEmpty();
    assertThat(acts().takeBack(outage, NoticeEvent.RESTORED)).isEqualTo(3);
    product.forward(Duration.ofMinutes(1));
    product.deliver();
    assertThat(reached()).isEmpty();

    // It is the first again: released, it takes the others with it.
    assertThat(acts().release(List.of(first))).isEqualTo(3);
    product.forward(Duration.ofMinutes(1));
    product.deliver();
    assertThat(reached()).hasSize(3);
  }

  @Test
  void severalAreReleasedDiscardedAndHeldTogether() {
    begin();
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    List<NoticeId> ids = product.notices(NoticeEvent.PROGRESS).stream().map(Notice::id).toList();
    assertThat(acts().discard(ids.subList(0, 1))).isEqualTo(1);
    assertThat(acts().release(ids)).as("the discarded one stays so").isEqualTo(2);
    assertThat(acts().hold(outage, NoticeEvent.PROGRESS)).isEqualTo(2);
    product.forward(Duration.ofMinutes(1));
    product.deliver();
    assertThat(reached()).isEmpty();
    assertThat(acts().discard(outage, NoticeEvent.PROGRESS)).isEqualTo(2);
    assertThat(states(NoticeEvent.PROGRESS)).containsExactly(NoticeState.DISCARDED);
  }

  @Test
  void saysWhoGetsNothingAndWhy() {
    begin();
    product.report("mysql1/fred_db", Reported.NEEDED);
    product.report("mysql1/dora_db", Reported.NEEDED);
    product.report("mysql1/dora_db", Reported.DONE);
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    List<Notice> notices = product.notices(NoticeEvent.PROGRESS);
    acts()
        .discard(
            notices.stream()
                .filter(notice -> notice.to().value().startsWith("bob"))
                .map(Notice::id)
                .toList());
    Map<String, List<String>> nothing = new HashMap<>();
    for (Wave.Without without : seen(NoticeEvent.PROGRESS).wave().nothing())
      nothing.put(
          without.reason(),
          without.who().stream()
              .map(nobody ->
                  nobody.address() == null
                      ? nobody.customer().id().value()
                      : nobody.address().value())
              .sorted()
              .toList());
    assertThat(nothing)
        .containsEntry("No contact is registered: nobody can be written to.", List.of("fred"))
        .containsEntry(
            "Everything of theirs is back; the all-clear says so.",
            List.of("agency@agency.example", "dora@dora.example"))
        .containsEntry("You discarded theirs.", List.of("bob@freemail.example"))
        .hasSize(3);
  }

  @Test
  void warnsOfMailThatLivesOnTheDamagedServer() {
    begin();
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    assertThat(seen(NoticeEvent.PROGRESS).atRisk())
        .extracting(each -> each.address().value(), MailAtRisk::server)
        .containsExactlyInAnyOrder(
            tuple("anna@anna.example", "mysql1"), tuple("carl@carl.example", "mysql1"));
    product.report("mysql1/carl_db", Reported.DONE);
    product.report("mysql1/anna_wp", Reported.DONE);
    product.acts().prepare(outage, NoticeEvent.AFTERWARDS, "");
    assertThat(seen(NoticeEvent.AFTERWARDS).wave().going()).isNotEmpty();
    assertThat(seen(NoticeEvent.AFTERWARDS).atRisk()).as("everything is back").isEmpty();
  }

  @Test
  void warnsOfMailThatLivesBelowADamagedSite() {
    beginWith(
        """
        id,name,locale,zone,contacts,sites,databases
        gina,Gina,en,,gina@mail.gina.example,gina.example,mysql1/gina_db
        """);
    product.report("mysql1/gina_db", Reported.NEEDED);
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    assertThat(seen(NoticeEvent.PROGRESS).atRisk())
        .extracting(each -> each.address().value())
        .containsExactly("gina@mail.gina.example");
  }

  @Test
  void allOfAnEventCanBeTakenBackUntilTheWindowIsOver() {
    begin();
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    int held = product.notices(NoticeEvent.PROGRESS).size();
    assertThat(acts().releaseAll(NoticeEvent.PROGRESS)).isEqualTo(held);
    product.deliver();
    assertThat(product.postman.tried()).as("the window is open").isEmpty();
    assertThat(acts().takeBack(outage, NoticeEvent.PROGRESS)).isEqualTo(held);
    acts().releaseAll(NoticeEvent.PROGRESS);
    product.forward(UNDO);
    product.deliver();
    assertThat(product.postman.tried()).hasSize(held);
  }

  @Test
  void whatAProgramReleasesLeavesAtOnce() {
    begin();
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    int held = product.notices(NoticeEvent.PROGRESS).size();
    assertThat(acts().releaseAllNow(NoticeEvent.PROGRESS)).isEqualTo(held);
    product.deliver();
    assertThat(product.postman.tried()).hasSize(held);
  }

  @Test
  void aWaveIsToldWhatLeavesBeforeIt() {
    begin();
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    int held = product.notices(NoticeEvent.PROGRESS).size();
    Waves waves = product.get(Waves.class);
    assertThat(waves.ahead(NoticeEvent.AFTERWARDS)).isZero();
    acts().releaseAll(NoticeEvent.PROGRESS);
    assertThat(waves.ahead(NoticeEvent.AFTERWARDS)).isEqualTo(held);
    assertThat(waves.ahead(NoticeEvent.RESTORED)).as("all-clears go first").isZero();
  }

  @Test
  void contactsWhoNeverWroteAreToldOnlyWhereWanted() {
    begin("allclear.notices.silent-contacts", "false");
    product.arrives(Mails.from("anna@anna.example").subject("down").text("It is down."));
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    assertThat(seen(NoticeEvent.PROGRESS).wave().going())
        .extracting(going -> going.notice().to().value())
        .containsExactly("anna@anna.example");
    assertThat(seen(NoticeEvent.PROGRESS).wave().nothing())
        .singleElement()
        .satisfies(without -> {
          assertThat(without.reason()).contains("They never wrote");
          assertThat(without.who()).hasSize(2);
        });
  }

  @Test
  void aChangedModeReleasesNothingAndDecidesWhatFollows() {
    begin("allclear.notices.events.restored", "hold");
    product.report("mysql1/carl_db", Reported.DONE);
    acts().choose(outage, Map.of(NoticeEvent.RESTORED, Mode.AUTOMATIC));
    product.deliver();
    assertThat(reached()).as("held before").isEmpty();
    product.report("mysql1/anna_wp", Reported.DONE);
    product.deliver();
    assertThat(reached()).containsExactly("anna@anna.example", "bob@freemail.example");
    assertThat(product.get(NoticeModes.class).of(outage))
        .containsEntry(NoticeEvent.RESTORED, Mode.AUTOMATIC)
        .containsEntry(NoticeEvent.ACKNOWLEDGED, Mode.AUTOMATIC);
  }

  @Test
  void aMendedTemplateReleasesWhatWasHeldForItAloneAndNothingElse() throws IOException {
    begin(
        "allclear.notices.events.restored",
        "automatic",
        "allclear.notices.events.progress",
        "hold");
    product.template("restored.txt", "Subject: Back\n\nHello {{costumer}}\n");
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    product.report("mysql1/anna_wp", Reported.DONE);
    product.deliver();
    assertThat(states(NoticeEvent.RESTORED)).containsExactly(NoticeState.HELD);
    assertThat(product.notices(NoticeEvent.RESTORED).getFirst().reason())
        .contains("{{costumer}} is unknown");
    product.get(Mending.class).look();
    product.deliver();
    assertThat(reached()).as("still broken").isEmpty();

    product.template("restored.txt", "Subject: Back again\n\nHello {{customer}}\n");
    product.get(Mending.class).look();
    product.deliver();
    assertThat(reached()).containsExactly("anna@anna.example", "bob@freemail.example");
    assertThat(product.notices(NoticeEvent.PROGRESS))
        .filteredOn(notice -> notice.to().value().startsWith("carl"))
        .allMatch(notice -> notice.state() == NoticeState.HELD);
  }

  @Test
  void aMendedTemplateOfAHeldEventWaitsForItsReleaseAgain() throws IOException {
    begin("allclear.notices.events.progress", "hold");
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "");
    product.template("progress.txt", "no subject\n");
    product.get(WaveActs.class).releaseAll(NoticeEvent.PROGRESS);
    product.forward(UNDO);
    product.deliver();
    product.template("progress.txt", "Subject: Mended\n\nHello\n");
    product.get(Mending.class).look();
    product.deliver();
    assertThat(reached()).isEmpty();
    assertThat(product.notices(NoticeEvent.PROGRESS))
        .allMatch(notice -> notice.state() == NoticeState.HELD)
        .allMatch(notice -> String.valueOf(notice.reason()).contains("is mended"));
  }

  @Test
  void aWaveOfAThousandIsSentOnceThoughPausedHalfWayAndRestarted() {
    beginWith(thousand());
    for (int n = 1; n <= 1_000; n++) product.report("mysql1/db" + n, Reported.NEEDED);
    product.acts().prepare(outage, NoticeEvent.PROGRESS, "Half of it is back.");
    assertThat(product.get(WaveLook.class).at(outage, NoticeEvent.PROGRESS).orElseThrow())
        .satisfies(seen -> assertThat(seen.wave().going()).hasSize(1_000));
    String never = "c500@site500.example";
    acts()
        .discard(
            product.notices(NoticeEvent.PROGRESS).stream()
                .filter(notice -> notice.to().value().equals(never))
                .map(Notice::id)
                .toList());
    assertThat(acts().release(outage, NoticeEvent.PROGRESS)).isEqualTo(999);
    product.forward(Duration.ofSeconds(21));
    product.postman.answer(mail -> {
      if (product.postman.tried().size() == 500) product.acts().pause();
      return new SendResult.Accepted("250 ok");
    });
    product.deliver();
    int half = product.postman.tried().size();
    assertThat(half).as("what was under way when it was paused").isBetween(500, 520);

    product.restart();
    product.deliver();
    assertThat(product.postman.tried()).as("still paused").hasSize(half);

    product.acts().resume();
    product.deliver();
    assertThat(product.postman.tried()).hasSize(999);
    Set<String> once = new HashSet<>();
    for (OutgoingMail mail : product.postman.tried())
      assertThat(once.add(mail.to().address())).as(mail.to().address()).isTrue();
    assertThat(once).doesNotContain(never);
    assertThat(states(NoticeEvent.PROGRESS))
        .containsExactlyInAnyOrder(NoticeState.SENT, NoticeState.DISCARDED);
  }

  private static String thousand() {
    StringBuilder csv = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int n = 1; n <= 1_000; n++)
      csv.append(
          "c%d,Customer %d,%s,,c%d@site%d.example,site%d.example,mysql1/db%d%n"
              .formatted(n, n, n % 2 == 0 ? "de" : "en", n, n, n, n));
    return csv.toString();
  }
}
