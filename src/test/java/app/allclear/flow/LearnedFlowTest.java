package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MessageId;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import app.allclear.mail.Mails;
import app.allclear.notice.Notice;
import app.allclear.notice.Notices;
import app.allclear.restore.Reported;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the operator decides is evidence from then on: shown, editable, revocable, and no more. */
class LearnedFlowTest extends ProductFlow {
  private static final CustomerId ANNA = new CustomerId("anna");
  private static final CustomerId CARL = new CustomerId("carl");
  private static final CustomerId DORA = new CustomerId("dora");

  private StoredMessage stranger(String from, String text) {
    product.forward(Duration.ofMinutes(1));
    return product.arrives(Mails.from(from).subject("help").text(text));
  }

  private Teaching taught(Teaching.Kind kind) {
    return product.teachings().after(0, 100).items().stream()
        .filter(one -> one.kind() == kind && one.inForce())
        .findFirst()
        .orElseThrow();
  }

  private static List<MessageId> ids(Alike alike) {
    return alike.messages().stream().map(StoredMessage::id).toList();
  }

  @Test
  void saysWhoTaughtItFromWhichMessageAndHowOftenItWasUsed() {
    StoredMessage first = stranger("mia@web.example", "Nothing works.");
    product.corrections().assign(first.id(), List.of(CARL), true, "jane");
    StoredMessage second = stranger("mia@web.example", "Any news?");
    assertThat(product.now(second).customers()).containsExactly(CARL);
    Teaching taught = taught(Teaching.Kind.ADDRESS);
    assertThat(taught.said()).isEqualTo("mia@web.example");
    assertThat(taught.customer()).isEqualTo(CARL);
    assertThat(taught.by()).isEqualTo("jane");
    assertThat(taught.message()).isEqualTo(first.id());
    assertThat(taught.used()).as("the one assigned by hand does not count").isEqualTo(1);
    assertThat(product.now(second).reasons()).anyMatch(reason -> reason.startsWith("jane filed"));
  }

  @Test
  void revokingJudgesAgainWhatItFiledButNothingFiledByHand() {
    StoredMessage first = stranger("mia@web.example", "Nothing works.");
    product.corrections().assign(first.id(), List.of(CARL), true, "jane");
    StoredMessage second = stranger("mia@web.example", "Any news?");
    StoredMessage third = stranger("mia@web.example", "Is carl.example coming back?");
    Teaching taught = taught(Teaching.Kind.ADDRESS);
    assertThat(product.lessons().revoke(taught.id(), "jane")).isEqualTo(2);
    assertThat(product.now(first).customers()).containsExactly(CARL);
    assertThat(product.now(second).customers()).isEmpty();
    assertThat(product.now(third).customers()).as("its text says so").containsExactly(CARL);
    assertThat(product.messages().unmatched(10))
        .extracting(StoredMessage::id)
        .containsExactly(second.id());
    assertThat(product.timeline("carl"))
        .contains(
            "Taken out, because you revoked what you had taught of mail from mia@web.example: mia@web.example wrote: “help”.");
    assertThat(product.teachings().find(taught.id()).orElseThrow().revokedBy()).isEqualTo("jane");
  }

  @Test
  void whatIsRevokedFilesNothingMoreNotEvenThroughWhatTheOperatorFiled() {
    StoredMessage first = stranger("mia@web.example", "Nothing works.");
    product.corrections().assign(first.id(), List.of(CARL), true, "jane");
    product.lessons().revoke(taught(Teaching.Kind.ADDRESS).id(), "jane");
    StoredMessage next = stranger("mia@web.example", "Hello?");
    assertThat(product.now(next).customers()).isEmpty();
  }

  @Test
  void aMessageAssignedAloneTeachesNothing() {
    StoredMessage first = stranger("mia@web.example", "Nothing works.");
    product.corrections().assign(first.id(), List.of(CARL), false, "jane");
    StoredMessage next = stranger("mia@web.example", "Hello?");
    assertThat(product.now(next).customers()).isEmpty();
  }

