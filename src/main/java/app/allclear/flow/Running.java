package app.allclear.flow;

import app.allclear.mail.Mailboxes;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.ServerSettings;
import app.allclear.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts what runs by itself, the directory before the mail, and stops it in the other order. */
final class Running implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);
  private static final Duration BETWEEN_EXPIRIES = Duration.ofSeconds(15);

  private final DirectoryChanges directory;
  private final Mailboxes mailboxes;
  private final Intake intake;
  private final ProbeRounds rounds;
  private final RestoreSettings servers;
  private final Deliveries deliveries;
  private final Publication publication;
  private final Mending mending;
  private final Store store;
  private final Semaphore news = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Running(
      DirectoryChanges directory,
      Mailboxes mailboxes,
      Intake intake,
      ProbeRounds rounds,
      RestoreSettings servers,
      Deliveries deliveries,
      Publication publication,
      Mending mending,
      Store store) {
    this.directory = directory;
    this.mailboxes = mailboxes;
    this.intake = intake;
    this.rounds = rounds;
    this.servers = servers;
    this.deliveries = deliveries;
    this.publication = publication;
    this.mending = mending;
    this.store = store;
  }

  @Override
  public void start() {
    running = true;
    directory.start();
    store.changes().listen(news::release);
    if (store.isOurs()) deliveries.expireAll();
    mailboxes.start(intake);
    for (ServerSettings server : servers.servers())
      begin("probe-" + server.name(), new ProbeWatch(server, servers, rounds));
    begin("deliveries", this::deliver);
    begin("catch-up", this::catchUp);
    begin("public-page", publication);
    begin("templates", mending);
    if (mailboxes.settings().isEmpty())
      LOG.warn(
          "No mailbox is configured, so no mail is read. Copy config/application.example.yml to config/application.yml, fill in allclear.mailboxes, and start again.");
  }

  private void begin(String name, Runnable work) {
    threads.add(Thread.ofPlatform().name(name).daemon().start(work));
  }

  private void catchUp() {
    try {
      directory.catchUp();
    } catch (RuntimeException e) {
      if (running)
        LOG.error(
            "Deciding again about open incidents and the tray failed. What a changed directory means for them is looked at again with its next change, or at the next start.",
            e);
    }
  }

  private void deliver() {
    long expired = System.nanoTime();
    while (running) {
      try {
        if (System.nanoTime() - expired > BETWEEN_EXPIRIES.toNanos()) {
          deliveries.expire();
          expired = System.nanoTime();
        }
        while (running && deliveries.deliverNext()) continue;
        if (news.tryAcquire(1, TimeUnit.SECONDS)) news.drainPermits();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException | Error e) {
        // A bug or an exhausted machine. A thread that ended here would never send again.
        LOG.error("A delivery failed; its notice keeps its claim until the lease ends.", e);
        if (!rest()) return;
      }
    }
  }

  private static boolean rest() {
    try {
      Thread.sleep(1_000);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
    news.release();
    mailboxes.close();
    directory.stop();
    for (Thread thread : threads) {
      // A delivery is never cut off: what was sent must be stored as sent.
      if (!thread.getName().equals("deliveries")) thread.interrupt();
      join(thread);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before the web server: a restore script that knocks at once must find the customers there. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
