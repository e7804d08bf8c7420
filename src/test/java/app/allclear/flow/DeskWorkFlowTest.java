package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.Directories;
import app.allclear.incident.SentMails;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Cabinet;
import app.allclear.mail.CopyId;
import app.allclear.mail.Mailboxes;
import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.SendResult;
import app.allclear.notice.Envelope;
import app.allclear.notice.Errands;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.store.Changes;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent is filed among sent mail and marked, whatever the mail server does meanwhile. */
class DeskWorkFlowTest {
  private Product product;
  private final Drawer drawer = new Drawer();

  /** A mailbox in memory. */
  private static final class Drawer implements Cabinet {
    private final List<OutgoingMail> filed = new ArrayList<>();
    private final List<CopyId> marked = new ArrayList<>();
    private Result answer = new Result.Done();

    @Override
    public Result file(OutgoingMail mail, Instant sent) {
      if (answer instanceof Result.Done) filed.add(mail);
      return answer;
    }

    @Override
    public Result markAnswered(String folder, long uidValidity, Collection<Long> uids) {
      if (answer instanceof Result.Done)
        uids.forEach(uid -> marked.add(new CopyId("support", folder, uidValidity, uid)));
      return answer;
    }

    @Override
    public void rest() {}

    @Override
    public void close() {}
  }

  /** Settings of the store; none for SQLite. */
  Map<String, String> store() {
    return Map.of();
  }

  private void begin(String... more) {
    Map<String, String> settings = new HashMap<>(store());
    for (int i = 0; i < more.length; i += 2) settings.put(more[i], more[i + 1]);
    product = Product.with(settings).begin();
    product.declare();
  }

  private void beginWithSent() {
    begin("allclear.mailboxes[0].sent", "Sent");
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private DeskWork desk() {
    return new DeskWork(
        product.get(Transactions.class),
        product.get(Errands.class),
        product.get(Notices.class),
        product.get(SentMails.class),
        product.copies(),
        product.get(Directories.class),
        product.get(Returns.class),
        product.get(Envelope.class),
        product.get(Mailboxes.class).settings(),
        _ -> drawer,
        product.get(Changes.class),
        product.clock);
  }

  private StoredMessage annaWrites() {
    return product.arrives(
        Mails.from("Anna <anna@anna.example>").subject("site down").messageId("a1@anna.example"));
  }

  @Test
  void filesTheVeryMailThatWasSentAndMarksWhatItAnswers() {
    beginWithSent();
    StoredMessage message = annaWrites();
    product.deliver();
    desk().work();
    assertThat(drawer.filed).as("a server that files it itself gets a moment").isEmpty();
    product.forward(Duration.ofSeconds(6));
    desk().work();
    desk().work();
    assertThat(drawer.filed).isEqualTo(product.postman.tried()).hasSize(1);
    StoredMessage.Copy copy = message.copies().getFirst();
    assertThat(drawer.marked)
        .containsExactly(new CopyId("support", copy.folder(), copy.uidValidity(), copy.uid()));
  }

  @Test
  void whatCouldNotBeFiledIsTriedAgainAfterAWhile() {
    beginWithSent();
    annaWrites();
    product.deliver();
    product.forward(Duration.ofSeconds(6));
    drawer.answer = new Cabinet.Result.NotNow("The server is away.");
    desk().work();
    desk().work();
    drawer.answer = new Cabinet.Result.Done();
    desk().work();
    assertThat(drawer.filed).isEmpty();
    product.restart();
    product.forward(Duration.ofSeconds(31));
    desk().work();
    assertThat(drawer.filed).hasSize(1);
    assertThat(drawer.marked).hasSize(1);
    assertThat(product.notices(NoticeEvent.ACKNOWLEDGED).getFirst().state())
        .isEqualTo(NoticeState.SENT);
  }

  @Test
  void anErrandWhoseHolderDiedIsTakenAgain() {
    beginWithSent();
    annaWrites();
    product.deliver();
    product.forward(Duration.ofSeconds(6));
    product
        .get(Transactions.class)
        .change(
            Urgency.BATCH, () -> product.get(Errands.class).gather(true, product.clock.instant()));
    int taken = 0;
    while (product
        .get(Transactions.class)
        .change(Urgency.BATCH, () -> product.get(Errands.class).take(product.clock.instant()))
        .isPresent()) taken++;
    assertThat(taken).isEqualTo(2);
    desk().work();
    assertThat(drawer.filed).isEmpty();
    product.forward(Duration.ofMinutes(6));
    desk().work();
    assertThat(drawer.filed).hasSize(1);
    assertThat(drawer.marked).hasSize(1);
  }

  @Test
  void aServerThatFilesSentMailItselfIsOnlyAskedForTheMark() {
    begin(
        "allclear.mailboxes[0].sent", "Sent", "allclear.mailboxes[0].sent-filed-by-server", "true");
    annaWrites();
    product.deliver();
    product.forward(Duration.ofSeconds(6));
    desk().work();
    assertThat(drawer.filed).isEmpty();
    assertThat(drawer.marked).hasSize(1);
  }

  @Test
  void withoutAFolderForSentMailNothingIsEverWritten() {
    begin();
    annaWrites();
    product.deliver();
    product.forward(Duration.ofSeconds(6));
    DeskWork desk = desk();
    assertThat(desk.any()).isFalse();
    desk.work();
    assertThat(drawer.filed).isEmpty();
    assertThat(drawer.marked).isEmpty();
  }

  @Test
  void whatThePhoneAnsweredIsMarkedToo() {
    beginWithSent();
    annaWrites();
    product.sentElsewhere(
        Mails.from("support@host.example")
            .to("anna@anna.example")
            .answers("a1@anna.example")
            .date(null));
    desk().work();
    assertThat(drawer.marked).hasSize(1);
    assertThat(drawer.filed).isEmpty();
  }

  @Test
  void aCopySeenWhileItWasBeingSentLeavesNoDoubt() {
    beginWithSent();
    annaWrites();
    product.postman.answer(mail -> {
      // The server files it at once, before its answer is lost.
      product.sentElsewhere(
          Mails.from("support@host.example")
              .to("anna@anna.example")
              .messageId(mail.messageId())
              .date(null));
      return new SendResult.Unknown("The connection broke.");
    });
    product.deliver();
    assertThat(product.notices().getFirst().state()).isEqualTo(NoticeState.SENT);
    desk().work();
    assertThat(product.postman.tried()).hasSize(1);
  }
}
