package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MailboxStatus;
import app.allclear.incident.MatchKind;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import app.allclear.mail.Mails;
import app.allclear.restore.Reported;
import app.allclear.store.Change;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Transactions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every copy is accounted for, whatever arrives. */
class IntakeFlowTest extends ProductFlow {
  private MailboxStatus status() {
    return product.copies().statuses().getFirst();
  }

  @Test
  void oneMessageWithTwoCopiesIsOneMessage() {
    product.declare();
    Mails mail = Mails.from("anna@anna.example");
    StoredMessage first = product.arrives(mail);
    StoredMessage second = product.arrives(mail);
    product.deliver();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.copies()).hasSize(2);
    assertThat(product.postman.tried()).hasSize(1);
    assertThat(status().stored()).isEqualTo(2);
    assertThat(status().unexplained()).isZero();
  }

  @Test
  void theSameMessageIdWithOtherContentIsAnotherMessageAndFlagged() {
    Mails one = Mails.from("anna@anna.example").messageId("same@id.example").text("One.");
    Mails other = Mails.from("anna@anna.example").messageId("same@id.example").text("Two.");
    StoredMessage first = product.arrives(one);
    StoredMessage second = product.arrives(other);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.repeatedId()).isTrue();
    assertThat(product.messages().find(first.id()).orElseThrow().repeatedId()).isTrue();
  }

  @Test
  void keepsTheBytesExactlyAsFetchedAlsoOfWhatCannotBeRead() throws Exception {
    byte[] garbage = new byte[4_000];
    new java.util.Random(7).nextBytes(garbage);
    StoredMessage message = product.arrives(garbage, product.clock.instant());
    assertThat(product.messages().raw(message.id()).orElseThrow()).isEqualTo(garbage);
    assertThat(message.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(garbage)));
    assertThat(product.messages().unmatched(10)).hasSize(1);
  }

  @Test
  void anEmptyMessageIsStoredAndShown() {
    StoredMessage message = product.arrives(new byte[0], product.clock.instant());
    assertThat(message.match()).isEqualTo(MatchKind.NONE);
    assertThat(status().unexplained()).isZero();
  }

  @Test
  void aCopyIsPendingUntilItIsStoredAndGoneWhenTheServerHasItNoMore() {
    CopyId copy = product.announce();
    assertThat(status().pending()).isEqualTo(1);
    Intake intake = product.get(Intake.class);
    intake.arrived(
        List.of(new Arrival(copy, product.clock.instant(), Mails.from("a@b.example").raw())));
    assertThat(status().pending()).isZero();
    assertThat(status().stored()).isEqualTo(1);
    intake.counted(new FolderCensus("support", "INBOX", 1, product.clock.instant(), Set.of()));
    assertThat(status().serverHolds()).isZero();
    assertThat(status().unexplained()).isZero();
  }

  @Test
  void aNewUidValidityIsRecognisedByWhatIsStored() {
    Mails mail = Mails.from("anna@anna.example");
    StoredMessage before = product.arrives(mail);
    Intake intake = product.get(Intake.class);
    CopyId copy = new CopyId("support", "INBOX", 2, 1);
    intake.counted(new FolderCensus("support", "INBOX", 2, product.clock.instant(), Set.of(1L)));
    assertThat(intake.settled("support", "INBOX", 2)).isEmpty();
    intake.arrived(List.of(new Arrival(copy, product.clock.instant(), mail.raw())));
    StoredMessage after = product.messages().find(before.id()).orElseThrow();
    assertThat(after.copies())
        .singleElement()
        .satisfies(c -> assertThat(c.uidValidity()).isEqualTo(2));
    assertThat(product.messages().after(0, 10).items()).hasSize(1);
    assertThat(status().unexplained()).isZero();
  }

  @Test
  void aCopyWhoseFilingIsAlwaysCutOffIsStoredUnread() {
    Intake intake = product.get(Intake.class);
    CopyId copy = product.announce();
    intake.begins(List.of(copy));
    assertThat(intake.interrupted("support", "INBOX", 1)).containsExactly(1L);
    for (int crash = 1; crash < 5; crash++) intake.begins(List.of(copy));
    byte[] raw = Mails.from("anna@anna.example").raw();
    intake.arrivedRaw(new Arrival(copy, product.clock.instant(), raw));
    StoredMessage message = product.messages().after(0, 10).items().getFirst();
    assertThat(message.trouble()).contains("interrupted 5 times");
    assertThat(product.messages().raw(message.id()).orElseThrow()).isEqualTo(raw);
    assertThat(intake.interrupted("support", "INBOX", 1)).isEmpty();
  }

  @Test
  void aCopyWhoseFilingWasCutOffAFewTimesIsReadAfterAll() {
    Intake intake = product.get(Intake.class);
    CopyId copy = product.announce();
    for (int crash = 0; crash < 4; crash++) intake.begins(List.of(copy));
    intake.arrivedRaw(
        new Arrival(copy, product.clock.instant(), Mails.from("anna@anna.example").raw()));
    assertThat(product.messages().after(0, 10).items().getFirst().customers())
        .containsExactly(new CustomerId("anna"));
  }

  @Test
  void refusedCopiesAreCounted() {
    CopyId copy = product.announce();
    product.get(Intake.class).refused(copy, "NO cannot be fetched");
    assertThat(status().refused()).isEqualTo(1);
    assertThat(status().unexplained()).isZero();
  }

  @Test
  void aContactAddedToTheFileSettlesTheMailThatWaitedForIt() throws Exception {
    product.declare();
    StoredMessage waiting =
        product.arrives(Mails.from("gerd@gerd.example").text("Wo ist meine Seite?"));
    assertThat(waiting.match()).isNotEqualTo(MatchKind.CERTAIN);
    Files.writeString(
        product.customersFile(),
        Product.CUSTOMERS + "gerd,Gerd,de,,gerd@gerd.example,gerd.example,mysql1/gerd_db\n",
        StandardCharsets.UTF_8);
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(product.messages().find(waiting.id()).orElseThrow().customers())
                .containsExactly(new CustomerId("gerd")));
    product.deliver();
    assertThat(product.postman.to("gerd@gerd.example")).hasSize(1);
  }

  @Test
  void aRestoreWaitsForOneMailOfABatchAndNotForAll() {
    product.declare();
    product.report("mysql1/carl_db", Reported.NEEDED);
    Intake intake = product.get(Intake.class);
    intake.counted(
        new FolderCensus("support", "INBOX", 1, product.clock.instant(), Product.uidsUpTo(12)));
    List<Arrival> batch = new ArrayList<>();
    for (int uid = 1; uid <= 12; uid++)
      batch.add(
          new Arrival(
              new CopyId("support", "INBOX", 1, uid),
              product.clock.instant(),
              Mails.from("anna@anna.example").subject("Mail " + uid).raw()));
    Thread taking = Thread.currentThread();
    List<CompletableFuture<Void>> restore = new ArrayList<>();
    product.clock.watch(() -> {
      if (Thread.currentThread() != taking || !restore.isEmpty()) return;
      restore.add(
          CompletableFuture.runAsync(() -> product.report("mysql1/carl_db", Reported.DONE)));
      Awaitility.await().until(product.get(Transactions.class)::restoreWaits);
    });
    intake.arrived(batch);
    restore.getFirst().join();
    List<ChangeKind> kinds =
        product.get(Changes.class).after(0, 1_000).stream().map(Change::kind).toList();
    assertThat(kinds.subList(kinds.lastIndexOf(ChangeKind.DATABASE), kinds.size()))
        .filteredOn(kind -> kind == ChangeKind.MESSAGE)
        .as("filed after the restore")
        .hasSize(11);
  }

  @Test
  void storedMessagesSurviveARestart() {
    StoredMessage message = product.arrives(Mails.from("anna@anna.example"));
    product.restart();
    assertThat(product.messages().find(message.id())).isPresent();
    assertThat(product.incidentOf("anna").messages()).isEqualTo(1);
  }
}
