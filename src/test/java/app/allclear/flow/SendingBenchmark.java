package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.SystemPrograms;
import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.mail.EmbeddedPostfix;
import app.allclear.mail.Postman;
import app.allclear.mail.SendResult;
import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.OwedNotice;
import app.allclear.restore.Reported;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Prints how fast notices leave from the outbox into a real Postfix, durable before and after,
 * beside Postfix's own {@code smtp-source} against the same Postfix in the same run; and how long a
 * reported restore takes to its all-clear's acceptance, alone and while 10,000 others wait. No test
 * by its name, so that it runs only when asked for ({@code -Dtest=SendingBenchmark}).
 */
final class SendingBenchmark {
  private static final int WAVE = Integer.getInteger("wave", 3_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int WAITING = Integer.getInteger("waiting", 10_000);
  private static final int RESTORES = Integer.getInteger("restores", 300);
  private static final int CUSTOMERS = 5_000;
  private static final int CONNECTIONS = 4;

  private EmbeddedPostfix postfix;
  private Product product;
  private List<Incident> incidents;
  private volatile CountDownLatch leaving = new CountDownLatch(0);
  private final Map<String, Long> acceptedAt = new ConcurrentHashMap<>();
  private int announced;

  @BeforeEach
  void start() {
    postfix = EmbeddedPostfix.start();
    product =
        Product.of(
                customers(),
                Map.of(
                    "spring.mail.host", "127.0.0.1",
                    "spring.mail.port", String.valueOf(postfix.port()),
                    "allclear.notices.connections", String.valueOf(CONNECTIONS),
                    "allclear.notices.events.restored", "automatic",
                    "allclear.notices.events.partly-restored", "off",
                    "allclear.notices.events.damaged-again", "off"))
            .begin();
    Postman real = product.realPostman();
    product.postman.answer(mail -> {
      SendResult result = real.send(mail);
      if (result instanceof SendResult.Accepted) {
        acceptedAt.put(mail.to().address(), System.nanoTime());
        leaving.countDown();
      }
      return result;
    });
    product.acts().declare(new Declaration("gone", Product.OUTAGE, "", "mysql1", true, Map.of()));
    incidents = product.get(Incidents.class).after(IncidentQuery.ALL, 0, CUSTOMERS + 1).items();
    assertThat(incidents).hasSize(CUSTOMERS);
  }

  @AfterEach
  void stop() throws Exception {
    product.close();
    postfix.close();
  }

  private static String customers() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < CUSTOMERS; i++)
      file.append(
          "c%1$d,Customer %1$d,en,,Owner %1$d <owner@site%1$d.example>;second@site%1$d.example,site%1$d.example,mysql1/db%1$d\n"
              .formatted(i));
    return file.toString();
  }

  @Test
  void measure() throws Exception {
    wave(WAVE);
    int size = averageSize();
    source(WAVE, size);
    List<Double> ours = new ArrayList<>();
    List<Double> floor = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      floor.add(source(WAVE, size));
      ours.add(wave(WAVE));
      System.out.printf(
          "round %d: smtp-source -s %d -d %,.0f/s, Allclear %,.0f/s%n",
          round + 1, CONNECTIONS, floor.getLast(), ours.getLast());
    }
    double ratio = median(ours) / median(floor);
    System.out.printf(
        "%,d mails of %,d bytes, %d connections: Allclear %,.0f/s, smtp-source %,.0f/s, ratio %.2f (goal 0.9)%n",
        WAVE, size, CONNECTIONS, median(ours), median(floor), ratio);
    latency("alone", 0);
    latency("while %,d others wait".formatted(WAITING), WAITING);
  }

  private int averageSize() {
    List<String> mails = postfix.delivered();
    return mails.stream().mapToInt(String::length).sum() / mails.size() - 400;
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  /** The floor: mails a second. */
  private double source(int mails, int size) throws Exception {
    idle();
    List<String> command =
        List.of(
            SystemPrograms.require("smtp-source").toString(),
            "-s",
            String.valueOf(CONNECTIONS),
            "-d",
            "-m",
            String.valueOf(mails),
            "-l",
            String.valueOf(size),
            "-f",
            "support@host.example",
            "-t",
            "owner@site1.example",
            "127.0.0.1:" + postfix.port());
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return mails / ((System.nanoTime() - start) / 1e9);
  }

  /** Announces progress to many, lets it leave, and says how many a second were sent. */
  private double wave(int mails) throws Exception {
    owe(mails);
    idle();
    leaving = new CountDownLatch(mails);
    long before = sent();
    long start = System.nanoTime();
    SendingLine line = product.startSending();
    assertThat(leaving.await(10, TimeUnit.MINUTES)).isTrue();
    while (sent() - before < mails) TimeUnit.MILLISECONDS.sleep(2);
    double rate = mails / ((System.nanoTime() - start) / 1e9);
    line.stop();
    return rate;
  }

  private long sent() {
    return product.get(Notices.class).counts().get(NoticeState.SENT);
  }

  private void owe(int mails) {
    announced++;
    Outbox outbox = product.get(Outbox.class);
    Transactions transactions = product.get(Transactions.class);
    for (int from = 0; from < mails; from += 500) {
      int first = from;
      transactions.change(
          Urgency.OPERATOR,
          () -> {
            for (int i = first; i < Math.min(mails, first + 500); i++) oweOne(outbox, i);
          });
    }
  }

  private void oweOne(Outbox outbox, int number) {
    Incident incident = incidents.get(number / 2 % CUSTOMERS);
    CustomerId customer = incident.customer();
    String who = number % 2 == 0 ? "owner" : "second";
    EmailAddress to =
        new EmailAddress("%s@site%s.example".formatted(who, customer.value().substring(1)));
    OwedNotice owed = new OwedNotice(NoticeEvent.PROGRESS, announced, customer, to, null);
    outbox.owe(incident, owed, Mode.AUTOMATIC, product.clock.instant(), Duration.ZERO);
  }

  /** Postfix has delivered what it took, so that the next measurement has the machine. */
  private void idle() throws InterruptedException {
    int before = -1;
    for (int now = postfix.deliveries(); now != before; now = postfix.deliveries()) {
      before = now;
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  private void latency(String when, int waiting) throws Exception {
    if (waiting > 0) owe(waiting);
    idle();
    SendingLine line = product.startSending();
    long[] nanos = new long[RESTORES];
    Map<String, Integer> rounds = new HashMap<>();
    for (int i = 0; i < RESTORES; i++) {
      int customer = CUSTOMERS - 1 - (waiting > 0 ? RESTORES : 0) - i;
      String owner = "owner@site%d.example".formatted(customer);
      acceptedAt.remove(owner);
      long start = System.nanoTime();
      product.report("mysql1/db" + customer, Reported.DONE);
      while (!acceptedAt.containsKey(owner)) TimeUnit.MICROSECONDS.sleep(200);
      nanos[i] = acceptedAt.get(owner) - start;
      rounds.merge(owner, 1, Integer::sum);
    }
    long stillWaiting = product.get(Notices.class).counts().get(NoticeState.QUEUED);
    line.stop();
    Arrays.sort(nanos);
    System.out.printf(
        "one restore reported to its notice accepted, %s (%,d still wait at the end): p50 %.0f ms, p99 %.0f ms, longest %.0f ms (goal: p99 < 250)%n",
        when,
        stillWaiting,
        nanos[RESTORES / 2] / 1e6,
        nanos[RESTORES * 99 / 100] / 1e6,
        nanos[RESTORES - 1] / 1e6);
  }
}
