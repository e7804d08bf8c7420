package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.CustomerId;
import app.allclear.incident.Attention;
import app.allclear.incident.IncidentId;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import app.allclear.mail.Mails;
import app.allclear.matching.SenderRole;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator puts right is right everywhere, and the timelines keep both. */
class CorrectionFlowTest extends ProductFlow {
  private static final CustomerId ANNA = new CustomerId("anna");
  private static final CustomerId CARL = new CustomerId("carl");
  private static final CustomerId DORA = new CustomerId("dora");
  private static final CustomerId EMIL = new CustomerId("emil");

  private static Mails fromAnna(String text) {
    return Mails.from("Anna <anna@anna.example>").subject("site down").text(text);
  }

  private Notice notice(NoticeEvent event, String to) {
    return product.notices(event).stream()
        .filter(notice -> notice.to().value().equals(to))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  @Test
  void reassigningTakesTheUnsentAnswerBackAndBothTimelinesSaySo() {
    product.declare();
    StoredMessage message = product.arrives(fromAnna("It is down.").messageId("m1@anna.example"));
    assertThat(notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example").state())
        .isEqualTo(NoticeState.QUEUED);
    product.corrections().assign(message.id(), List.of(CARL), true, "jane");
    Notice taken = notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example");
    assertThat(taken.state()).isEqualTo(NoticeState.OVERTAKEN);
    assertThat(taken.reason()).isEqualTo("The message it was to answer is filed elsewhere.");
    assertThat(product.timeline("anna"))
        .anyMatch(words -> words.startsWith("Anna <anna@anna.example> wrote"))
        .contains("You moved to Carl KG: Anna <anna@anna.example> wrote: “site down”.")
        .anyMatch(words -> words.startsWith("“acknowledged” to anna@anna.example was taken back"));
    assertThat(product.timeline("carl"))
        .contains(
            "You moved here from Anna's Atelier: Anna <anna@anna.example> wrote: “site down”.");
    product.deliver();
    assertThat(product.postman.tried()).isEmpty();
  }

  @Test
  void whatWasSentAlreadyIsNamedHonestly() {
    product.declare();
    StoredMessage message = product.arrives(fromAnna("It is down.").messageId("m1@anna.example"));
    product.deliver();
    product.corrections().assign(message.id(), List.of(CARL), true, "jane");
    assertThat(notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example").state())
        .isEqualTo(NoticeState.SENT);
    assertThat(product.timeline("anna"))
        .contains(
            "“acknowledged” to anna@anna.example had been sent as an answer to it already and can't be taken back.");
  }

  @Test
  void anAnswerWhoseMessageLeftAnswersAnotherOfTheSameSender() {
    product.declare();
    StoredMessage first = product.arrives(fromAnna("It is down.").messageId("m1@anna.example"));
    product.arrives(fromAnna("Hello? Still down.").messageId("m2@anna.example"));
    assertThat(notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example").answers())
        .isEqualTo("m1@anna.example");
    product.corrections().splitOff(product.incidentOf("anna").id(), first.id(), CARL);
    Notice left = notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example");
    assertThat(left.state()).isEqualTo(NoticeState.QUEUED);
    assertThat(left.answers()).isEqualTo("m2@anna.example");
  }

  @Test
  void anAllClearThatWaitsThreadsOnNothingThatWasMovedAway() {
    product.declare();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    StoredMessage message = product.arrives(fromAnna("It is down.").messageId("m1@anna.example"));
    product.deliver();
    product.report("mysql1/anna_wp", Reported.DONE);
    Notice before = notice(NoticeEvent.RESTORED, "anna@anna.example");
    assertThat(before.state()).isEqualTo(NoticeState.HELD);
    assertThat(before.answers()).isEqualTo("m1@anna.example");
    product.corrections().assign(message.id(), List.of(ANNA, CARL), true, "jane");
    Notice after = notice(NoticeEvent.RESTORED, "anna@anna.example");
    assertThat(after.state()).isEqualTo(NoticeState.HELD);
    assertThat(after.answers()).isNull();
  }

  @Test
  void whoBelongsToTheOtherCustomerIsOwedAnAnswerThere() {
    product.declare();
    StoredMessage agency =
        product.arrives(
            Mails.from("agency@agency.example").subject("emil.example").text("It is empty."));
    assertThat(product.now(agency).customers()).containsExactly(EMIL);
    product.corrections().assign(agency.id(), List.of(DORA), true, "jane");
    product.deliver();
    assertThat(product.postman.to("agency@agency.example")).hasSize(1);
    Notice answer =
        product.notices(NoticeEvent.ACKNOWLEDGED).stream()
            .filter(notice -> notice.state() == NoticeState.SENT)
            .findFirst()
            .orElseThrow();
    assertThat(answer.customer()).isEqualTo(DORA);
    assertThat(answer.incident()).isEqualTo(product.incidentOf("dora").id());
  }

  @Test
  void anIncidentThatOnlyHeldWhatDidNotBelongThereIsClosed() {
    product.declare();
    StoredMessage message = product.arrives(fromAnna("It is down."));
    product.corrections().assign(message.id(), List.of(CARL), true, "jane");
    assertThat(product.incidentOf("anna").open()).isFalse();
    assertThat(product.timeline("anna")).contains("Closed: nothing is left in it.");
    StoredMessage next = product.arrives(fromAnna("Now mine is down, too."));
    assertThat(product.now(next).customers()).containsExactly(ANNA);
    assertThat(product.incidentOf("anna").open()).isTrue();
  }

  @Test
  void splitsOneMessageOfAnIncidentOffToNobodyOrToAnother() {
    product.declare();
    StoredMessage joke = product.arrives(fromAnna("Knock, knock."));
    StoredMessage theirs = product.arrives(fromAnna("The shop of a friend is down."));
    StoredMessage own = product.arrives(fromAnna("Mine as well."));
    IncidentId anna = product.incidentOf("anna").id();
    product.corrections().splitOff(anna, joke.id(), null);
    product.corrections().splitOff(anna, theirs.id(), CARL);
    assertThat(product.now(joke).customers()).isEmpty();
    assertThat(product.messages().unmatchedCount()).isZero();
    assertThat(product.now(theirs).customers()).containsExactly(CARL);
    assertThat(product.now(theirs).incidents()).containsExactly(product.incidentOf("carl").id());
    assertThat(product.now(own).customers()).containsExactly(ANNA);
    assertThat(product.incidentOf("anna").messages()).isEqualTo(1);
    assertThatThrownBy(() -> product.corrections().splitOff(anna, theirs.id(), CARL))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("is not in incident");
    assertThat(product.teachings().after(0, 10).items()).isEmpty();
  }

  @Test
  void aMessageAboutTwoCustomersLeavesOnlyTheIncidentItIsSplitFrom() {
    product.declare();
    StoredMessage both =
        product.arrives(
            Mails.from("agency@agency.example")
                .text("Both dora.example and emil.example are down."));
    assertThat(product.now(both).customers()).containsExactlyInAnyOrder(DORA, EMIL);
    product.corrections().splitOff(product.incidentOf("dora").id(), both.id(), null);
    assertThat(product.now(both).customers()).containsExactly(EMIL);
    assertThat(product.incidentOf("emil").messages()).isEqualTo(1);
  }

  @Test
  void mergingMakesAllMessagesTheOtherCustomers() {
    product.declare();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.arrives(fromAnna("It is down.").messageId("m1@anna.example"));
    product.arrives(Mails.from("bob@freemail.example").text("Anna asked me to write, it is down."));
    product.arrives(Mails.from("carl@carl.example").text("Mine, too."));
    IncidentId anna = product.incidentOf("anna").id();
    assertThat(product.corrections().merge(anna, CARL)).isEqualTo(2);
    assertThat(product.incidentOf("anna").messages()).isZero();
    assertThat(product.incidentOf("anna").open()).as("its database is still damaged").isTrue();
    assertThat(product.incidentOf("carl").messages()).isEqualTo(3);
    assertThat(product.timeline("anna"))
        .contains("You merged it into Carl KG: its 2 messages are theirs.");
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).isEmpty();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
    assertThatThrownBy(() -> product.corrections().merge(anna, CARL))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("holds no message");
    assertThatThrownBy(() -> product.corrections().merge(anna, ANNA))
        .isInstanceOf(ActRefused.class);
  }

  @Test
  void aContactsUndeclaredAutoReplyIsMarkedAloneAndItsAnswerTakenBack() {
    product.declare();
    StoredMessage away = product.arrives(fromAnna("I am at the sea. Call Bob."));
    StoredMessage real = product.arrives(fromAnna("It is down.").subject("help"));
    product.corrections().mark(away.id(), true, null, "jane");
    assertThat(product.now(away).automatic()).isTrue();
    assertThat(product.now(away).senderOf()).containsEntry(ANNA, SenderRole.MACHINE);
    assertThat(product.now(real).automatic()).isFalse();
    assertThat(product.teachings().after(0, 10).items()).isEmpty();
    Notice answer = notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example");
    assertThat(answer.state()).isEqualTo(NoticeState.QUEUED);
    assertThat(answer.answers()).isEqualTo(real.messageIdHeader());
    product.corrections().splitOff(product.incidentOf("anna").id(), real.id(), null);
    assertThat(notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example").state())
        .isEqualTo(NoticeState.OVERTAKEN);
    product.corrections().mark(away.id(), null, null, "jane");
    assertThat(product.now(away).automatic()).isFalse();
    assertThat(notice(NoticeEvent.ACKNOWLEDGED, "anna@anna.example").state())
        .as("owed again")
        .isEqualTo(NoticeState.QUEUED);
    assertThat(product.timeline("anna"))
        .contains(
            "You said that a machine wrote this: Anna <anna@anna.example> wrote: “site down”.",
            "You took back what you had said of who wrote this: A machine wrote from Anna <anna@anna.example>: “site down”.");
  }

  @Test
  void aHumanTakenForAMachineIsAnsweredOnceSomebodySaysSo() {
    product.declare();
    StoredMessage list =
        product.arrives(fromAnna("It is down.").header("Auto-Submitted", "auto-replied"));
    assertThat(product.now(list).automatic()).isTrue();
    assertThat(product.notices()).isEmpty();
    product.corrections().mark(list.id(), false, null, "jane");
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
    assertThat(product.incidentOf("anna").attention()).doesNotContain(Attention.UNANSWERED);
  }

  @Test
  void aDoubtKeepsAContactUnansweredUntilSomebodySaysThatAHumanWrote() {
    product.declare();
    StoredMessage leave = product.arrives(fromAnna("On leave until Monday.").subject("Hello"));
    assertThat(product.now(leave).automatic()).isFalse();
    assertThat(product.now(leave).senderOf()).containsEntry(ANNA, SenderRole.DOUBTED);
    assertThat(product.notices()).isEmpty();
    product.corrections().mark(leave.id(), false, null, "jane");
    assertThat(product.now(leave).senderOf()).containsEntry(ANNA, SenderRole.CONTACT);
    product.deliver();
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
  }

  @Test
  void aSendersMarkHoldsForEarlierAndLaterMailAndCanBeTakenBack() {
    product.declare();
    StoredMessage first =
        product.arrives(Mails.from("monitor@pings.example").text("Check failed."));
    StoredMessage second =
        product.arrives(Mails.from("monitor@pings.example").text("Check failed again."));
    assertThat(product.messages().unmatchedCount()).isEqualTo(2);
    product.corrections().mark(second.id(), true, null, "jane");
    assertThat(product.messages().unmatchedCount()).isZero();
    assertThat(product.now(first).automatic()).isTrue();
    StoredMessage third = product.arrives(Mails.from("monitor@pings.example").text("Third."));
    assertThat(product.now(third).automatic()).isTrue();
    assertThat(product.teachings().after(0, 10).items())
        .singleElement()
        .satisfies(mark -> {
          assertThat(mark.kind()).isEqualTo(Teaching.Kind.MACHINE);
          assertThat(mark.by()).isEqualTo("jane");
          assertThat(mark.message()).isEqualTo(second.id());
          assertThat(mark.used()).isEqualTo(3);
        });
    product.corrections().mark(second.id(), null, null, "jane");
    assertThat(product.messages().unmatchedCount()).isEqualTo(3);
  }
}
