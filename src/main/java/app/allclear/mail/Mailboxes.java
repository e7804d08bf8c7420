package app.allclear.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All configured mailboxes, watched: one thread and one connection a folder, each of which gets by
 * without the others. Nothing happens before {@link #start}; without mailboxes nothing ever does.
 */
public final class Mailboxes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

  /** How long servers have for a goodbye, and then again a thread that is busy with the store. */
  private static final long GOODBYE_MILLIS = 800;

  private final List<MailboxSettings> settings;
  private final ImapTimings timings;
  private final SSLSocketFactory tls;
  private final Clock clock;
  private final List<FolderWatch> watches = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledExecutorService timer;

  Mailboxes(
      List<MailboxSettings> settings, ImapTimings timings, SSLSocketFactory tls, Clock clock) {
    this.settings = List.copyOf(settings);
    this.timings = timings;
    this.tls = tls;
    this.clock = clock;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("imap-timer").daemon().factory());
  }

  /** Mailboxes watched with the usual waits, servers trusted as this Java trusts. */
  public static Mailboxes of(List<MailboxSettings> settings, Clock clock) {
    return new Mailboxes(
        settings, ImapTimings.USUAL, (SSLSocketFactory) SSLSocketFactory.getDefault(), clock);
  }

  /** The mailboxes, in the order configured. */
  public List<MailboxSettings> settings() {
    return settings;
  }

  /** {@link #start(Correspondence, Correspondence)} without the folders for sent mail. */
  void start(Correspondence received) {
    start(received, null);
  }

  /**
   * Begins to watch; once only. Returns at once, whatever the servers do.
   *
   * @param sent takes what stands in the folders for sent mail; null leaves them alone
   */
  public synchronized void start(Correspondence received, @Nullable Correspondence sent) {
    if (!threads.isEmpty()) throw new IllegalStateException("The mailboxes are watched already.");
    for (MailboxSettings mailbox : settings) {
      for (String folder : mailbox.folders()) watch(mailbox, folder, received);
      if (sent != null && mailbox.sent() != null) watch(mailbox, mailbox.sent(), sent);
    }
  }

  private void watch(MailboxSettings mailbox, String folder, Correspondence correspondence) {
    LOG.info(
        "Watching folder {} of mailbox {} on {}:{}.",
        folder,
        mailbox.name(),
        mailbox.host(),
        mailbox.port());
    FolderWatch watch =
        new FolderWatch(mailbox, folder, correspondence, timings, tls, timer, clock);
    watches.add(watch);
    threads.add(
        // Platform threads: native calls of the store would pin virtual ones to their carriers.
        Thread.ofPlatform().name("imap-" + mailbox.name() + "-" + folder).daemon().start(watch));
  }

  /** A way to write into the mailbox that {@link #settings} hands out; opened when it is used. */
  public Cabinet cabinet(MailboxSettings mailbox) {
    return new ImapCabinet(mailbox, timings, tls, timer);
  }

  /** Has every folder look at its server now, connected or waiting to be. Returns at once. */
  public synchronized void syncNow() {
    watches.forEach(FolderWatch::wake);
  }

  /** Ends every connection and waits for the threads, less than two seconds in all. */
  @Override
  public synchronized void close() {
    watches.forEach(FolderWatch::close);
    join(GOODBYE_MILLIS);
    watches.forEach(FolderWatch::cut);
    join(GOODBYE_MILLIS);
    timer.shutdownNow();
  }

  private void join(long most) {
    long deadline = System.nanoTime() + most * 1_000_000;
    try {
      for (Thread thread : threads)
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