  @Test
  void aStopBetweenRevokingAndJudgingAgainIsMadeGoodAtTheNextStart() {
    StoredMessage first = stranger("mia@web.example", "Nothing works.");
    product.corrections().assign(first.id(), List.of(CARL), true, "jane");
    StoredMessage second = stranger("mia@web.example", "Any news?");
    product
        .get(Transactions.class)
        .change(
            Urgency.OPERATOR,
            () ->
                product
                    .teachings()
                    .revoke(taught(Teaching.Kind.ADDRESS).id(), "jane", product.clock.instant()));
    assertThat(product.now(second).customers()).containsExactly(CARL);
    product.restart();
    assertThat(product.now(second).customers()).isEmpty();
    assertThat(product.teachings().standingOnRevoked()).isEmpty();
  }

  @Test
  void changingWhoseItIsMovesWhatItFiled() {
    StoredMessage first = stranger("mia@web.example", "Nothing works.");
    product.corrections().assign(first.id(), List.of(CARL), true, "jane");
    StoredMessage second = stranger("mia@web.example", "Any news?");
    Teaching taught = taught(Teaching.Kind.ADDRESS);
    product.lessons().change(taught.id(), taught.said(), DORA, "jane");
    assertThat(product.now(second).customers()).containsExactly(DORA);
    assertThat(product.timeline("carl"))
        .anyMatch(words -> words.startsWith("Moved to Dora Ltd, because you changed"));
    assertThat(taught(Teaching.Kind.ADDRESS).customer()).isEqualTo(DORA);
    assertThat(taught(Teaching.Kind.ADDRESS).used()).isEqualTo(1);
  }

  @Test
  void offersTheSameForAllLikeThisInWordsAndDoesItForTheListedOnly() {
    StoredMessage model = stranger("Mia Muster <mia@firm.example>", "Nothing works.");
    StoredMessage same = stranger("Mia Muster <mia@firm.example>", "Hello?");
    StoredMessage colleague = stranger("tom@firm.example", "We can't work.");
    StoredMessage below = stranger("tim@mail.firm.example", "Me neither.");
    StoredMessage elsewhere = stranger("Mia Muster <mia77@elsewhere.example>", "It is me again.");
    stranger("unrelated@other.example", "You have won.");
    product.corrections().assign(model.id(), List.of(CARL), true, "jane");
    List<Alike> alike = product.lessons().like(model.id());
    assertThat(alike)
        .extracting(Alike::words)
        .containsExactly(
            "from the same address, mia@firm.example",
            "from addresses at firm.example, which is no mail provider's",
            "that name “Mia Muster”");
    assertThat(ids(alike.get(0))).containsExactly(same.id());
    assertThat(ids(alike.get(1))).containsExactlyInAnyOrder(same.id(), colleague.id(), below.id());
    assertThat(ids(alike.get(2))).containsExactlyInAnyOrder(same.id(), elsewhere.id());
    assertThat(product.now(same).customers()).as("shown first, then done").isEmpty();
    int filed =
        product
            .lessons()
            .fileAlike(model.id(), alike.get(1), List.of(same.id(), colleague.id()), true, "jane");
    assertThat(filed).isEqualTo(2);
    assertThat(product.now(colleague).customers()).containsExactly(CARL);
    assertThat(product.now(below).customers()).as("not listed").isEmpty();
    StoredMessage next = stranger("new@firm.example", "And me?");
    assertThat(taught(Teaching.Kind.DOMAIN).said()).isEqualTo("firm.example");
    assertThat(taught(Teaching.Kind.DOMAIN).message()).isEqualTo(model.id());
    assertThat(product.now(next).customers()).containsExactly(CARL);
    assertThat(taught(Teaching.Kind.DOMAIN).used()).isEqualTo(1);
    StoredMessage deeper = stranger("new@mail.firm.example", "And me?");
    assertThat(product.now(deeper).customers()).containsExactly(CARL);
  }

  @Test
  void aSiteNobodyKnowsIsNamedByAllWhoMeanIt() {
    StoredMessage model = stranger("joe@one.example", "Our new site fjord-songs.example is down.");
    StoredMessage other = stranger("ida@two.example", "Is www.fjord-songs.example gone for good?");
    product.corrections().assign(model.id(), List.of(ANNA), true, "jane");
    Alike alike = product.lessons().like(model.id()).getFirst();
    assertThat(alike.words()).isEqualTo("that name “fjord-songs.example”");
    assertThat(ids(alike)).containsExactly(other.id());
    product.lessons().fileAlike(model.id(), alike, ids(alike), true, "jane");
    StoredMessage next = stranger("tom@three.example", "I see errors at fjord-songs.example.");
    assertThat(product.now(next).customers()).containsExactly(ANNA);
    assertThat(taught(Teaching.Kind.DOMAIN).used()).isEqualTo(1);
  }

