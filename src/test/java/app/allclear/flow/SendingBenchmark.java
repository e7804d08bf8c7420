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
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
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
 * beside Postfix's own {@code smtp-source -s 4 -d} against the same Postfix in the same run; and
 * how long a reported restore takes to its all-clear's acceptance, alone and while 10,000 others
 * wait. The comparison is of like with like: the floor sends one of our own mails, byte for byte,
 * with one recipient a mail. Postfix spends less on a recipient that it has just seen, so there are
 * two pairs: everything to one address, which many customers share, as {@code smtp-source} does by
 * itself; and nothing to any address twice, as {@code smtp-source -N} does. No test by its name, so
 * that it runs only when asked for ({@code -Dtest=SendingBenchmark}).
 */
final class SendingBenchmark {
  private static final int WAVE = Integer.getInteger("wave", 3_000);
  private static final int WARM = Integer.getInteger("warm", 4);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int WAITING = Integer.getInteger("waiting", 10_000);
  private static final int RESTORES = Integer.getInteger("restores", 300);
  private static final int CUSTOMERS = 5_000;
  private static final int CONNECTIONS = 4;
  private static final String SHARED = "agency@agency.example";

  /** To whom: how our addresses look, and what makes the floor's look so. */
  private enum Kind {
    ONE("one recipient", List.of("-t", SHARED)),
    MANY("every recipient another", List.of("-N", "-t", "owner@freemail.example"));

    private final String words;
    private final List<String> options;

    Kind(String words, List<String> options) {
      this.words = words;
      this.options = options;
    }
  }

  /** Mails a second, and the CPU time a mail took: in this process, in its turns, in Postfix. */
  private record Pace(double rate, double ourMicros, double turnMicros, double theirMicros) {
    static Pace median(List<Pace> all) {
      return all.stream()
          .sorted(Comparator.comparingDouble(Pace::rate))
          .toList()
          .get(all.size() / 2);
    }
  }

