package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Attention;
import app.allclear.incident.Incidents;
import app.allclear.incident.SentMails;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.TimelineEntry;
import app.allclear.mail.Mails;
import app.allclear.mail.SendResult;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator answered from a phone is not answered again. */
class OwnAnswersFlowTest extends ProductFlow {
  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(store());
    settings.put("allclear.notices.delay", "2m");
    settings.put("allclear.notices.events.restored", "automatic");
    return settings;
  }

  private static Mails fromAnna() {
    return Mails.from("Anna <anna@anna.example>").subject("site down").messageId("a1@anna.example");
  }

  private static Mails toAnna() {
    return Mails.from("support@host.example")
        .to("Anna <anna@anna.example>")
        .subject("Re: site down")
        .date(null)
        .messageId("phone-1@host.example")
        .text("We are on it, Anna.");
  }

  private List<TimelineEntry> answersOf(String customer) {
    return product.get(Incidents.class).timeline(product.incidentOf(customer).id()).stream()
        .filter(entry -> entry.kind() == TimelineEntry.Kind.ANSWER)
        .toList();
  }

  @Test
  void anAnswerFromThePhoneStandsOnTheTimelineAndTakesTheAcknowledgementBack() {
    product.declare();
    product.arrives(fromAnna());
    assertThat(product.incidentOf("anna").waitingSince()).isNotNull();
    product.forward(Duration.ofMinutes(1));
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    assertThat(answersOf("anna"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.words())
              .isEqualTo("You answered anna@anna.example from your mail program: “Re: site down”.");
          assertThat(product.get(SentMails.class).find(entry.answer()).orElseThrow().text())
              .contains("We are on it, Anna.");
        });
    assertThat(product.incidentOf("anna").waitingSince()).isNull();
    assertThat(product.incidentOf("anna").attention()).isEmpty();
    product.forward(Duration.ofMinutes(10));
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
    assertThat(product.notices(NoticeEvent.ACKNOWLEDGED))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.state()).isEqualTo(NoticeState.OVERTAKEN);
          assertThat(notice.reason()).isEqualTo("You have answered anna@anna.example yourself.");
        });
  }

  @Test
  void whatIsSentIsNoMessageAndCountsApart() {
    product.declare();
    product.arrives(fromAnna());
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    product.sentElsewhere(Mails.from("support@host.example").to("carl@carl.example").date(null));
    assertThat(product.messages().after(0, 100).items()).hasSize(1);
    assertThat(product.incidents()).hasSize(1);
    assertThat(product.messages().unmatchedCount()).isZero();
    assertThat(product.copies().statuses())
        .singleElement()
        .satisfies(status -> {
          assertThat(status.serverHolds()).isEqualTo(1);
          assertThat(status.stored()).isEqualTo(1);
          assertThat(status.unexplained()).isZero();
          assertThat(status.sent().name()).isEqualTo("Sent");
          assertThat(status.sent().serverHolds()).isEqualTo(2);
          assertThat(status.sent().stored()).isEqualTo(2);
          assertThat(status.sent().unexplained()).isZero();
        });
  }

  @Test
  void whoWritesAgainAfterTheAnswerWaitsAgain() {
    product.declare();
    product.arrives(fromAnna());
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    product.forward(Duration.ofMinutes(5));
    product.arrives(fromAnna().messageId("a2@anna.example").text("And my shop?"));
    assertThat(product.incidentOf("anna").waitingSince()).isEqualTo(product.clock.instant());
    product.forward(Duration.ofMinutes(5));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.answers()).isEqualTo("a2@anna.example"));
  }

  @Test
  void anAnswerToOnePersonLeavesTheOtherWaiting() {
    product.declare();
    product.arrives(fromAnna());
    Instant bobWrote = product.clock.instant();
    product.arrives(
        Mails.from("bob@freemail.example").subject("anna.example?").messageId("b1@free.example"));
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    assertThat(product.incidentOf("anna").waitingSince()).isEqualTo(bobWrote);
    product.forward(Duration.ofMinutes(5));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).isEmpty();
    assertThat(product.postman.to("bob@freemail.example")).hasSize(1);
  }

  @Test
  void aMailWithoutThreadIsFiledByItsRecipients() {
    product.declare();
    product.arrives(fromAnna());
    product.arrives(Mails.from("carl@carl.example").subject("kaputt"));
    product.forward(Duration.ofMinutes(1));
    product.sentElsewhere(
        Mails.from("support@host.example")
            .to("support@host.example")
            .header("Bcc", "anna@anna.example, carl@carl.example, stranger@else.example")
            .subject("We know")
            .date(null));
    assertThat(answersOf("anna")).hasSize(1);
    assertThat(answersOf("carl")).hasSize(1);
    product.forward(Duration.ofMinutes(5));
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
  }

  @Test
  void aMailFromBeforeTheOutageIsNoAnswerInIt() {
    product.declare();
    product.arrives(fromAnna());
    product.sentElsewhere(
        toAnna().subject("Your invoice").date(Product.OUTAGE.minus(Duration.ofDays(20))));
    assertThat(answersOf("anna")).isEmpty();
    assertThat(product.incidentOf("anna").waitingSince()).isNotNull();
  }

  @Test
  void whoseContactWritesForTwoIsNotAnsweredByGuessing() {
    product.declare();
    product.report("mysql1/dora_db", Reported.NEEDED);
    product.report("mysql1/emil_db", Reported.NEEDED);
    product.arrives(
        Mails.from("agency@agency.example").subject("emil.example is down").messageId("e1@a"));
    product.sentElsewhere(
        Mails.from("support@host.example").to("agency@agency.example").subject("Hello").date(null));
    assertThat(answersOf("emil"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.words()).contains("another customer of theirs"));
    assertThat(answersOf("dora")).hasSize(1);
    assertThat(product.incidentOf("emil").waitingSince()).isNotNull();
  }

  @Test
  void theAnswerMayBeFoundBeforeTheMessageItAnswers() {
    product.declare();
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    StoredMessage message =
        product.arrives(fromAnna(), product.clock.instant().minus(Duration.ofMinutes(3)));
    assertThat(answersOf("anna")).hasSize(1);
    assertThat(product.incidentOf("anna").waitingSince()).isNull();
    product.forward(Duration.ofMinutes(5));
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
    assertThat(product.notices()).isEmpty();
    assertThat(message.incidents()).hasSize(1);
  }

  @Test
  void whatWasAnsweredBeforeTheOutageWasDeclaredIsNotAnsweredAgain() {
    product.arrives(fromAnna());
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    product.arrives(Mails.from("carl@carl.example").subject("kaputt"));
    product.declare();
    product.forward(Duration.ofMinutes(5));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).isEmpty();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
    assertThat(answersOf("anna")).hasSize(1);
  }

  @Test
  void theAllClearComesAllTheSame() {
    product.declare();
    product.arrives(fromAnna());
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.DONE);
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
    assertThat(product.notices(NoticeEvent.RESTORED))
        .allMatch(notice -> notice.state() == NoticeState.SENT);
  }

  @Test
  void aCustomerAnsweringOurPhoneMailIsOnItsThread() {
    product.declare();
    product.arrives(fromAnna());
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    StoredMessage answer =
        product.arrives(
            Mails.from("anna.private@freemail.example")
                .subject("Re: site down")
                .answers("phone-1@host.example")
                .text("Thank you, but when?"));
    assertThat(answer.customers()).extracting(id -> id.value()).containsExactly("anna");
  }

  @Test
  void aCopyUnderNewNumbersIsTheSameMail() {
    product.declare();
    product.arrives(fromAnna());
    product.sentElsewhere(toAnna().answers("a1@anna.example"));
    product.sentRenumbered(toAnna().answers("a1@anna.example"));
    assertThat(answersOf("anna")).hasSize(1);
    assertThat(product.copies().statuses().getFirst().sent().stored()).isEqualTo(1);
  }

  @Test
  void aDoubtfulNoticeFoundAmongSentMailWasSent() {
    product.declare();
    product.arrives(fromAnna());
    product.postman.answer(_ -> new SendResult.Unknown("The connection broke."));
    product.forward(Duration.ofMinutes(5));
    product.deliver();
    String messageId = product.notices(NoticeEvent.ACKNOWLEDGED).getFirst().messageId();
    assertThat(product.incidentOf("anna").attention()).contains(Attention.NOTICE_IN_DOUBT);
    product.sentElsewhere(toAnna().messageId(messageId).answers("a1@anna.example"));
    assertThat(product.notices(NoticeEvent.ACKNOWLEDGED))
        .allMatch(notice -> notice.state() == NoticeState.SENT);
    assertThat(product.incidentOf("anna").attention()).isEmpty();
    assertThat(answersOf("anna")).isEmpty();
    assertThat(product.postman.tried()).hasSize(1);
  }

  @Test
  void whatAnotherProgramSentAnswersNobody() {
    product.declare();
    product.arrives(fromAnna());
    product.sentElsewhere(
        toAnna().answers("a1@anna.example").header("Auto-Submitted", "auto-replied"));
    assertThat(answersOf("anna")).isEmpty();
    assertThat(product.incidentOf("anna").waitingSince()).isNotNull();
  }

  @Test
  void aColleagueIsAnsweredByAddress() {
    product.declare();
    product.arrives(fromAnna());
    product.arrives(
        Mails.from("Cleo <cleo@freemail.example>")
            .subject("Re: site down")
            .answers("a1@anna.example")
            .text("I help Anna with anna.example. What happened?"));
    product.forward(Duration.ofMinutes(1));
    product.sentElsewhere(
        toAnna().to("cleo@freemail.example").subject("Hello Cleo").messageId("p2@host.example"));
    assertThat(answersOf("anna")).hasSize(1);
    assertThat(product.get(SentMails.class).answersIn(product.incidentOf("anna").id()))
        .singleElement()
        .satisfies(answer ->
            assertThat(answer.to()).containsExactly(new EmailAddress("cleo@freemail.example")));
  }
}