  @Test
  void whatTheOperatorDidNotTakeStaysInTheTrayAlsoAfterARestart() {
    StoredMessage model = stranger("mia@firm.example", "Nothing works.");
    StoredMessage other = stranger("mia@firm.example", "Hello?");
    product.corrections().assign(model.id(), List.of(CARL), true, "jane");
    product.restart();
    assertThat(product.now(other).customers()).isEmpty();
    StoredMessage next = stranger("mia@firm.example", "Any news?");
    assertThat(product.now(next).customers()).containsExactly(CARL);
    assertThat(product.now(other).customers()).isEmpty();
  }

  @Test
  void nobodyIsLikeSomebodyAtAMailProviderByItsDomain() {
    StoredMessage model = stranger("mia@gmail.com", "Nothing works.");
    stranger("tom@gmail.com", "Me neither.");
    product.corrections().assign(model.id(), List.of(CARL), true, "jane");
    assertThat(product.lessons().like(model.id())).isEmpty();
    assertThat(product.lessons().like(model.id(), Teaching.Kind.DOMAIN, "gmail.com").messages())
        .isEmpty();
    assertThatThrownBy(
            () -> product.lessons().teach(Teaching.Kind.DOMAIN, "gmail.com", CARL, "jane"))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("Anybody can have an address at gmail.com");
  }

  @Test
  void dismissedMailOffersItsLikeAndTeachesNothing() {
    StoredMessage model = stranger("old@school.example", "I saw you on the tram.");
    StoredMessage again = stranger("old@school.example", "I saw you on the tram again.");
    product.corrections().assign(model.id(), List.of(), true, "jane");
    Alike alike = product.lessons().like(model.id()).getFirst();
    product.lessons().fileAlike(model.id(), alike, ids(alike), true, "jane");
    assertThat(product.messages().unmatchedCount()).isZero();
    assertThat(product.now(again).assigned()).isTrue();
    assertThat(product.teachings().after(0, 10).items()).isEmpty();
  }

  @Test
  void refusesToTeachWhatTheDirectoryKnowsBetter() {
    assertThatThrownBy(
            () -> product.lessons().teach(Teaching.Kind.ADDRESS, "anna@anna.example", CARL, "jane"))
        .isInstanceOf(ActRefused.class)
        .hasMessageContaining("is registered with a customer");
    assertThatThrownBy(() ->
            product
                .lessons()
                .teach(Teaching.Kind.ADDRESS, "x@y.example", new CustomerId("no"), "jane"))
        .isInstanceOf(ActRefused.class);
    assertThatThrownBy(
            () -> product.lessons().teach(Teaching.Kind.DOMAIN, "host.example", CARL, "jane"))
        .hasMessageContaining("our own domain");
    assertThatThrownBy(() -> product.lessons().teach(Teaching.Kind.NAME, "shop", CARL, "jane"))
        .isInstanceOf(ActRefused.class);
  }

  /**
   * Whatever is taught, assigned, marked, merged and split, in any order: what leaves is for
   * addresses that the customer file has for exactly that customer.
   */
  @Test
  void nothingLearnedEverSendsAPrivateNoticeToAnUnregisteredAddress() {
    Map<String, Set<String>> registered =
        Map.of(
            "anna", Set.of("anna@anna.example", "bob@freemail.example"),
            "carl", Set.of("carl@carl.example"),
            "dora", Set.of("dora@dora.example", "agency@agency.example"),
            "emil", Set.of("agency@agency.example"),
            "fred", Set.of());
    List<CustomerId> customers =
        new TreeSet<>(registered.keySet()).stream().map(CustomerId::new).toList();
    Random random = new Random(20261103);
    product.declare();
    for (int step = 0; step < STEPS; step++) {
      product.forward(Duration.ofSeconds(20));
      step(random, customers);
      product.deliver();
      if (step == STEPS / 2)
        for (String database : List.of("anna_wp", "carl_db", "dora_db", "emil_db", "fred_db"))
          product.report("mysql1/" + database, Reported.DONE);
      for (Notice notice : product.get(Notices.class).held()) product.acts().release(notice.id());
    }
    product.deliver();
    List<Notice> confidential = product.notices().stream().filter(Notice::isPrivate).toList();
    assertThat(confidential).hasSizeGreaterThan(5);
    for (Notice notice : confidential) {
      Set<String> theirs = registered.get(notice.customer().value());
      assertThat(theirs).as(notice.toString()).contains(notice.to().value());
      if (notice.answers() != null) assertThreadsOnTheirOwn(notice);
    }
    Set<String> everybody = new TreeSet<>();
    registered.values().forEach(everybody::addAll);
    product.postman.tried().forEach(mail -> assertThat(everybody).contains(mail.to().address()));
  }

