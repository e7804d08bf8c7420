package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incidents;
import app.allclear.incident.OutageId;
import app.allclear.incident.TimelineEntry;
import app.allclear.mail.Mails;
import app.allclear.mail.SendResult;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Suspension;
import app.allclear.notice.Suspensions;
import app.allclear.restore.Reported;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contacts whose own mail lives on the broken host. */
class BouncesTest {
  private static final String CARL = "carl@carl.example";

  private final Product product =
      Product.with(Map.of("allclear.notices.events.restored", "automatic")).begin();
  private OutageId outage;
  private int reports;

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  /** Carl's database is gone, he wrote, and the answer to him came back. */
  private Notice answerCameBack() {
    outage = product.declare();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.arrives(Mails.from(CARL).subject("Hilfe").text("Nichts geht mehr."));
    product.deliver();
    Notice answer = product.notices(NoticeEvent.ACKNOWLEDGED).getFirst();
    assertThat(answer.state()).isEqualTo(NoticeState.SENT);
    cameBack(answer, "failed", "5.1.2");
    return answer;
  }

  private void cameBack(Notice notice, String action, String status) {
    byte[] report =
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.host.example
        To: support@host.example
        Subject: Mail report
        Date: Tue, 03 Nov 2026 07:01:00 +0000
        Message-ID: <report-%5$d@mx.host.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        About your mail.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.host.example

        Final-Recipient: rfc822; %2$s
        Action: %3$s
        Status: %4$s
        Diagnostic-Code: smtp; 550 %4$s no route to mail.carl.example
        --b
        Content-Type: text/rfc822-headers

        Message-ID: <%1$s>
        --b--
        """
            .formatted(notice.messageId(), notice.to(), action, status, ++reports)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    product.arrives(report, product.clock.instant());
  }

  private Notice now(Notice notice) {
    return product.notices().stream()
        .filter(n -> n.id().equals(notice.id()))
        .findFirst()
        .orElseThrow();
  }

  private Suspension suspension() {
    return product.get(Suspensions.class).in(outage).getFirst();
  }

  private void timePasses(Duration time) {
    product.forward(time);
    product.get(Deliveries.class).retryReturned();
    product.deliver();
  }

  private List<String> timeline(String customer) {
    return product.get(Incidents.class).timeline(product.incidentOf(customer).id()).stream()
        .map(TimelineEntry::words)
        .toList();
  }

  @Test
  void aHardBounceRestsTheAddressAndSaysWhy() {
    Notice answer = answerCameBack();
    assertThat(now(answer).state()).isEqualTo(NoticeState.BOUNCED);
    assertThat(suspension().address()).isEqualTo(new EmailAddress(CARL));
    assertThat(suspension().reason()).contains("no route to mail.carl.example");
    assertThat(timeline("carl").getLast())
        .contains("came back", "no route to mail.carl.example", "tried again when");
  }

  @Test
  void theAllClearIsTriedAtOnce() {
    answerCameBack();
    product.forward(Duration.ofMinutes(1));
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    assertThat(product.postman.to(CARL)).hasSize(2);
    assertThat(product.notices(NoticeEvent.RESTORED))
        .extracting(Notice::state)
        .containsOnly(NoticeState.SENT);
    // What came back before says less than the all-clear that did not.
    timePasses(Duration.ofHours(9));
    assertThat(product.postman.to(CARL)).hasSize(2);
  }

  @Test
  void triesAgainWithGrowingWaitsUntilTheOutageEnds() {
    Notice answer = answerCameBack();
    timePasses(Duration.ofMinutes(29));
    assertThat(product.postman.to(CARL)).hasSize(1);
    timePasses(Duration.ofMinutes(1));
    assertThat(product.postman.to(CARL)).hasSize(2);
    assertThat(product.postman.to(CARL).getLast().messageId()).isEqualTo(answer.messageId());
    cameBack(now(answer), "failed", "5.1.2");
    timePasses(Duration.ofMinutes(59));
    assertThat(product.postman.to(CARL)).hasSize(2);
    timePasses(Duration.ofMinutes(1));
    assertThat(product.postman.to(CARL)).hasSize(3);
    cameBack(now(answer), "failed", "5.1.2");
    product.acts().change(outage, null, product.clock.instant());
    timePasses(Duration.ofDays(2));
    assertThat(product.postman.to(CARL)).hasSize(3);
    assertThat(now(answer).state()).isEqualTo(NoticeState.BOUNCED);
  }

  @Test
  void otherNewsWaitsWhileTheAddressRests() {
    answerCameBack();
    product.report("mysql1/carl_db", Reported.GIVEN_UP);
    Notice bad = product.notices(NoticeEvent.NOT_RESTORED).getFirst();
    product.acts().release(bad.id());
    product.deliver();
    assertThat(now(bad).state()).isEqualTo(NoticeState.DEFERRED);
    assertThat(now(bad).reason()).contains("came back", "tried again");
    timePasses(Duration.ofMinutes(31));
    assertThat(now(bad).state()).isEqualTo(NoticeState.SENT);
  }

  @Test
  void theOperatorEndsTheRestOrHasOneSentAgain() {
    Notice answer = answerCameBack();
    product.acts().lift(new EmailAddress(CARL));
    product.deliver();
    assertThat(product.postman.to(CARL)).hasSize(2);
    cameBack(now(answer), "failed", "5.1.2");
    product.acts().sendAgain(answer.id());
    product.deliver();
    assertThat(product.postman.to(CARL)).hasSize(3);
    assertThatThrownBy(() -> product.acts().sendAgain(answer.id()))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("is sent");
    assertThatThrownBy(() -> product.acts().lift(new EmailAddress("who@else.example")))
        .isInstanceOf(ActRefused.class);
  }

  @Test
  void whatTheServerRefusedForGoodIsSentAgainWithOneClick() {
    outage = product.declare();
    product.postman.answer(_ -> new SendResult.RefusedForGood("550 no such user"));
    product.arrives(Mails.from(CARL).subject("Hilfe").text("Nichts geht mehr."));
    product.deliver();
    Notice answer = product.notices(NoticeEvent.ACKNOWLEDGED).getFirst();
    assertThat(answer.state()).isEqualTo(NoticeState.FAILED);
    product.postman.answer(_ -> new SendResult.Accepted("250 ok"));
    product.acts().sendAgain(answer.id());
    product.deliver();
    assertThat(now(answer).state()).isEqualTo(NoticeState.SENT);
    assertThat(product.postman.to(CARL))
        .hasSize(2)
        .allMatch(mail -> mail.messageId().equals(answer.messageId()));
  }

  @Test
  void aSoftBounceWaits() {
    outage = product.declare();
    product.arrives(Mails.from(CARL).subject("Hilfe").text("Nichts geht mehr."));
    product.deliver();
    Notice answer = product.notices(NoticeEvent.ACKNOWLEDGED).getFirst();
    cameBack(answer, "delayed", "4.4.1");
    assertThat(now(answer).state()).isEqualTo(NoticeState.SENT);
    assertThat(product.get(Suspensions.class).in(outage)).isEmpty();
    assertThat(timeline("carl").getLast()).contains("has not arrived yet", "no route");
  }

  @Test
  void aBounceAboutSomebodyElseRestsNobody() {
    outage = product.declare();
    product.arrives(Mails.from(CARL).subject("Hilfe").text("Nichts geht mehr."));
    product.deliver();
    Notice answer = product.notices(NoticeEvent.ACKNOWLEDGED).getFirst();
    Notice forged =
        new Notice(
            answer.id(),
            answer.incident(),
            answer.customer(),
            answer.event(),
            answer.round(),
            new EmailAddress("anna@anna.example"),
            null,
            answer.messageId(),
            true,
            answer.state(),
            null,
            answer.createdAt(),
            answer.notBefore(),
            null,
            1,
            null,
            null);
    cameBack(forged, "failed", "5.1.1");
    assertThat(product.get(Suspensions.class).in(outage)).isEmpty();
    assertThat(now(answer).state()).isEqualTo(NoticeState.SENT);
  }
}
