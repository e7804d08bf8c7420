package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.SendResult;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The line with its threads, on a real store, in front of a mail server that does as it is told.
 */
class SendingLineTest {
  private static final int CUSTOMERS = 60;
  private static final int CONNECTIONS = 3;
  private static final SendResult OK = new SendResult.Accepted("250 ok");

  private final Product product =
      Product.of(
              customers(),
              Map.of(
                  "allclear.notices.connections",
                  String.valueOf(CONNECTIONS),
                  "allclear.notices.events.restored",
                  "automatic"))
          .begin();
  private final Semaphore mayAnswer = new Semaphore(0);
  private final AtomicInteger handedOver = new AtomicInteger();
  private SendingLine line;

  @BeforeEach
  void declare() {
    product.declare();
  }

  @AfterEach
  void close() throws Exception {
    mayAnswer.release(10_000);
    if (line != null) line.stop();
    product.close();
  }

  private static String customers() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < CUSTOMERS; i++)
      file.append("c%1$d,C %1$d,en,,o@c%1$d.example,c%1$d.example,mysql1/db%1$d\n".formatted(i));
    return file.toString();
  }

  private void everybodyWrites() {
    for (int i = 0; i < CUSTOMERS; i++)
      product.arrives(
          Mails.from("o@c%d.example".formatted(i)).subject("down").text("My site is down."));
  }

  private SendResult whenToldTo(OutgoingMail mail) {
    handedOver.incrementAndGet();
    mayAnswer.acquireUninterruptibly();
    return OK;
  }

  private List<Notice> in(NoticeState state) {
    return product.notices().stream().filter(notice -> notice.state() == state).toList();
  }

  private void allAreSentOnce() {
    await().atMost(Duration.ofSeconds(60)).until(() -> in(NoticeState.SENT).size() == CUSTOMERS);
    assertThat(product.postman.tried()).extracting(OutgoingMail::messageId).doesNotHaveDuplicates();
  }

  @Test
  void everythingLeavesOnceOverAllConnections() {
    everybodyWrites();
    Set<String> threads = ConcurrentHashMap.newKeySet();
    product.postman.answer(_ -> {
      threads.add(Thread.currentThread().getName());
      return OK;
    });
    line = product.startSending();
    allAreSentOnce();
    assertThat(product.postman.tried()).hasSize(CUSTOMERS);
    assertThat(threads).hasSizeLessThanOrEqualTo(CONNECTIONS).allMatch(n -> n.startsWith("smtp-"));
    assertThat(in(NoticeState.SENT)).allMatch(notice -> notice.attempts() == 1);
  }

  @Test
  void noMoreThanOneBatchIsOnItsWay() {
    everybodyWrites();
    product.postman.answer(this::whenToldTo);
    line = product.startSending();
    await().until(() -> handedOver.get() == CONNECTIONS);
    assertThat(in(NoticeState.SENDING)).hasSizeLessThanOrEqualTo(16 * CONNECTIONS);
    assertThat(in(NoticeState.QUEUED)).isNotEmpty();
    mayAnswer.release(10_000);
    allAreSentOnce();
  }

  @Test
  void anAllClearOvertakesWhatWaits() {
    everybodyWrites();
    product.postman.answer(this::whenToldTo);
    line = product.startSending();
    await().until(() -> handedOver.get() == CONNECTIONS);
    product.report("mysql1/db%d".formatted(CUSTOMERS - 1), Reported.NEEDED);
    product.report("mysql1/db%d".formatted(CUSTOMERS - 1), Reported.DONE);
    // One answer lets one more be handed over; what was stored ahead may come before.
    for (int i = 0; i < 4 * CONNECTIONS && allClears().isEmpty(); i++) {
      int before = handedOver.get();
      mayAnswer.release();
      await().until(() -> handedOver.get() > before);
    }
    mayAnswer.release(10_000);
    await().until(() -> allClears().size() == 1);
    int place = product.postman.tried().indexOf(allClears().getFirst());
    assertThat(place).isLessThan(6 * CONNECTIONS);
  }

  private List<OutgoingMail> allClears() {
    List<Notice> restored = product.notices(NoticeEvent.RESTORED);
    return product.postman.tried().stream()
        .filter(mail -> restored.stream().anyMatch(n -> n.messageId().equals(mail.messageId())))
        .toList();
  }

  @Test
  void aPauseStopsWhatIsStoredButNotHandedOver() {
    everybodyWrites();
    product.postman.answer(this::whenToldTo);
    line = product.startSending();
    await().until(() -> handedOver.get() == CONNECTIONS);
    product.acts().pause();
    await().until(() -> in(NoticeState.SENDING).size() == CONNECTIONS);
    mayAnswer.release(10_000);
    await().until(() -> in(NoticeState.SENT).size() == CONNECTIONS);
    assertThat(handedOver.get()).isEqualTo(CONNECTIONS);
    assertThat(in(NoticeState.QUEUED))
        .hasSize(CUSTOMERS - CONNECTIONS)
        .allMatch(notice -> notice.attempts() == 0);
    product.acts().resume();
    allAreSentOnce();
  }

  @Test
  void aStopStoresWhatWasSentAndKeepsTheRest() {
    everybodyWrites();
    product.postman.answer(this::whenToldTo);
    line = product.startSending();
    await().until(() -> handedOver.get() == CONNECTIONS);
    Thread stopping = Thread.ofVirtual().start(line::stop);
    await().until(() -> in(NoticeState.SENDING).size() == CONNECTIONS);
    mayAnswer.release(10_000);
    await().until(() -> !stopping.isAlive());
    assertThat(in(NoticeState.SENT)).hasSize(CONNECTIONS);
    assertThat(in(NoticeState.QUEUED)).hasSize(CUSTOMERS - CONNECTIONS);
    line = product.startSending();
    allAreSentOnce();
  }

  @Test
  void aServerThatTakesNothingIsAskedNowAndThenAndNotForEveryNotice() {
    everybodyWrites();
    AtomicInteger asked = new AtomicInteger();
    product.postman.answer(_ -> {
      asked.incrementAndGet();
      return new SendResult.NoService("The server is away.");
    });
    line = product.startSending();
    await().until(() -> in(NoticeState.DEFERRED).size() > 0);
    assertThat(asked.get()).isLessThan(16 * CONNECTIONS);
    assertThat(in(NoticeState.DEFERRED))
        .allMatch(n -> "The server is away.".equals(n.reason()) && n.attempts() == 0);
    assertThat(in(NoticeState.QUEUED)).isNotEmpty();
    assertThat(line.stopped())
        .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("The server is away."));
    product.postman.answer(_ -> OK);
    product.forward(Duration.ofSeconds(6));
    await().atMost(Duration.ofSeconds(60)).until(() -> in(NoticeState.SENT).size() == CUSTOMERS);
    assertThat(in(NoticeState.SENT)).allMatch(n -> n.attempts() == 1);
    assertThat(line.stopped()).isEmpty();
  }

  @Test
  void whatASenderThreadCouldNotExplainIsInDoubt() {
    product.arrives(Mails.from("o@c1.example").subject("down").text("My site is down."));
    product.postman.answer(_ -> {
      throw new IllegalStateException("A bug.");
    });
    line = product.startSending();
    await().until(() -> in(NoticeState.IN_DOUBT).size() == 1);
    product.postman.answer(_ -> OK);
    product.arrives(Mails.from("o@c2.example").subject("down").text("My site is down."));
    await().until(() -> in(NoticeState.SENT).size() == 1);
  }
}
