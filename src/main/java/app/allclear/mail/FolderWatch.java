package app.allclear.mail;

import app.allclear.mail.FolderSync.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Watches one folder of one mailbox over one connection, for as long as it is not closed: connects,
 * synchronises, waits for news, and comes back after whatever goes wrong. Nothing here interrupts
 * its thread, so that a store in the middle of a write is never disturbed.
 */
final class FolderWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final MailboxSettings mailbox;
  private final String folder;
  private final Correspondence correspondence;
  private final ImapTimings timings;
  private final SSLSocketFactory tls;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final FolderSync sync;
  private final GrowingWait connecting;
  private final GrowingWait filing;
  private final Semaphore wakes = new Semaphore(0);
  private volatile @Nullable ImapConnection current;
  private volatile boolean closed;
  private @Nullable String lastTrouble;
  private @Nullable String lastFilingTrouble;

  FolderWatch(
      MailboxSettings mailbox,
      String folder,
      Correspondence correspondence,
      ImapTimings timings,
      SSLSocketFactory tls,
      ScheduledExecutorService timer,
      Clock clock) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.correspondence = correspondence;
    this.timings = timings;
    this.tls = tls;
    this.timer = timer;
    this.clock = clock;
    this.sync = new FolderSync(mailbox, folder, correspondence, timings, clock, () -> closed);
    this.connecting = new GrowingWait(timings.firstWait(), timings.longestWait(), new Random());
    this.filing = new GrowingWait(timings.firstWait(), timings.longestWait(), new Random());
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        attend();
      } catch (ImapTrouble trouble) {
        comeBack(trouble.getMessage(), trouble.needsHuman(), trouble);
      } catch (RuntimeException | Error e) {
        // A bug or an exhausted machine. A watcher that ended here would never read mail again.
        comeBack(
            "Watching folder "
                + folder
                + " of mailbox "
                + mailbox.name()
                + " failed ("
                + NetworkTrouble.line(e.toString())
                + ").",
            true,
            e);
      }
    }
  }

  private void attend() throws ImapTrouble {
    try (ImapConnection connection = new ImapConnection(mailbox, timings, tls, timer)) {
      current = connection;
      if (closed) return;
      connection.open();
      connection.examine(folder);
      tell(true, null);
      if (lastTrouble != null)
        LOG.info("Folder {} of mailbox {} is being watched again.", folder, mailbox.name());
      lastTrouble = null;
      while (!closed) await(connection, synchronise(connection));
      connection.logOut();
    } finally {
      current = null;
    }
  }

  /** Returns how long to wait for news at most. */
  private Duration synchronise(ImapConnection connection) throws ImapTrouble {
    try {
      Outcome outcome = sync.run(connection);
      connecting.reset();
      filing.reset();
      lastFilingTrouble = null;
      Duration usual = connection.canIdle() ? timings.refresh() : timings.poll();
      if (outcome.news() && timings.settle().compareTo(usual) < 0) usual = timings.settle();
      Duration most = usual;
      return outcome
          .nextAttempt()
          .map(at -> Duration.between(clock.instant(), at))
          .filter(until -> until.compareTo(most) < 0)
          .map(until -> until.isNegative() ? Duration.ZERO : until)
          .orElse(most);
    } catch (RuntimeException e) {
      Duration wait = filing.next();
      String why = NetworkTrouble.line(e.toString());
      LOG.atLevel(why.equals(lastFilingTrouble) ? Level.DEBUG : Level.ERROR)
          .log(
              "Cannot file the mail of folder {} of mailbox {}: {}. It stays on the server and is"
                  + " fetched again, next in {}.",
              folder,
              mailbox.name(),
              why,
              inSeconds(wait));
      LOG.debug("The cause:", e);
      lastFilingTrouble = why;
      return wait;
    }
  }

  private void await(ImapConnection connection, Duration longest) throws ImapTrouble {
    if (closed) return;
    if (connection.canIdle()) connection.idle(longest);
    else pause(longest);
  }

  private void comeBack(String sentence, boolean needsHuman, Throwable cause) {
    if (closed) return;
    Duration wait = needsHuman ? connecting.longest() : connecting.next();
    String whole = sentence + " Trying again in " + inSeconds(wait) + ".";
    // Said once; repeating it every minute would bury what else the log has to say.
    if (sentence.equals(lastTrouble)) LOG.debug(whole);
    else LOG.warn(whole);
    LOG.debug("The cause:", cause);
    lastTrouble = sentence;
    tell(false, whole);
    pause(wait);
  }

  private void tell(boolean connected, @Nullable String trouble) {
    try {
      correspondence.connection(mailbox.name(), folder, connected, trouble);
    } catch (RuntimeException e) {
      LOG.warn(
          "Could not record that mailbox {} is {}: {}.",
          mailbox.name(),
          connected ? "connected" : "not connected",
          NetworkTrouble.line(e.toString()));
    }
  }

  private void pause(Duration wait) {
    try {
      if (wakes.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) wakes.drainPermits();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Looks at the folder now, or connects now instead of waiting. From any thread. */
  void wake() {
    wakes.release();
    ImapConnection connection = current;
    if (connection != null) connection.wake();
  }

  /** Makes {@link #run} say goodbye and return as soon as the server lets it. From any thread. */
  void close() {
    closed = true;
    wake();
  }

  /** Ends a connection that the server keeps us in. After {@link #close}, from any thread. */
  void cut() {
    ImapConnection connection = current;
    if (connection != null) connection.close();
  }

  private static String inSeconds(Duration wait) {
    return Math.max(1, wait.toSeconds()) + " s";
  }
}
