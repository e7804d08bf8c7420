package app.allclear.web.live;

import app.allclear.store.Changes;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes those who wait when the store has changed. A change by another instance on the same store
 * is noticed at the next look. Safe for any thread.
 */
final class LiveFeed implements AutoCloseable {
  private final Changes changes;
  private final AutoCloseable listening;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long commits;
  private boolean closed;

  LiveFeed(Changes changes) {
    this.changes = changes;
    this.listening = changes.listen(this::wake);
  }

  /** The newest change there is. */
  long latest() {
    return changes.latest();
  }

  boolean closed() {
    return closed;
  }

  /** Returns at the next commit here, when the time is over, or when we close. */
  void await(Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long before = commits;
      long left = time.toNanos();
      while (commits == before && !closed && left > 0) left = changed.awaitNanos(left);
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      commits++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("Could not stop listening to the store.", e);
    }
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
