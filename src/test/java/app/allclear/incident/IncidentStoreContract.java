package app.allclear.incident;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import app.allclear.mail.Mails;
import app.allclear.matching.SenderRole;
import app.allclear.store.Page;
import app.allclear.store.TestStore;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the stored incidents, messages, copies and outages promise on every store. */
interface IncidentStoreContract {
  Instant NOW = Instant.parse("2026-11-03T07:00:00Z");
  CustomerId ANNA = new CustomerId("anna");

  /** Two ways into one store: of two instances where it can have them, else the same twice. */
  List<TestStore> instances();

  /** What one instance works with. */
  record Desk(
      Transactions transactions,
      CopyAccounts copies,
      Messages messages,
      Incidents incidents,
      Outages outages,
      Evidence evidence) {
    static Desk at(TestStore store) {
      IncidentConfiguration wiring = new IncidentConfiguration();
      CopyAccounts copies = wiring.copyAccounts(store.jdbc(), store.changes());
      return new Desk(
          store.transactions(),
          copies,
          wiring.messages(store.jdbc(), copies, store.changes()),
          wiring.incidents(store.jdbc(), store.store().batches(), store.changes()),
          wiring.outages(store.jdbc(), store.changes()),
          wiring.evidence(store.jdbc()));
    }

    <T> T change(Function<Desk, T> work) {
      return transactions.change(Urgency.OPERATOR, () -> work.apply(this));
    }

    boolean test(Predicate<Desk> work) {
      return change(work::test);
    }

    IncidentId open(CustomerId customer) {
      return change(desk -> {
        desk.incidents.raise(customer);
        return desk.incidents.open(customer, "Somebody", null, NOW, "Opened by a test.");
      });
    }

    Kept keep(long uid, Mails mail) {
      return change(desk ->
          desk.messages.keep(
              new Arrival(new CopyId("support", "INBOX", 1, uid), NOW, mail.raw()), mail.letter()));
    }

    void counted(Set<Long> uids) {
      change(desk -> {
        desk.copies.counted(new FolderCensus("support", "INBOX", 1, NOW, uids));
        return true;
      });
    }

    Instant horizon(Instant proposed) {
      return change(desk -> desk.copies.horizon("support", "INBOX", proposed));
    }

    MailboxStatus status() {
      return copies.statuses().getFirst();
    }
  }

  private Desk desk() {
    return Desk.at(instances().getFirst());
  }

