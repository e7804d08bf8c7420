package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.mail.EmbeddedPostfix;
import app.allclear.mail.Mails;
import app.allclear.mail.Postman;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Postfix takes what we send, also when it is stopped in the middle. */
class PostfixIT {
  private static final int CUSTOMERS = 300;
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID: <([^>]+)>");

  private EmbeddedPostfix postfix;
  private Product product;
  private SendingLine line;

  @BeforeEach
  void start() {
    postfix = EmbeddedPostfix.start();
    product =
        Product.of(
                customers(),
                Map.of(
                    "spring.mail.host", "127.0.0.1",
                    "spring.mail.port", String.valueOf(postfix.port()),
                    "allclear.notices.copy-to", "support+sent@host.example",
                    "allclear.notices.connections", "4"))
            .begin();
    Postman real = product.realPostman();
    product.postman.answer(real::send);
    product.declare();
  }

  @AfterEach
  void stop() throws Exception {
    if (line != null) line.stop();
    if (product != null) product.close();
    if (postfix != null) postfix.close();
  }

  private static String customers() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < CUSTOMERS; i++)
      file.append(
          "c%1$d,Zoë & Jürgen %1$d,de,,%2$s@c%1$d.example,c%1$d.example,mysql1/db%1$d\n"
              .formatted(i, i % 50 == 7 ? "jürgen" : "o"));
    return file.toString();
  }

  private void everybodyWrites() {
    for (int i = 0; i < CUSTOMERS; i++)
      product.arrives(
          Mails.from("%s@c%d.example".formatted(i % 50 == 7 ? "jürgen" : "o", i))
              .subject("Kundenseite nicht erreichbar – schon wieder")
              .text("Meine Seite c%d.example ist weg.".formatted(i)));
  }

  private List<Notice> in(NoticeState... states) {
    Set<NoticeState> wanted = Set.of(states);
    return product.notices().stream().filter(n -> wanted.contains(n.state())).toList();
  }

  /** How often each Message-ID was delivered to its recipient; our own copies apart. */
  private Map<String, Long> delivered() {
    return postfix.delivered().stream()
        .filter(mail -> !mail.contains("Delivered-To: support+sent@"))
        .map(MESSAGE_ID::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }

  @Test
  void stoppedAndStartedInTheMiddleOfAWaveNothingIsLostOrDoubled() {
    everybodyWrites();
    assertThat(in(NoticeState.QUEUED)).hasSize(CUSTOMERS);
    line = product.startSending();
    for (int stop = 1; stop <= 3; stop++) {
      int enough = CUSTOMERS * stop / 5;
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> in(NoticeState.SENT, NoticeState.IN_DOUBT).size() >= enough);
      postfix.suspend();
      postfix.resume();
    }
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> {
          // What was put off waits by a clock that only we move.
          product.forward(Duration.ofMinutes(1));
          return in(NoticeState.SENT, NoticeState.IN_DOUBT).size() == CUSTOMERS;
        });
    Set<String> sent =
        in(NoticeState.SENT).stream().map(Notice::messageId).collect(Collectors.toSet());
    await().atMost(Duration.ofSeconds(60)).until(() -> delivered().keySet().containsAll(sent));
    Map<String, Long> delivered = delivered();
    assertThat(delivered.values()).as("each at most once").containsOnly(1L);
    assertThat(delivered.keySet())
        .isSubsetOf(product.notices().stream().map(Notice::messageId).toList());
    System.out.printf(
        "Postfix stopped 3 times in a wave of %d: %d sent, %d in doubt, %d delivered.%n",
        CUSTOMERS, sent.size(), in(NoticeState.IN_DOUBT).size(), delivered.size());
  }
}
