package app.allclear.web.live;

import app.allclear.store.Changes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Follows the store for all open pages at once: looks at every commit here, and every two seconds
 * for those of other instances, at most four times a second. Safe for any thread.
 */
final class LiveFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Changes changes;
  private final AutoCloseable listening;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition committed = lock.newCondition();
  private final Condition moved = lock.newCondition();
  private final Thread following;
  private boolean commits;
  private long latest;
  private volatile boolean closed;

  LiveFeed(Changes changes) {
    this.changes = changes;
    this.listening = changes.listen(this::wake);
    this.following = Thread.ofVirtual().name("live-feed").start(this::follow);
  }

  boolean closed() {
    return closed;
  }

  /** Waits for a newer change than the one told; returns the newest, also when the time is over. */
  long after(long told, Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (latest == told && !closed && left > 0) left = moved.awaitNanos(left);
      return latest;
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    try {
      while (!closed) {
        look();
        TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        awaitCommit();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      publish(changes.latest());
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("The store does not say what changed ({}); asking again.", e.getMessage());
    }
  }

  private void publish(long sequence) {
    lock.lock();
    try {
      latest = sequence;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitCommit() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = LOOK.toNanos();
      while (!commits && !closed && left > 0) left = committed.awaitNanos(left);
      commits = false;
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      commits = true;
      committed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    following.interrupt();
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("Could not stop listening to the store.", e);
    }
  }
}
