package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Attention;
import app.allclear.incident.Incident;
import app.allclear.incident.LogEntry;
import app.allclear.incident.MatchKind;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.SendResult;
import app.allclear.matching.SenderRole;
import app.allclear.notice.Mode;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an outage day must come to, on the real store, without mail servers and databases. */
class OutageFlowTest extends ProductFlow {
  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(store());
    settings.put("allclear.notices.events.restored", "automatic");
    return settings;
  }

  private static Mails fromAnna() {
    return Mails.from("Anna <anna@anna.example>").subject("site down");
  }

  private static Mails fromCarl() {
    return Mails.from("carl@carl.example").subject("site down").text("Nichts geht mehr.");
  }

  private List<String> recipients(NoticeEvent event) {
    return product.notices(event).stream().map(notice -> notice.to().value()).sorted().toList();
  }

  @Test
  void acknowledgesAContactOnceHoweverOftenTheyWrite() {
    product.declare();
    IntStream.range(0, 5)
        .forEach(i -> product.arrives(fromAnna().subject("site down " + i).text("Help " + i)));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
    assertThat(product.incidentOf("anna").messages()).isEqualTo(5);
    assertThat(product.incidentOf("anna").people()).isEqualTo(1);
  }

  @Test
  void answersOnTheThreadOfWhoWrote() {
    product.declare();
    product.arrives(fromAnna().messageId("abc@anna.example"));
    product.deliver();
    OutgoingMail mail = product.postman.to("anna@anna.example").getFirst();
    assertThat(mail.answers()).isEqualTo("abc@anna.example");
    assertThat(mail.subject()).isEqualTo("Re: site down");
  }

  @Test
  void keepsTheSameSubjectOfTwoCustomersApart() {
    product.declare();
    product.arrives(fromAnna());
    product.arrives(fromCarl());
    assertThat(product.incidents())
        .extracting(i -> i.customer().value())
        .containsExactly("anna", "carl");
  }

  @Test
  void tellsTheAllClearOnlyWhenEveryDamagedDatabaseIsBack() {
    product.declare();
    product.arrives(fromAnna());
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.report("mysql1/anna_shop", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.DONE);
    assertThat(product.notices(NoticeEvent.RESTORED)).isEmpty();
    assertThat(product.incidentOf("anna").back()).isEqualTo(1);
    product.report("mysql1/anna_shop", Reported.DONE);
    product.deliver();
    // Bob never wrote.
    assertThat(recipients(NoticeEvent.RESTORED))
        .containsExactly("anna@anna.example", "bob@freemail.example");
    assertThat(product.notices(NoticeEvent.RESTORED))
        .allMatch(notice -> notice.state() == NoticeState.SENT);
  }

  @Test
  void repeatsOfAReportOweNothingMore() {
    product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    product.report("mysql1/carl_db", Reported.DONE);
    product.report("mysql1/carl_db", Reported.RUNNING);
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    assertThat(
            product.postman.to("carl@carl.example").stream()
                .map(OutgoingMail::messageId)
                .distinct())
        .hasSameSizeAs(product.postman.to("carl@carl.example"));
    assertThat(product.notices(NoticeEvent.RESTORED).stream().map(Notice::round).distinct())
        .hasSameSizeAs(product.notices(NoticeEvent.RESTORED));
  }

  @Test
  void takesTheAllClearBackWhenADatabaseBreaksAgain() {
    product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    product.forward(Duration.ofMinutes(5));
    product.report("mysql1/carl_db", Reported.NEEDED);
    Incident again = product.incidentOf("carl");
    assertThat(again.attention()).contains(Attention.DAMAGED_AGAIN);
    assertThat(again.round()).isEqualTo(2);
    assertThat(recipients(NoticeEvent.DAMAGED_AGAIN)).containsExactly("carl@carl.example");
    product.forward(Duration.ofMinutes(5));
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    assertThat(product.notices(NoticeEvent.RESTORED)).hasSize(2);
    assertThat(product.postman.to("carl@carl.example")).hasSize(2);
  }

  @Test
  void aSenderWhoseAuthenticationFailsCausesNothing() {
    product.declare();
    product.arrives(
        fromAnna()
            .text("Our anna.example is down, what happened?")
            .header(
                "Authentication-Results", "mx.host.example; dmarc=fail header.from=anna.example"));
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
    assertThat(product.incidentOf("anna").attention()).contains(Attention.FORGED);
  }

  @Test
  void aVerdictOfSomebodyElsesServerCountsForNothing() {
    product.declare();
    product.arrives(
        fromAnna().header("Authentication-Results", "mx.elsewhere.example; dmarc=fail"));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
  }

  @Test
  void neverAnswersAMachine() {
    product.declare();
    product.arrives(fromAnna().header("Auto-Submitted", "auto-replied"));
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
    assertThat(product.incidentOf("anna").people()).isZero();
  }

  @Test
  void neverWritesToReplyToOrToWhoIsNotRegistered() {
    product.declare();
    product.arrives(fromAnna().replyTo("thief@elsewhere.example"));
    product.arrives(
        Mails.from("colleague@anna.example").subject("still down").text("We lose orders here."));
    product.deliver();
    assertThat(product.postman.tried())
        .extracting(mail -> mail.to().address())
        .containsExactly("anna@anna.example");
    assertThat(product.incidentOf("anna").people()).isEqualTo(2);
  }

  @Test
  void anAgencyIsAskedAboutAndAMailAboutTwoStandsInBoth() {
    product.declare();
    StoredMessage none =
        product.arrives(Mails.from("agency@agency.example").text("Our client's site is gone!"));
    assertThat(none.match()).isEqualTo(MatchKind.AMBIGUOUS);
    StoredMessage both =
        product.arrives(
            Mails.from("agency@agency.example")
                .subject("two sites")
                .text("dora.example and emil.example are both down since this morning."));
    assertThat(both.customers())
        .containsExactlyInAnyOrder(new CustomerId("dora"), new CustomerId("emil"));
    assertThat(both.incidents()).hasSize(2);
  }

  @Test
  void outsideAnOutageNobodyIsAnswered() {
    product.arrives(fromAnna());
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.DONE);
    product.deliver();
    assertThat(product.notices()).isEmpty();
    assertThat(product.incidentOf("anna").outage()).isNull();
  }

  @Test
  void declaringAdoptsWhatCameSinceTheStartAndNothingOlder() {
    product.arrives(fromAnna().subject("invoice"), Product.OUTAGE.minus(Duration.ofDays(2)));
    product.arrives(fromAnna(), Product.OUTAGE.plusSeconds(600));
    product.arrives(fromCarl(), Product.OUTAGE.minusSeconds(600));
    Declared declared =
        product
            .acts()
            .declare(new Declaration("tables gone", Product.OUTAGE, "", null, false, Map.of()));
    product.deliver();
    assertThat(declared.adopted()).isEqualTo(1);
    assertThat(product.postman.tried())
        .extracting(mail -> mail.to().address())
        .containsExactly("anna@anna.example");
    assertThat(product.incidents())
        .filteredOn(i -> i.outage() != null)
        .singleElement()
        .satisfies(i -> assertThat(i.messages()).isEqualTo(1));
  }

  @Test
  void marksPastedNamesAndNamesWhatItDoesNotKnow() {
    Declared declared =
        product
            .acts()
            .declare(
                new Declaration(
                    "tables gone",
                    Product.OUTAGE,
                    "anna_wp, `carl_db`\n./dora_db/ nosuch",
                    "mysql1",
                    false,
                    Map.of()));
    assertThat(declared.marked()).isEqualTo(3);
    assertThat(declared.unknownNames()).containsExactly("nosuch");
    assertThat(product.outages().current().orElseThrow().affected()).isEqualTo(3);
  }

  @Test
  void refusesASecondOutageAndAStartToCome() {
    product.declare();
    assertThatThrownBy(product::declare)
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("still open");
    assertThatThrownBy(() ->
            product
                .acts()
                .declare(
                    new Declaration(
                        "x", Instant.parse("2027-01-01T00:00:00Z"), "", null, false, Map.of())))
        .hasMessageContaining("starts in the past");
  }

  @Test
  void refusesANameThatFitsNoHeading() {
    assertThatThrownBy(() ->
            product
                .acts()
                .declare(
                    new Declaration("x".repeat(201), Instant.EPOCH, "", null, false, Map.of())))
        .hasMessageContaining("201 characters");
  }

  @Test
  void refusesANoteOnACustomerNobodyKnows() {
    assertThatThrownBy(() -> product.acts().note("called back", new CustomerId("nosuch"), null))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("no customer “nosuch”");
    assertThat(product.acts().note("called back", new CustomerId("anna"), null).customer())
        .isEqualTo(new CustomerId("anna"));
  }

  @Test
  void anAssignedAddressNeedsNoSecondClickAndStillGetsNothingPrivate() {
    product.declare();
    product.report("mysql1/carl_db", Reported.NEEDED);
    StoredMessage unknown =
        product.arrives(Mails.from("someone@elsewhere.example").text("Everything is broken!"));
    assertThat(product.messages().unmatched(10))
        .extracting(StoredMessage::id)
        .contains(unknown.id());
    product.corrections().assign(unknown.id(), List.of(new CustomerId("carl")), true, "jane");
    StoredMessage next =
        product.arrives(Mails.from("someone@elsewhere.example").text("Any news from you?"));
    assertThat(next.customers()).containsExactly(new CustomerId("carl"));
    assertThat(product.messages().unmatchedCount()).isZero();
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    assertThat(product.postman.to("someone@elsewhere.example")).isEmpty();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
  }

  @Test
  void registeringAnAddressIsAnActOfItsOwnAndMakesItAContact() {
    product.declare();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product
        .acts()
        .registerContact(
            new CustomerId("carl"), EmailAddress.of("new@freemail.example").orElseThrow(), "New");
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    assertThat(product.postman.to("new@freemail.example")).hasSize(1);
    assertThat(product.directories().export()).contains("new@freemail.example");
  }

  @Test
  void aCorrectedAssignmentTakesTheMessageAndItsAnswerBack() {
    product.declare();
    StoredMessage message = product.arrives(fromAnna().messageId("m1@anna.example"));
    product.corrections().assign(message.id(), List.of(new CustomerId("carl")), true, "jane");
    product.deliver();
    assertThat(product.messages().find(message.id()).orElseThrow().customers())
        .containsExactly(new CustomerId("carl"));
    assertThat(product.incidentOf("anna").messages()).isZero();
    assertThat(product.postman.to("anna@anna.example")).isEmpty();
  }

  @Test
  void newMailReopensAClosedIncidentAndThanksDoNot() {
    product.declare();
    product.arrives(fromAnna());
    product.acts().close(product.incidentOf("anna").id());
    product.forward(Duration.ofMinutes(1));
    product.arrives(fromAnna().subject("Re: site down").text("Thank you so much, great work!"));
    assertThat(product.incidentOf("anna").open()).isFalse();
    product.forward(Duration.ofMinutes(1));
    product.arrives(fromAnna().subject("Re: site down").text("It is still broken, sorry."));
    assertThat(product.incidentOf("anna").open()).isTrue();
  }

  @Test
  void saysWhoIsStillBrokenAfterTheAllClear() {
    product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    product.forward(Duration.ofMinutes(1));
    product.arrives(fromCarl().text("Die Seite ist immer noch leer."));
    assertThat(product.incidentOf("carl").attention().getFirst()).isEqualTo(Attention.WROTE_AGAIN);
  }

  @Test
  void aPauseStopsEverythingAndSurvivesARestart() {
    product.declare();
    product.acts().pause();
    product.arrives(fromAnna());
    product.restart();
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
    product.acts().resume();
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
  }

  @Test
  void aDeathWhileSendingIsADoubtShownAndNothingIsSentTwice() {
    product.declare();
    product.arrives(fromAnna());
    product.postman.answer(_ -> {
      throw new IllegalStateException("killed here");
    });
    assertThatThrownBy(product::deliver).hasMessage("killed here");
    product.postman.answer(_ -> new SendResult.Accepted("250"));
    product.restart();
    product.deliver();
    assertThat(product.postman.tried()).hasSize(1);
    assertThat(product.notices()).extracting(Notice::state).containsExactly(NoticeState.IN_DOUBT);
    assertThat(product.incidentOf("anna").attention()).contains(Attention.NOTICE_IN_DOUBT);
  }

  @Test
  void aMailServerThatRefusesForNowIsTriedAgainWithTheSameMessageId() {
    product.declare();
    product.arrives(fromAnna());
    product.postman.answer(_ -> new SendResult.RefusedForNow("451 later"));
    product.deliver();
    product.postman.answer(_ -> new SendResult.Accepted("250"));
    product.forward(Duration.ofHours(2));
    product.deliver();
    assertThat(product.postman.tried()).hasSize(2);
    assertThat(product.postman.tried().stream().map(OutgoingMail::messageId).distinct()).hasSize(1);
    assertThat(product.notices()).extracting(Notice::state).containsExactly(NoticeState.SENT);
  }

  @Test
  void aBounceCountsOnlyWithOurMessageIdAndRecipient() {
    product.declare();
    product.arrives(fromAnna());
    product.deliver();
    String id = product.notices().getFirst().messageId();
    product.arrives(
        bounce("forged@elsewhere.example", "carl@carl.example"), product.clock.instant());
    product.arrives(bounce(id, "carl@carl.example"), product.clock.instant());
    assertThat(product.notices().getFirst().state()).isEqualTo(NoticeState.SENT);
    product.arrives(bounce(id, "anna@anna.example"), product.clock.instant());
    assertThat(product.notices().getFirst().state()).isEqualTo(NoticeState.BOUNCED);
    assertThat(product.incidentOf("anna").attention()).contains(Attention.NOTICE_FAILED);
  }

  private static byte[] bounce(String originalId, String recipient) {
    return """
    Return-Path: <>
    From: MAILER-DAEMON@mx.host.example
    To: support@host.example
    Subject: Undelivered Mail Returned to Sender
    Date: Tue, 03 Nov 2026 07:01:00 +0000
    Message-ID: <bounce-%1$s-%2$s>
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain

    Your mail could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.host.example

    Final-Recipient: rfc822; %2$s
    Action: failed
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 5.1.1 no such user
    --b
    Content-Type: text/rfc822-headers

    Message-ID: <%1$s>
    To: %2$s
    --b--
    """
        .formatted(originalId, recipient)
        .replace("\n", "\r\n")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void customersWithoutAContactAreShownToTheOperator() {
    product.declare();
    product.report("mysql1/fred_db", Reported.NEEDED);
    assertThat(product.incidentOf("fred").attention()).contains(Attention.NO_CONTACT);
  }

  @Test
  void aDatabaseRestoredInAnEarlierOutageMakesNobodyAffectedInTheNext() {
    var first = product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    product.acts().change(first, null, product.clock.instant());
    product.forward(Duration.ofDays(30));
    product
        .acts()
        .declare(
            new Declaration(
                "again",
                product.clock.instant(),
                "",
                null,
                false,
                Map.of(NoticeEvent.RESTORED, Mode.AUTOMATIC)));
    product.forward(Duration.ofMinutes(1));
    product.arrives(fromCarl().subject("hello"));
    product.deliver();
    assertThat(product.outages().current().orElseThrow().affected()).isZero();
    assertThat(product.notices(NoticeEvent.RESTORED)).hasSize(1);
  }

  @Test
  void whatADeathLeftUndoneOfADirectoryChangeIsDoneAfterTheNextStart() {
    product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    StoredMessage waiting =
        product.arrives(Mails.from("new@elsewhere.example").text("Is it back now?"));
    product.deliver();
    assertThat(waiting.match()).isNotEqualTo(MatchKind.CERTAIN);
    // The contact is stored, and the process dies before anything follows from it.
    EmailAddress address = EmailAddress.of("new@elsewhere.example").orElseThrow();
    product
        .get(Transactions.class)
        .change(
            Urgency.OPERATOR,
            () ->
                product
                    .directories()
                    .registerContact(
                        new CustomerId("carl"),
                        address,
                        null,
                        "the operator",
                        product.clock.instant()));
    product.restart();
    product.deliver();
    assertThat(product.messages().find(waiting.id()).orElseThrow().customers())
        .containsExactly(new CustomerId("carl"));
    assertThat(product.postman.to("new@elsewhere.example")).hasSize(1);
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
    product.restart();
    product.deliver();
    assertThat(product.postman.tried()).hasSize(2);
  }

  @Test
  void aRestoreThatIsProvenAgainAfterARebootIsNoSecondAllClear() {
    product.declare();
    product.report("mysql1/carl_db", Reported.DONE);
    product.deliver();
    DatabaseName database = DatabaseName.parse("mysql1/carl_db");
    DatabaseStatus restored = product.get(DatabaseStatuses.class).find(database).orElseThrow();
    DatabaseStatus proving = Statuses.from(restored).restore(RestoreState.PROVING).build();
    change(restored, proving);
    assertThat(product.incidentOf("carl").back()).isZero();
    change(proving, restored);
    product.deliver();
    assertThat(product.notices(NoticeEvent.RESTORED)).hasSize(1);
    change(restored, proving);
    change(proving, Statuses.from(proving).restore(RestoreState.NEEDED).round(2).build());
    assertThat(product.incidentOf("carl").round()).isEqualTo(2);
    assertThat(recipients(NoticeEvent.DAMAGED_AGAIN)).containsExactly("carl@carl.example");
  }

  private void change(DatabaseStatus before, DatabaseStatus after) {
    product
        .get(Transactions.class)
        .change(
            Urgency.BATCH,
            () -> {
              product.get(DatabaseEvents.class).raise(before.database());
              product.get(DatabaseEvents.class).changed(before, after, product.clock.instant());
            });
  }

  @Test
  void aReaderWhoAnswersInTheThreadStaysAReader() {
    product.declare();
    StoredMessage first =
        product.arrives(
            Mails.from("reader@elsewhere.example")
                .subject("carl.example unreachable")
                .messageId("r1@elsewhere.example")
                .text("Hello, carl.example cannot be reached. When is it back?"));
    assertThat(first.senderOf()).containsEntry(new CustomerId("carl"), SenderRole.READER);
    EmailAddress reader = EmailAddress.of("reader@elsewhere.example").orElseThrow();
    assertThat(product.evidence().earlierRole(reader, new CustomerId("carl")))
        .contains(SenderRole.READER);
    assertThat(product.evidence().earlierRole(reader, new CustomerId("dora"))).isEmpty();
    StoredMessage second =
        product.arrives(
            Mails.from("reader@elsewhere.example")
                .subject("Re: carl.example unreachable")
                .answers("r1@elsewhere.example")
                .text("Any news?"));
    assertThat(second.senderOf()).containsEntry(new CustomerId("carl"), SenderRole.READER);
  }

  @Test
  void aReaderIsToldTheSentenceForThePublicAndNothingOfTheCustomer() throws Exception {
    product.close();
    Map<String, String> settings = new HashMap<>(store());
    settings.put("allclear.notices.events.reader", "automatic");
    product = Product.with(settings).begin();
    OutageId outage = product.declare();
    product.acts().sayPublicly(outage, "A server lost data; it is being restored.");
    product.arrives(
        Mails.from("reader@elsewhere.example")
            .subject("carl.example unreachable")
            .header(
                "Authentication-Results",
                "mx.host.example; dmarc=pass header.from=elsewhere.example")
            .text("Hello, carl.example cannot be reached. When is it back?"));
    product.deliver();
    assertThat(product.postman.to("reader@elsewhere.example"))
        .singleElement()
        .satisfies(mail ->
            assertThat(mail.text())
                .contains("A server lost data; it is being restored.")
                .doesNotContain("carl"));
    product.acts().sayPublicly(outage, " ");
    assertThat(product.get(Outages.class).find(outage).orElseThrow().publicWord()).isNull();
    assertThat(product.get(OperatorLog.class).newest(10))
        .extracting(LogEntry::text)
        .containsExactly(
            "Took the words for the public back.",
            "Told the public: A server lost data; it is being restored.");
  }

  @Test
  void mailAfterTheEndStaysWithTheIncidentThatIsStillOpen() {
    var outage = product.declare();
    product.arrives(fromAnna());
    product.forward(Duration.ofHours(1));
    product.acts().change(outage, null, product.clock.instant());
    product.forward(Duration.ofHours(1));
    product.arrives(fromAnna().text("And now?"));
    assertThat(product.incidentOf("anna").messages()).isEqualTo(2);
  }
}
