package app.allclear.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.mail.Address;
import app.allclear.mail.Arrival;
import app.allclear.mail.Attachment;
import app.allclear.mail.Authentication;
import app.allclear.mail.Body;
import app.allclear.mail.CopyId;
import app.allclear.mail.Letter;
import app.allclear.store.Batches;
import app.allclear.store.Changes;
import app.allclear.store.TestStore;
import app.allclear.store.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredWordsTest {
  private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");

  private final TestStore store = TestStore.sqlite();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Messages messages = messages();
  private final WordSource words = new StoredWords(messages);

  private Messages messages() {
    context.registerBean(JdbcClient.class, store::jdbc);
    context.registerBean(Changes.class, store::changes);
    context.registerBean(Batches.class, store.store()::batches);
    context.scan("app.allclear.incident");
    context.refresh();
    return context.getBean(Messages.class);
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    store.close();
  }

  private MessageId keep(int number) {
    Letter letter =
        new Letter(
            number + "@shop.example",
            List.of(),
            List.of(),
            new Address("Anna", "anna@shop.example"),
            List.of(),
            List.of(),
            List.of(),
            "Subject " + number,
            AT,
            new Body("whole text " + number, "own", "", ""),
            Authentication.NONE,
            List.of(),
            null,
            List.of(new Attachment("error.log", "text/plain", 7)),
            "digest" + number,
            null);
    byte[] raw = ("raw " + number).getBytes(StandardCharsets.UTF_8);
    Arrival arrival = new Arrival(new CopyId("support", "INBOX", 1, number), AT, raw);
    return store.transactions().change(Urgency.BATCH, () -> messages.keep(arrival, letter)).id();
  }

  @Test
  void readsMessagesInTheOrderStored() {
    MessageId first = keep(1);
    MessageId second = keep(2);
    assertThat(words.after(0, 10))
        .containsExactly(
            new MessageWords(
                first,
                AT,
                "Anna anna@shop.example",
                "Subject 1",
                "whole text 1",
                List.of("error.log"),
                List.of()),
            words.after(first.value(), 1).getFirst());
    assertThat(words.after(second.value(), 10)).isEmpty();
  }

  @Test
  void readsTheMessagesAskedForNearOrFarApart() {
    List<MessageId> ids = IntStream.range(1, 30).mapToObj(this::keep).toList();
    assertThat(words.read(ids.subList(3, 9)))
        .extracting(MessageWords::id)
        .isEqualTo(ids.subList(3, 9));
    List<MessageId> far = List.of(ids.get(2), ids.get(27), new MessageId(9_999));
    assertThat(words.read(far)).extracting(MessageWords::id).isEqualTo(far.subList(0, 2));
    assertThat(words.read(List.of(ids.get(4), new MessageId(9_999))))
        .extracting(MessageWords::id)
        .containsExactly(ids.get(4));
    assertThat(words.read(List.of())).isEmpty();
  }
}