  /** The same done by two instances at once, ten times with something new. */
  private <T> List<List<T>> together(Numbered<T> work) throws Exception {
    List<Desk> desks = instances().stream().map(Desk::at).toList();
    List<List<T>> results = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        int number = i;
        CountDownLatch all = new CountDownLatch(desks.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Desk desk : desks)
          futures.add(
              people.submit(() -> {
                all.countDown();
                all.await();
                return work.on(desk, number);
              }));
        List<T> round = new ArrayList<>();
        for (Future<T> future : futures) round.add(future.get());
        results.add(round);
      }
    }
    return results;
  }

  /** What an instance does in one of several rounds. */
  interface Numbered<T> {
    T on(Desk desk, int number);
  }

  @Test
  default void countsEveryCopyAsOneThing() {
    Desk desk = desk();
    desk.counted(Set.of(1L, 2L, 3L, 4L));
    desk.keep(1, Mails.from("anna@anna.example"));
    desk.change(d -> {
      d.copies().refused(new CopyId("support", "INBOX", 1, 2), "NO");
      return true;
    });
    desk.counted(Set.of(1L, 2L, 3L));
    MailboxStatus status = desk.status();
    assertThat(List.of(status.serverHolds(), status.stored(), status.pending(), status.refused()))
        .containsExactly(3L, 1L, 1L, 1L);
    assertThat(status.unexplained()).isZero();
    assertThat(desk.copies().settled("support", "INBOX", 1)).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  default void aCopyThatComesBackIsPendingAgain() {
    Desk desk = desk();
    desk.counted(Set.of(1L));
    desk.counted(Set.of());
    assertThat(desk.status().serverHolds()).isZero();
    desk.counted(Set.of(1L));
    assertThat(desk.status().pending()).isEqualTo(1);
    assertThat(desk.status().unexplained()).isZero();
  }

  @Test
  default void theHorizonOnlyMovesBack() {
    Desk desk = desk();
    assertThat(desk.horizon(NOW)).isEqualTo(NOW);
    assertThat(desk.horizon(NOW.plusSeconds(60))).isEqualTo(NOW);
    assertThat(desk.horizon(NOW.minusSeconds(60))).isEqualTo(NOW.minusSeconds(60));
  }

  @Test
  default void twoInstancesStoreOneMessageOnce() throws Exception {
    List<List<Kept>> rounds =
        together((desk, i) -> desk.keep(i, Mails.from("anna@anna.example").subject("mail " + i)));
    for (List<Kept> round : rounds) {
      assertThat(round.stream().map(Kept::id).distinct()).hasSize(1);
      assertThat(round.stream().filter(Kept::fresh)).hasSize(1);
    }
    assertThat(desk().messages().after(0, 100).items()).hasSize(10);
  }

  @Test
  default void twoInstancesOpenOneIncidentForACustomer() throws Exception {
    List<List<IncidentId>> rounds =
        together((desk, i) -> desk.open(new CustomerId("customer" + i)));
    for (List<IncidentId> round : rounds) assertThat(round.stream().distinct()).hasSize(1);
    assertThat(desk().incidents().count(IncidentQuery.ALL)).isEqualTo(10);
  }

  @Test
  default void twoInstancesDeclareOneOutage() throws Exception {
    List<List<Optional<OutageId>>> rounds =
        together((desk, i) -> desk.change(d -> d.outages().declare("outage " + i, NOW)));
    assertThat(rounds.stream().flatMap(List::stream).flatMap(Optional::stream)).hasSize(1);
    assertThat(desk().outages().all()).hasSize(1);
  }

  @Test
  default void anOutageThatEndedMakesRoomForTheNext() {
    Desk desk = desk();
    OutageId first = desk.change(d -> d.outages().declare("first", NOW)).orElseThrow();
    desk.change(d -> {
      d.outages().change(first, "first", NOW.plusSeconds(60));
      return true;
    });
    OutageId second =
        desk.change(d -> d.outages().declare("second", NOW.plusSeconds(90))).orElseThrow();
    assertThat(desk.outages().at(NOW.plusSeconds(30))).contains(first);
    assertThat(desk.outages().at(NOW.plusSeconds(75))).isEmpty();
    assertThat(desk.outages().at(NOW.plusSeconds(120))).contains(second);
    assertThat(desk.outages().startOf(second)).contains(NOW.plusSeconds(90));
  }

  @Test
  default void aClosedEverydayIncidentLeavesTheNextMailToANewOne() {
    Desk desk = desk();
    IncidentId first = desk.open(ANNA);
    assertThat(desk.open(ANNA)).isEqualTo(first);
    assertThat(desk.test(d -> d.incidents().close(first, NOW, "Closed."))).isTrue();
    assertThat(desk.test(d -> d.incidents().close(first, NOW, "Closed."))).isFalse();
    assertThat(desk.open(ANNA)).isNotEqualTo(first);
    assertThat(desk.test(d -> d.incidents().reopen(first, NOW, "Reopened."))).isFalse();
  }

  @Test
  default void aMessageIsFiledOnce() {
    Desk desk = desk();
    IncidentId incident = desk.open(ANNA);
    MessageId message = desk.keep(1, Mails.from("anna@anna.example")).id();
    assertThat(desk.test(d -> d.incidents().file(incident, message, NOW, "wrote"))).isTrue();
    assertThat(desk.test(d -> d.incidents().file(incident, message, NOW, "wrote"))).isFalse();
    assertThat(desk.incidents().messagesIn(incident)).isEqualTo(1);
    assertThat(desk.incidents().timeline(incident))
        .extracting(TimelineEntry::kind)
        .containsExactly(TimelineEntry.Kind.OPENED, TimelineEntry.Kind.MESSAGE);
  }

  @Test
  default void quotesTheNewestHumanMailOfAnIncident() {
    Desk desk = desk();
    IncidentId incident = desk.open(ANNA);
    IncidentId silent = desk.open(new CustomerId("carl"));
    into(desk, incident, 1, "The shop is empty.", false);
    MessageId newest = into(desk, incident, 2, "Still empty!", false);
    into(desk, incident, 3, "I am out of office.", true);
    into(desk, silent, 4, "I am out of office, too.", true);
    assertThat(desk.messages().latest(List.of(incident, silent)))
        .containsExactly(
            Map.entry(
                incident, new LatestWords(newest, "anna@anna.example", "mail 2", "Still empty!")));
    assertThat(desk.messages().latest(List.of())).isEmpty();
  }

  private static MessageId into(
      Desk desk, IncidentId incident, long uid, String words, boolean automatic) {
    Mails mail = Mails.from("anna@anna.example").subject("mail " + uid).text(words);
    MessageId id = desk.keep(uid, mail).id();
    SenderRole role = automatic ? SenderRole.MACHINE : SenderRole.CONTACT;
    Decided decided =
        new Decided(
            MatchKind.CERTAIN,
            role,
            automatic,
            List.of(new Decided.Toward(ANNA, true, role, List.of("A test says so."))),
            Set.of(),
            List.of(),
            false,
            false);
    desk.change(d -> {
      d.messages().decide(id, decided);
      return d.incidents().file(incident, id, NOW, "wrote");
    });
    return id;
  }

  @Test
  default void pagesThroughMessagesAndIncidentsInTheOrderStored() {
    Desk desk = desk();
    for (int i = 1; i <= 5; i++) {
      desk.keep(i, Mails.from("anna@anna.example").subject("mail " + i));
      desk.open(new CustomerId("customer" + i));
    }
    Page<StoredMessage> first = desk.messages().after(0, 3);
    Page<StoredMessage> last = desk.messages().after(Long.parseLong(first.next()), 3);
    assertThat(Stream.concat(first.items().stream(), last.items().stream()))
        .extracting(StoredMessage::subject)
        .containsExactly("mail 1", "mail 2", "mail 3", "mail 4", "mail 5");
    assertThat(last.next()).isNull();
    Page<Incident> incidents = desk.incidents().after(IncidentQuery.ALL, 0, 5);
    assertThat(incidents.items()).hasSize(5);
    assertThat(incidents.next()).isNull();
  }

  @Test
  default void knowsWhoASenderWasToACustomer() {
    Desk desk = desk();
    EmailAddress reader = EmailAddress.of("reader@else.example").orElseThrow();
    filed(desk, 1, SenderRole.READER, true);
    assertThat(desk.evidence().earlierRole(reader, ANNA)).contains(SenderRole.READER);
    filed(desk, 2, SenderRole.COLLEAGUE, true);
    filed(desk, 3, SenderRole.STRANGER, true);
    filed(desk, 4, SenderRole.CONTACT, false);
    assertThat(desk.evidence().earlierRole(reader, ANNA)).contains(SenderRole.COLLEAGUE);
    assertThat(desk.evidence().earlierRole(reader, new CustomerId("carl"))).isEmpty();
  }

  private static void filed(Desk desk, long uid, SenderRole role, boolean certain) {
    MessageId id = desk.keep(uid, Mails.from("reader@else.example").subject("mail " + uid)).id();
    Decided decided =
        new Decided(
            certain ? MatchKind.CERTAIN : MatchKind.AMBIGUOUS,
            role,
            false,
            List.of(new Decided.Toward(ANNA, certain, role, List.of("A test says so."))),
            Set.of(),
            List.of(),
            false,
            !certain);
    desk.change(d -> {
      d.messages().decide(id, decided);
      return true;
    });
  }

  @Test
  default void remembersThreadsOnceAndForgetsThem() throws Exception {
    together((desk, i) ->
        desk.change(d -> {
          d.evidence().remember("id" + i + "@x.example", ANNA);
          return true;
        }));
    Desk desk = desk();
    assertThat(desk.evidence().customersOf(List.of("id3@x.example", "other"))).containsOnly(ANNA);
    desk.change(d -> {
      d.evidence().forgetThread("id3@x.example");
      return true;
    });
    assertThat(desk.evidence().customersOf(List.of("id3@x.example"))).isEmpty();
  }
}
