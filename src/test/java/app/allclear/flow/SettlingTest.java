package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MatchKind;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Mails;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A later mail settles the doubt about an earlier one of the same sender, and nobody else's. */
class SettlingTest extends ProductFlow {
  private static final CustomerId CARL = new CustomerId("carl");
  private static final CustomerId DORA = new CustomerId("dora");

  @Test
  void aLaterMailThatNamesTheSiteFilesTheEarlierOneToo() {
    product.declare();
    StoredMessage vague =
        product.arrives(
            Mails.from("Joe <joe77@elsewhere.example>").subject("help").text("Nothing works!"));
    assertThat(product.now(vague).match()).isEqualTo(MatchKind.NONE);
    product.forward(Duration.ofMinutes(20));
    StoredMessage clear =
        product.arrives(
            Mails.from("Joe <joe77@elsewhere.example>")
                .subject("again")
                .text("Sorry, I mean our site carl.example, it shows an error."));
    assertThat(product.now(clear).customers()).containsExactly(CARL);
    assertThat(product.now(vague).customers()).containsExactly(CARL);
    assertThat(product.messages().unmatchedCount()).isZero();
    assertThat(product.timeline("carl"))
        .contains(
            "Filed here, because a later mail of the same sender, “again”, says whom it is about: Joe <joe77@elsewhere.example> wrote: “help”.");
    product.corrections().assign(clear.id(), List.of(DORA), false, "jane");
    assertThat(product.now(vague).customers()).as("in doubt again").isEmpty();
    assertThat(product.messages().unmatchedCount()).isEqualTo(1);
    assertThat(product.timeline("carl"))
        .anyMatch(
            words -> words.startsWith("Taken out, because the later mail that had settled it"));
  }

  @Test
  void anAgencysLaterMailSettlesOnlyTheConversationItBelongsTo() {
    product.declare();
    StoredMessage which =
        product.arrives(
            Mails.from("agency@agency.example")
                .subject("One of ours?")
                .messageId("q@agency.example")
                .text("Is one of our sites affected?"));
    StoredMessage other =
        product.arrives(
            Mails.from("agency@agency.example").subject("And another").text("Is it the disk?"));
    assertThat(product.now(which).match()).isEqualTo(MatchKind.AMBIGUOUS);
    product.forward(Duration.ofMinutes(20));
    product.arrives(
        Mails.from("agency@agency.example")
            .subject("Re: One of ours?")
            .answers("q@agency.example")
            .text("It is dora.example."));
    assertThat(product.now(which).customers()).containsExactly(DORA);
    assertThat(product.now(other).match()).isEqualTo(MatchKind.AMBIGUOUS);
  }

  @Test
  void whoFillsInAFormNextIsSomebodyElse() {
    product.declare();
    StoredMessage first = product.arrives(form("Abdi", "abdi@web.example", "Do you host blogs?"));
    assertThat(product.now(first).customers()).isEmpty();
    product.forward(Duration.ofMinutes(20));
    StoredMessage second =
        product.arrives(form("Eva", "eva@web.example", "My site carl.example shows an error."));
    assertThat(product.now(second).customers()).containsExactly(CARL);
    assertThat(product.now(first).customers()).as("another person's question").isEmpty();
  }

  private static Mails form(String name, String address, String question) {
    return Mails.from("Our site <form@host.example>")
        .subject("Question by " + name)
        .replyTo(address)
        .text("Name: %s%nMail: %s%n%n%s".formatted(name, address, question));
  }
}