  private EmbeddedPostfix postfix;
  private Product product;
  private List<Incident> incidents;
  private volatile CountDownLatch leaving = new CountDownLatch(0);
  private final Map<String, Long> acceptedAt = new ConcurrentHashMap<>();
  private int announced;
  private int next;

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
    product.postman.forget();
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
          "c%1$d,Customer %1$d,en,,Owner %1$d <%2$s>;%3$s,site%1$d.example,mysql1/db%1$d\n"
              .formatted(i, owner(i), SHARED));
    return file.toString();
  }

  private static String owner(int customer) {
    return "owner%d@freemail.example".formatted(customer);
  }

  @Test
  void measure() throws Exception {
    for (int i = 0; i < WARM; i++) wave(Kind.values()[i % 2]);
    Path sample = sample();
    for (Kind kind : Kind.values()) source(kind, sample);
    Map<Kind, List<Pace>> ours = new EnumMap<>(Kind.class);
    Map<Kind, List<Pace>> floor = new EnumMap<>(Kind.class);
    for (int round = 1; round <= ROUNDS; round++)
      for (Kind kind : Kind.values()) {
        Pace theirs = source(kind, sample);
        Pace own = wave(kind);
        floor.computeIfAbsent(kind, _ -> new ArrayList<>()).add(theirs);
        ours.computeIfAbsent(kind, _ -> new ArrayList<>()).add(own);
        System.out.printf(
            "round %d, %s: smtp-source -s %d -d %,.0f/s (Postfix %,.0f us a mail); Allclear %,.0f/s (Postfix %,.0f us, we %,.0f us, of that %,.0f us the turns), ratio %.2f%n",
            round,
            kind.words,
            CONNECTIONS,
            theirs.rate(),
            theirs.theirMicros(),
            own.rate(),
            own.theirMicros(),
            own.ourMicros(),
            own.turnMicros(),
            own.rate() / theirs.rate());
      }
    for (Kind kind : Kind.values()) say(kind, ours.get(kind), floor.get(kind), sample);
    Files.delete(sample);
    latency("alone", 0);
    latency("while %,d others wait".formatted(WAITING), WAITING);
  }

  private static void say(Kind kind, List<Pace> ours, List<Pace> floor, Path sample)
      throws IOException {
    System.out.printf(
        "%s, %,d mails of %,d bytes, %d connections: Allclear %,.0f/s, smtp-source %,.0f/s, ratio %.2f (goal 0.9)%n",
        kind.words,
        WAVE,
        Files.size(sample),
        CONNECTIONS,
        Pace.median(ours).rate(),
        Pace.median(floor).rate(),
        Pace.median(ours).rate() / Pace.median(floor).rate());
  }

  /** One of our mails as it was handed over, so that the floor's are the same. */
  private Path sample() throws IOException {
    String mail = postfix.delivered().getFirst();
    String handedOver = mail.substring(mail.indexOf("Message-ID:"));
    return Files.writeString(
        Files.createTempFile("allclear-sample", ".eml"),
        handedOver.replace("\r\n", "\n"),
        StandardCharsets.ISO_8859_1);
  }

  private Pace source(Kind kind, Path sample) throws Exception {
    idle();
    List<String> command =
        new ArrayList<>(List.of(SystemPrograms.require("smtp-source").toString(), "-d"));
    command.addAll(List.of("-s", String.valueOf(CONNECTIONS), "-m", String.valueOf(WAVE)));
    command.addAll(List.of("-f", "support@host.example", "-F", sample.toString()));
    command.addAll(kind.options);
    command.add("127.0.0.1:" + postfix.port());
    Stopwatch watch = new Stopwatch();
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return watch.pace();
  }

  /** Announces progress to many, and lets it leave. */
  private Pace wave(Kind kind) throws Exception {
    owe(kind, WAVE);
    idle();
    leaving = new CountDownLatch(WAVE);
    long before = sent();
    Stopwatch watch = new Stopwatch();
    SendingLine line = product.startSending();
    assertThat(leaving.await(10, TimeUnit.MINUTES)).isTrue();
    while (sent() - before < WAVE) TimeUnit.MILLISECONDS.sleep(2);
    Pace pace = watch.pace();
    line.stop();
    return pace;
  }

  /** From its making on. */
  private final class Stopwatch {
    private final long theirs = postfix.cpu().toNanos();
    private final long ours = ownCpu();
    private final long start = System.nanoTime();

    Pace pace() {
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Pace(
          WAVE / seconds,
          (ownCpu() - ours) / 1e3 / WAVE,
          turns() / 1e3 / WAVE,
          (postfix.cpu().toNanos() - theirs) / 1e3 / WAVE);
    }

    /** Of the one thread that takes them, new with every wave. */
    private static long turns() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      return Arrays.stream(threads.dumpAllThreads(false, false, 0))
          .filter(thread -> thread.getThreadName().equals("deliveries"))
          .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
          .sum();
    }

    private static long ownCpu() {
      return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
  }

  private long sent() {
    return product.get(Notices.class).counts().get(NoticeState.SENT);
  }

  private void owe(Kind kind, int mails) {
    announced++;
    Outbox outbox = product.get(Outbox.class);
    Transactions transactions = product.get(Transactions.class);
    for (int from = 0; from < mails; from += 500) {
      int first = from;
      transactions.change(
          Urgency.OPERATOR,
          () -> {
            for (int i = first; i < Math.min(mails, first + 500); i++) oweOne(outbox, kind, i);
          });
    }
  }

  /** Every wave begins where the last one ended, so that no incident has many more than others. */
  private void oweOne(Outbox outbox, Kind kind, int number) {
    Incident incident = incidents.get(next++ % CUSTOMERS);
    CustomerId customer = incident.customer();
    String owner = owner(Integer.parseInt(customer.value().substring(1)));
    EmailAddress to = new EmailAddress(kind == Kind.ONE ? SHARED : owner);
    int round = announced + number / CUSTOMERS * 1_000;
    OwedNotice owed = new OwedNotice(NoticeEvent.PROGRESS, round, customer, to, null);
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
    if (RESTORES == 0) return;
    if (waiting > 0) owe(Kind.MANY, waiting);
    idle();
    SendingLine line = product.startSending();
    long[] nanos = new long[RESTORES];
    Map<String, Integer> rounds = new HashMap<>();
    for (int i = 0; i < RESTORES; i++) {
      int customer = CUSTOMERS - 1 - (waiting > 0 ? RESTORES : 0) - i;
      String owner = owner(customer);
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
