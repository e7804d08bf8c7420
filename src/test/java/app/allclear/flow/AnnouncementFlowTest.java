package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.incident.OutageId;
import app.allclear.mail.Mails;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncementFlowTest extends ProductFlow {
  private static final Duration UNDO = Duration.ofSeconds(21);

  private OutageId outage;

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(store());
    settings.put("allclear.notices.events.progress", "automatic");
    settings.put("allclear.notices.events.afterwards", "hold");
    settings.put("allclear.notices.events.restored", "automatic");
    return settings;
  }

  @BeforeEach
  void declare() {
    outage = product.declare();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.NEEDED);
  }

  private List<String> told(NoticeEvent event) {
    return product.notices(event).stream().map(notice -> notice.to().value()).sorted().toList();
  }

  @Test
  void progressGoesToEveryContactOfThoseStillWaitingInTheOperatorsWords() {
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    Announced announced =
        product.acts().announce(outage, NoticeEvent.PROGRESS, " Half of it is back. ");
    assertThat(announced.customers()).isEqualTo(1);
    assertThat(announced.notices()).isEqualTo(2);
    product.deliver();
    assertThat(told(NoticeEvent.PROGRESS))
        .containsExactly("anna@anna.example", "bob@freemail.example");
    assertThat(product.postman.to("anna@anna.example"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("Half of it is back."));
    assertThat(product.postman.to("carl@carl.example"))
        .noneSatisfy(mail -> assertThat(mail.text()).contains("Half of it is back."));
  }

  @Test
  void eachAnnouncementIsARoundAndALaterOneOvertakesTheUnsent() {
    product.acts().pause();
    product.acts().announce(outage, NoticeEvent.PROGRESS, "First words.");
    product.acts().announce(outage, NoticeEvent.PROGRESS, "Second words.");
    product.acts().resume();
    product.deliver();
    assertThat(product.postman.to("carl@carl.example"))
        .singleElement()
        .satisfies(
            mail -> assertThat(mail.text()).contains("Second words.").doesNotContain("First"));
    assertThat(product.notices(NoticeEvent.PROGRESS))
        .filteredOn(notice -> notice.round() == 1)
        .isNotEmpty()
        .allMatch(notice -> notice.state() == NoticeState.OVERTAKEN);
  }

  @Test
  void theAccountOfTheDayWaitsForAReleaseAndGoesAlsoToWhoIsBackAndAfterTheEnd() {
    product.report("mysql1/carl_db", Reported.DONE);
    product.report("mysql1/anna_wp", Reported.DONE);
    product.deliver();
    product.acts().change(outage, null, product.clock.instant());
    Announced announced =
        product.acts().announce(outage, NoticeEvent.AFTERWARDS, "A disk controller lied to us.");
    assertThat(announced.customers()).isEqualTo(2);
    assertThat(product.notices(NoticeEvent.AFTERWARDS))
        .allMatch(notice -> notice.state() == NoticeState.HELD);
    product.get(WaveActs.class).releaseAll(NoticeEvent.AFTERWARDS);
    product.forward(UNDO);
    product.deliver();
    assertThat(product.postman.to("carl@carl.example").getLast().text())
        .contains("A disk controller lied to us.");
  }

  @Test
  void whoHasNoDamageIsToldNothing() {
    product.arrives(Mails.from("dora@dora.example").subject("invoice").text("About my invoice."));
    product.acts().announce(outage, NoticeEvent.PROGRESS, "On we go.");
    assertThat(told(NoticeEvent.PROGRESS)).noneMatch(address -> address.contains("dora"));
  }

  @Test
  void refusesWhatIsNotAnnouncedAndSaysWhy() {
    assertThatThrownBy(() -> product.acts().announce(outage, NoticeEvent.RESTORED, "x"))
        .hasMessageContaining("it follows from what happens");
    product.acts().change(outage, null, product.clock.instant());
    assertThatThrownBy(() -> product.acts().announce(outage, NoticeEvent.PROGRESS, "x"))
        .hasMessageContaining("has ended");
    assertThatThrownBy(() -> product.acts().announce(new OutageId(99), NoticeEvent.AFTERWARDS, "x"))
        .hasMessageContaining("There is no outage 99");
  }
}
