package app.allclear.flow;

import app.allclear.flow.Deliveries.Delivered;
import app.allclear.flow.Deliveries.Looked;
import app.allclear.flow.Leaving.Worded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the turning thread of the {@link SendingLine} waits for: results, looks and news. Results
 * are collected for a moment, so that many are stored in one change.
 */
final class Inbox {
  /** How long a result may wait for others. */
  static final long TOGETHER = Duration.ofMillis(20).toNanos();

  /**
   * What came in since the last turn.
   *
   * @param news whether something was committed elsewhere that may be due
   */
  record Drained(List<Delivered> delivered, List<Looked> looked, boolean news) {}

  private final OnTheWire wire;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private List<Delivered> delivered = new ArrayList<>();
  private List<Looked> looked = new ArrayList<>();
  private long firstAt;
  private int onTheirWay;
  // What was committed before anybody listened.
  private boolean news = true;

  Inbox(OnTheWire wire) {
    this.wire = wire;
  }

  void delivered(Delivered one) {
    lock.lock();
    try {
      if (delivered.isEmpty()) firstAt = System.nanoTime();
      delivered.add(one);
      if (delivered.size() == 1 || isEnough()) came.signal();
    } finally {
      lock.unlock();
    }
  }

  /** These were never handed over, and will not be. */
  void notBegun(List<Worded> mails) {
    mails.forEach(mail -> delivered(new Delivered(mail, null)));
  }

  void looked(Looked one) {
    lock.lock();
    try {
      looked.add(one);
      came.signal();
    } finally {
      lock.unlock();
    }
  }

  void news() {
    lock.lock();
    try {
      news = true;
      came.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The turn that took these failed. */
  void putBack(Drained in) {
    lock.lock();
    try {
      delivered.addAll(0, in.delivered());
      looked.addAll(0, in.looked());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something to do, or the time is over.
   *
   * @param onTheirWay how many results are still to come
   */
  Drained await(Duration longest, int onTheirWay) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    lock.lock();
    try {
      this.onTheirWay = onTheirWay;
      while (!news && looked.isEmpty() && !isEnough()) {
        long until = delivered.isEmpty() ? end : Math.min(end, firstAt + TOGETHER);
        long left = until - System.nanoTime();
        if (left <= 0) break;
        came.await(left, TimeUnit.NANOSECONDS);
      }
      Drained in = new Drained(delivered, looked, news);
      news = false;
      delivered = new ArrayList<>();
      looked = new ArrayList<>();
      return in;
    } finally {
      lock.unlock();
    }
  }

  /** No result is worth waiting for: none is to come, or the connections need work. */
  private boolean isEnough() {
    return !delivered.isEmpty() && (delivered.size() >= onTheirWay || wire.isLow());
  }
}
