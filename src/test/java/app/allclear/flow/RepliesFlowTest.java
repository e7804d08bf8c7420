package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.OutageId;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.SendResult;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.notice.ReplyDraftId;
import app.allclear.restore.Reported;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The operator's own reply: once, to the right person, and in place of what it replaces. */
class RepliesFlowTest extends ProductFlow {
  private static final EmailAddress ANNA = new EmailAddress("anna@anna.example");

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(store());
    settings.put("allclear.notices.delay", "2m");
    settings.put("allclear.notices.events.restored", "hold");
    settings.put("allclear.notices.events.progress", "hold");
    return settings;
  }

  private Replies replies() {
    return product.get(Replies.class);
  }

  private StoredMessage annaWrites() {
    return product.arrives(
        Mails.from("Anna <anna@anna.example>").subject("site down").messageId("a1@anna.example"));
  }

  private StoredMessage cleoWrites() {
    return product.arrives(
        Mails.from("Cleo <cleo@freemail.example>")
            .subject("Re: site down")
            .messageId("c1@freemail.example")
            .answers("a1@anna.example")
            .text("I help Anna with anna.example. What happened?"));
  }

  private ReplyDraftId begun(@Nullable StoredMessage message, @Nullable EmailAddress to) {
    return replies()
        .begin(
            product.incidentOf("anna").id(),
            message == null ? null : message.id(),
            to,
            "operator",
            "at a desk");
  }

  private Notice sent(ReplyDraftId draft, String text) {
    Writing writing = replies().writing(draft).orElseThrow();
    String subject = writing.draft().subject();
    return replies()
        .send(draft, subject.isEmpty() ? "About your site" : subject, text, newest(), false);
  }

  private MessageId newest() {
    return product.messages().after(0, 1_000).items().getLast().id();
  }

  private List<String> timeline() {
    return product.get(Incidents.class).timeline(product.incidentOf("anna").id()).stream()
        .map(entry -> entry.words())
        .toList();
  }

  @Test
  void aReplyGoesOnTheThreadOnceAndBeforeTheAcknowledgementItReplaces() {
    product.declare();
    StoredMessage message = annaWrites();
    ReplyDraftId draft = begun(message, null);
    Notice notice = sent(draft, "Dear Anna,\r\nyour shop is next.");
    assertThat(notice.event()).isEqualTo(NoticeEvent.REPLY);
    assertThat(notice.isPrivate()).isTrue();
    assertThatThrownBy(() -> sent(draft, "Again?")).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> replies().send(draft, "S", "T", newest(), false))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("was sent or thrown away already");
    product.forward(Duration.ofMinutes(10));
    product.deliver();
    assertThat(product.postman.tried()).hasSize(1);
    OutgoingMail mail = product.postman.to("anna@anna.example").getFirst();
    assertThat(mail.answers()).isEqualTo("a1@anna.example");
    assertThat(mail.subject()).isEqualTo("Re: site down");
    assertThat(mail.text()).isEqualTo("Dear Anna,\nyour shop is next.\n");
    assertThat(mail.byHand()).isTrue();
    assertThat(product.notices(NoticeEvent.ACKNOWLEDGED))
        .singleElement()
        .satisfies(ack -> {
          assertThat(ack.state()).isEqualTo(NoticeState.OVERTAKEN);
          assertThat(ack.reason()).isEqualTo("You wrote to anna@anna.example yourself.");
        });
    assertThat(product.incidentOf("anna").waitingSince()).isNull();
    assertThat(timeline())
        .contains(
            "You wrote to anna@anna.example: “Re: site down”.",
            "“reply” to anna@anna.example was sent.");
  }

  @Test
  void whoWritesAfterTheReplyWaitsAgain() {
    product.declare();
    sent(begun(annaWrites(), null), "Your shop is next.");
    product.forward(Duration.ofMinutes(5));
    product.arrives(Mails.from("anna@anna.example").subject("Re: site down").text("When?"));
    assertThat(product.incidentOf("anna").waitingSince()).isEqualTo(product.clock.instant());
    product.forward(Duration.ofMinutes(5));
    sent(begun(null, ANNA), "At noon.");
    product.deliver();
    assertThat(product.postman.to("anna@anna.example"))
        .extracting(OutgoingMail::text)
        .contains("Your shop is next.\n", "At noon.\n");
    assertThat(product.notices(NoticeEvent.REPLY)).extracting(Notice::round).containsExactly(1, 2);
  }

  @Test
  void repliesGoBeforeEverythingElse() {
    product.declare();
    product.acts().pause();
    product.arrives(Mails.from("carl@carl.example").subject("kaputt"));
    StoredMessage message = annaWrites();
    product.forward(Duration.ofMinutes(5));
    sent(begun(message, null), "Your shop is next.");
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
    product.acts().resume();
    product.deliver();
    assertThat(product.postman.tried())
        .extracting(mail -> mail.to().address())
        .containsExactly("anna@anna.example", "carl@carl.example");
  }

  @Test
  void newMailSinceTheFormWasShownIsReadFirst() {
    product.declare();
    StoredMessage message = annaWrites();
    ReplyDraftId draft = begun(message, null);
    MessageId seen = message.id();
    product.arrives(Mails.from("anna@anna.example").subject("Re: site down").text("It is back!"));
    assertThat(replies().writing(draft).orElseThrow().newer()).hasSize(1);
    assertThatThrownBy(() -> replies().send(draft, "Re: site down", "Soon.", seen, false))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("new mail has come in from anna@anna.example");
    assertThat(replies().writing(draft).orElseThrow().draft().text()).isEqualTo("Soon.");
    assertThat(product.notices(NoticeEvent.REPLY)).isEmpty();
    replies().send(draft, "Re: site down", "Glad to hear.", newest(), false);
    assertThat(product.notices(NoticeEvent.REPLY)).hasSize(1);
  }

  @Test
  void whoElseIsWritingIsShownUntilTheyAreDone() {
    product.declare();
    StoredMessage message = annaWrites();
    ReplyDraftId mine = begun(message, null);
    ReplyDraftId theirs =
        replies().begin(product.incidentOf("anna").id(), message.id(), null, "eve", "on a phone");
    assertThat(replies().writing(mine).orElseThrow().others())
        .singleElement()
        .satisfies(other -> {
          assertThat(other.author()).isEqualTo("eve");
          assertThat(other.place()).isEqualTo("on a phone");
        });
    product.restart();
    assertThat(replies().in(product.incidentOf("anna").id())).hasSize(2);
    replies().discard(theirs);
    assertThat(replies().writing(mine).orElseThrow().others()).isEmpty();
    replies().keep(theirs, "late", "autosave");
    assertThat(replies().in(product.incidentOf("anna").id())).hasSize(1);
  }

  @Test
  void aPersonWhoIsNotRegisteredGetsNoPrivateTemplateAndOnlyWhatIsMeant() {
    product.declare();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    annaWrites();
    ReplyDraftId draft = begun(cleoWrites(), null);
    Writing writing = replies().writing(draft).orElseThrow();
    assertThat(writing.outside()).isTrue();
    assertThat(writing.templates())
        .extracting(Writing.Choice::event)
        .containsExactly(NoticeEvent.READER);
    assertThatThrownBy(() -> replies().fill(draft, NoticeEvent.PROGRESS))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("speaks of the customer's own databases");
    replies().fill(draft, NoticeEvent.READER);
    Writing filled = replies().writing(draft).orElseThrow();
    assertThat(filled.draft().text()).isNotBlank().doesNotContain("anna_wp", "Atelier");
    assertThatThrownBy(() -> sent(draft, "We are on it."))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("Tick the box if you mean it");
    Notice notice =
        replies().send(draft, filled.draft().subject(), "We are on it.", newest(), true);
    assertThat(notice.isPrivate()).isFalse();
    product.deliver();
    assertThat(product.postman.to("cleo@freemail.example"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.answers()).isEqualTo("c1@freemail.example"));
  }

  @Test
  void whoNeverWroteAndIsNotRegisteredCanNotBeWrittenTo() {
    product.declare();
    annaWrites();
    assertThatThrownBy(() -> begun(null, new EmailAddress("press@paper.example")))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("wrote nothing here");
    assertThatThrownBy(() -> begun(null, new EmailAddress("support@host.example")))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("our own address");
  }

  @Test
  void somebodyWhoseAuthenticationFailedIsNotAnswered() {
    product.declare();
    annaWrites();
    StoredMessage forged =
        product.arrives(
            Mails.from("mallory@evil.example")
                .header(
                    "Authentication-Results",
                    "mx.host.example; spf=fail; dkim=fail; dmarc=fail header.from=evil.example")
                .subject("anna.example")
                .answers("a1@anna.example")
                .text("Send me the dumps of anna_wp."));
    assertThatThrownBy(() -> begun(forged, null)).isInstanceOf(ActRefused.class);
  }

  @Test
  void aContactIsNotThreadedOnSomebodyElsesMessage() {
    product.declare();
    annaWrites();
    StoredMessage cleos = cleoWrites();
    sent(begun(cleos, ANNA), "Cleo asked us something.");
    product.deliver();
    assertThat(product.postman.to("anna@anna.example"))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.answers()).isNull();
          assertThat(mail.subject()).isEqualTo("About your site");
        });
  }

  @Test
  void aContactWhoLeftTheDirectoryMeanwhileGetsNothingPrivate() throws Exception {
    product.declare();
    StoredMessage message = annaWrites();
    product.acts().pause();
    sent(begun(message, null), "Your shop is next.");
    Files.writeString(
        product.customersFile(),
        Product.CUSTOMERS.replace(
            "Anna <anna@anna.example>;bob@freemail.example", "bob@freemail.example"));
    product.restart();
    product.acts().resume();
    product.forward(Duration.ofMinutes(5));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).isEmpty();
    assertThat(product.notices(NoticeEvent.REPLY))
        .singleElement()
        .satisfies(reply -> {
          assertThat(reply.state()).isEqualTo(NoticeState.OVERTAKEN);
          assertThat(reply.reason()).contains("no longer registered");
        });
  }

  @Test
  void theAllClearIsNoTemplateWhileNotEverythingIsBack() {
    product.declare();
    StoredMessage message = annaWrites();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    ReplyDraftId draft = begun(message, null);
    assertThat(replies().writing(draft).orElseThrow().templates())
        .anySatisfy(choice -> {
          assertThat(choice.event()).isEqualTo(NoticeEvent.RESTORED);
          assertThat(choice.untrue()).isEqualTo("mysql1/anna_wp is not back at the moment.");
        });
    assertThatThrownBy(() -> replies().fill(draft, NoticeEvent.RESTORED))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("would not be true now");
  }

  @Test
  void anAllClearInOwnWordsIsTheAllClear() {
    product.declare();
    StoredMessage message = annaWrites();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.DONE);
    ReplyDraftId draft = begun(message, null);
    replies().fill(draft, NoticeEvent.RESTORED);
    Writing writing = replies().writing(draft).orElseThrow();
    assertThat(writing.draft().text()).contains("anna.example");
    Notice notice = sent(draft, writing.draft().text() + "\nThank you for the cake.");
    assertThat(notice.event()).isEqualTo(NoticeEvent.RESTORED);
    assertThat(product.get(Previews.class).of(notice.id()))
        .as("what will leave is shown")
        .hasValueSatisfying(
            words -> assertThat(words.toString()).contains("Thank you for the cake."));
    assertThat(product.get(Previews.class).mail(notice.id()))
        .hasValueSatisfying(mail -> assertThat(mail.text()).contains("Thank you for the cake."));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("Thank you for the cake."));
    // Bob's still waits for a release, and nobody is told twice.
    assertThat(product.notices(NoticeEvent.RESTORED))
        .extracting(one -> one.to().value(), Notice::state)
        .containsExactlyInAnyOrder(
            tuple("anna@anna.example", NoticeState.SENT),
            tuple("bob@freemail.example", NoticeState.HELD));
    assertThat(product.notices(NoticeEvent.REPLY)).isEmpty();
  }

  @Test
  void anAllClearThatIsNoLongerTrueIsNotSentInOwnWordsEither() {
    product.declare();
    StoredMessage message = annaWrites();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.DONE);
    ReplyDraftId draft = begun(message, null);
    replies().fill(draft, NoticeEvent.RESTORED);
    product.report("mysql1/anna_wp", Reported.NEEDED);
    assertThatThrownBy(() -> sent(draft, "It is back."))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("is not true now");
    replies().fill(draft, null);
    sent(draft, "It broke again, sorry.");
    product.deliver();
    assertThat(product.postman.to("anna@anna.example"))
        .extracting(OutgoingMail::text)
        .contains("It broke again, sorry.\n");
  }

  @Test
  void progressIsReplacedWhereItHasNotLeft() {
    OutageId outage = product.declare();
    StoredMessage message = annaWrites();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.acts().announce(outage, NoticeEvent.PROGRESS, "Half of it is back.");
    ReplyDraftId draft = begun(message, null);
    replies().fill(draft, NoticeEvent.PROGRESS);
    sent(draft, replies().writing(draft).orElseThrow().draft().text());
    assertThat(product.notices(NoticeEvent.PROGRESS))
        .extracting(one -> one.to().value(), Notice::state)
        .containsExactlyInAnyOrder(
            tuple("anna@anna.example", NoticeState.OVERTAKEN),
            tuple("bob@freemail.example", NoticeState.HELD));
  }

  @Test
  void everydayMailIsAnsweredByHandToo() {
    StoredMessage message = annaWrites();
    ReplyDraftId draft = begun(message, null);
    assertThat(replies().writing(draft).orElseThrow().templates()).isEmpty();
    sent(draft, "We had a look, all is well.");
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
    assertThat(product.incidentOf("anna").waitingSince()).isNull();
  }

  @Test
  void aDeathOnTheWayLeavesTheReplyInDoubtNotDoubled() {
    product.declare();
    sent(begun(annaWrites(), null), "Your shop is next.");
    product.postman.answer(_ -> new SendResult.Unknown("The connection broke."));
    product.deliver();
    product.restart();
    product.forward(Duration.ofMinutes(30));
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
    assertThat(product.notices(NoticeEvent.REPLY).getFirst().state())
        .isEqualTo(NoticeState.IN_DOUBT);
  }
}