  private static final int STEPS = 100;
  private static final List<String> SENDERS =
      List.of(
          "anna@anna.example",
          "agency@agency.example",
          "carl@carl.example",
          "mia@firm.example",
          "tom@firm.example",
          "carl@car1.example",
          "Anna <anna@elsewhere.example>",
          "agency@firm.example");
  private static final List<String> TEXTS =
      List.of(
          "Nothing works.",
          "carl.example is empty.",
          "dora.example and emil.example show errors.",
          "Firm Muster has no shop.",
          "Any news?",
          "Is anna.example down for everybody?");

  private void step(Random random, List<CustomerId> customers) {
    CustomerId customer = customers.get(random.nextInt(customers.size()));
    List<StoredMessage> all = product.messages().after(0, 1_000).items();
    StoredMessage one = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    int act = one == null ? 0 : random.nextInt(11);
    try {
      switch (act) {
        case 0, 1, 2, 3 -> write(random);
        case 4 ->
            product.corrections().assign(one.id(), List.of(customer), random.nextBoolean(), "jane");
        case 5 ->
            product
                .lessons()
                .like(one.id())
                .forEach(alike ->
                    product.lessons().fileAlike(one.id(), alike, ids(alike), true, "jane"));
        case 6 ->
            product
                .lessons()
                .teach(
                    List.of(Teaching.Kind.DOMAIN, Teaching.Kind.NAME).get(random.nextInt(2)),
                    random.nextBoolean() ? "firm.example" : "Firm Muster",
                    customer,
                    "jane");
        case 7 ->
            product
                .corrections()
                .mark(one.id(), random.nextBoolean(), random.nextBoolean(), "jane");
        case 8 -> {
          if (one.incidents().isEmpty()) write(random);
          else product.corrections().splitOff(one.incidents().getFirst(), one.id(), customer);
        }
        case 9 -> {
          if (one.incidents().isEmpty()) write(random);
          else product.corrections().merge(one.incidents().getFirst(), customer);
        }
        default -> {
          List<Teaching> taught = new ArrayList<>(product.teachings().after(0, 100).items());
          if (taught.isEmpty()) write(random);
          else product.lessons().revoke(taught.get(random.nextInt(taught.size())).id(), "jane");
        }
      }
    } catch (ActRefused _) {
      // Some of these make no sense; what is refused does nothing.
    }
  }

  private void write(Random random) {
    product.arrives(
        Mails.from(SENDERS.get(random.nextInt(SENDERS.size())))
            .subject("help " + random.nextInt(1_000))
            .header(
                "Authentication-Results",
                "mx.host.example; dmarc=" + (random.nextInt(4) == 0 ? "fail" : "pass"))
            .text(TEXTS.get(random.nextInt(TEXTS.size()))));
  }

  private void assertThreadsOnTheirOwn(Notice notice) {
    StoredMessage answered =
        product.messages().after(0, 1_000).items().stream()
            .filter(message -> notice.answers().equals(message.messageIdHeader()))
            .findFirst()
            .orElseThrow();
    assertThat(answered.from().toLowerCase(Locale.ROOT)).isEqualTo(notice.to().value());
  }

  @Test
  void aNameMeansTheCustomerWhoeverWritesIt() {
    Teaching taught = product.lessons().teach(Teaching.Kind.NAME, " Fjordkoret ", ANNA, "jane");
    StoredMessage named =
        stranger("ola@nord.example", "Nettstedet til fjordkoret er nede, hilsen Ola");
    assertThat(product.now(named).customers()).containsExactly(ANNA);
    assertThat(product.teachings().find(taught.id()).orElseThrow().used()).isEqualTo(1);
    assertThat(product.lessons().revoke(taught.id(), "jane")).isEqualTo(1);
    assertThat(product.now(named).customers()).isEmpty();
  }
}
