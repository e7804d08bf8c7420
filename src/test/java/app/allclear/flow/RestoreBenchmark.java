package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import app.allclear.mail.Mails;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.EmbeddedMariaDb;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.RestoreState;
import app.allclear.restore.ServerSettings;
import app.allclear.store.Changes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Prints how long it takes from the moment a restore is reported, where nothing is probed, until
 * its all-clear is owed in the outbox and durable; and, where it is probed, from the beginning of
 * the look that proves it. With 10,000 customers whose incidents are all open: alone, and while
 * 1,000 mails a second come in. No test by its name, so that it runs only when asked for ({@code
 * -Dtest=RestoreBenchmark}).
 */
final class RestoreBenchmark {
  private static final int CUSTOMERS = Integer.getInteger("customers", 10_000);
  private static final int RESTORES = Integer.getInteger("restores", 500);
  private static final int RATE = Integer.getInteger("rate", 1_000);
  private static final int BATCH = 250;
  private static final Duration ALLOWED = Duration.ofMillis(100);

  private final EmbeddedMariaDb server = EmbeddedMariaDb.start();
  private final AtomicBoolean coming = new AtomicBoolean();
  private final AtomicInteger filed = new AtomicInteger();
  private final Random random = new Random(1);
  private Product product;
  private ServerSettings probed;
  private int reported = 2 * RESTORES;
  private int proven;
  private int uid;

  @BeforeEach
  void anOutageOfEverybody() {
    for (int i = 0; i < 2 * RESTORES; i++)
      server.run(
          "CREATE DATABASE db%1$d; CREATE TABLE db%1$d.t (id INT) ENGINE=MyISAM".formatted(i));
    product =
        Product.of(
                customers(),
                Map.of(
                    "allclear.servers[0].name", "probed",
                    "allclear.servers[0].url", server.url(),
                    "allclear.servers[0].username", "root",
                    "allclear.servers[0].password", "",
                    "allclear.notices.events.restored", "automatic"))
            .begin();
    probed = product.get(RestoreSettings.class).server("probed").orElseThrow();
    for (int i = 0; i < 2; i++) {
      product.get(ProbeRounds.class).full(probed);
      product.forward(Duration.ofMinutes(1));
    }
    product
        .acts()
        .declare(
            new Declaration("all of it", product.clock.instant(), "", "probed", true, Map.of()));
    product.acts().markDamaged("", "word", true);
    product
        .get(Intake.class)
        .counted(
            new FolderCensus(
                "support", "INBOX", 1, product.clock.instant(), Product.uidsUpTo(500_000)));
  }

  @AfterEach
  void close() throws Exception {
    product.close();
    server.close();
  }

  private static String customers() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < CUSTOMERS; i++)
      file.append(
          "c%1$d,Customer %1$d,en,,owner@site%1$d.example,site%1$d.example,%2$s/db%1$d\n"
              .formatted(i, i < 2 * RESTORES ? "probed" : "word"));
    return file.toString();
  }

  @Test
  void measure() throws Exception {
    restoreSome("alone");
    coming.set(true);
    CompletableFuture<Double> mail = CompletableFuture.supplyAsync(this::mailComesIn);
    while (filed.get() < 2 * BATCH) TimeUnit.MILLISECONDS.sleep(5);
    Figures[] figures = restoreSome("with %,d mails a second sent".formatted(RATE));
    coming.set(false);
    System.out.printf(
        "%,.0f mails/s were taken in meanwhile. Load average %.1f on %d cores: what runs beside this is in the figures.%n",
        mail.join(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
    assertThat(product.get(Notices.class).inState(NoticeState.QUEUED))
        .filteredOn(notice -> notice.event() == NoticeEvent.RESTORED)
        .hasSize(4 * RESTORES);
    for (Figures each : figures) assertThat(each.p99()).isLessThan(ALLOWED);
  }

  private Figures[] restoreSome(String when) throws Exception {
    Figures word = measured("reported " + when, this::report);
    Figures probe = measured("proven " + when, this::prove);
    return new Figures[] {word, probe};
  }

  private record Figures(Duration p50, Duration p99, Duration longest) {}

  private interface Restore {
    /** Nanoseconds until it is owed. */
    long takes() throws Exception;
  }

  private Figures measured(String what, Restore restore) throws Exception {
    long[] nanos = new long[RESTORES];
    for (int i = 0; i < RESTORES; i++) {
      nanos[i] = restore.takes();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
    }
    Arrays.sort(nanos);
    Figures figures =
        new Figures(
            Duration.ofNanos(nanos[RESTORES / 2]),
            Duration.ofNanos(nanos[RESTORES * 99 / 100]),
            Duration.ofNanos(nanos[RESTORES - 1]));
    System.out.printf(
        "%,d restores %s, %,d customers: owed after p50 %d ms, p99 %d ms, longest %d ms (goal: p99 < 100)%n",
        RESTORES,
        what,
        CUSTOMERS,
        figures.p50().toMillis(),
        figures.p99().toMillis(),
        figures.longest().toMillis());
    return figures;
  }

  private long report() {
    String database = "word/db" + reported++;
    long start = System.nanoTime();
    product.report(database, Reported.DONE);
    return System.nanoTime() - start;
  }

  private long prove() throws Exception {
    DatabaseName database = new DatabaseName("probed", "db" + proven++);
    product.report(database.toString(), Reported.DONE);
    product.forward(Duration.ofMillis(10));
    DatabaseStatus status = status(database);
    long start = System.nanoTime();
    long owed = firstCommit(() -> product.get(ProbeRounds.class).some(probed, List.of(status)));
    assertThat(status(database).restore()).isEqualTo(RestoreState.RESTORED);
    return owed - start;
  }

  /** What is proven is owed in the same change; what the round writes after it keeps nobody. */
  private long firstCommit(Runnable round) throws Exception {
    Thread here = Thread.currentThread();
    AtomicLong first = new AtomicLong();
    Runnable listener =
        () -> {
          if (Thread.currentThread() == here) first.compareAndSet(0, System.nanoTime());
        };
    try (AutoCloseable _ = product.get(Changes.class).listen(listener)) {
      round.run();
    }
    return first.get();
  }

  private DatabaseStatus status(DatabaseName database) {
    return product.get(DatabaseStatuses.class).find(database).orElseThrow();
  }

  /** As fast as they are sent, or as they can be taken in; returns how many a second were. */
  private double mailComesIn() {
    Intake intake = product.get(Intake.class);
    long start = System.nanoTime();
    while (coming.get()) {
      long due = (System.nanoTime() - start) * RATE / 1_000_000_000;
      int batch = (int) Math.min(BATCH, due - filed.get());
      if (batch > 0) intake.arrived(arrivals(batch));
      filed.addAndGet(Math.max(0, batch));
    }
    return filed.get() / ((System.nanoTime() - start) / 1e9);
  }

  private List<Arrival> arrivals(int count) {
    Random senders = new Random(uid);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sender = senders.nextInt(CUSTOMERS);
      byte[] raw =
          Mails.from("owner@site%d.example".formatted(sender))
              .subject("site down")
              .text(
                  "Mail %d: site%d.example shows nothing but an error since this morning. %s"
                      .formatted(uid, sender, "When will it be back? ".repeat(uid % 40)))
              .raw();
      CopyId copy = new CopyId("support", "INBOX", 1, ++uid);
      arrivals.add(new Arrival(copy, product.clock.instant(), raw));
    }
    return arrivals;
  }
}
