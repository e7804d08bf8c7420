package app.allclear.store;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time, the most urgent first. SQLite would let writers race for its lock and time
 * out; queueing them here makes waiting fair and short.
 */
final class WriterQueue {
  private record Waiter(Urgency urgency, long number, Condition turn)
      implements Comparable<Waiter> {
    @Override
    public int compareTo(Waiter other) {
      int urgencies = urgency.compareTo(other.urgency);
      return urgencies != 0 ? urgencies : Long.compare(number, other.number);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Waiter> waiting = new PriorityQueue<>();
  private boolean busy;
  private long arrivals;

  void enter(Urgency urgency) {
    lock.lock();
    try {
      Waiter self = new Waiter(urgency, arrivals++, lock.newCondition());
      waiting.add(self);
      while (busy || waiting.peek() != self) self.turn().awaitUninterruptibly();
      waiting.remove();
      busy = true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      busy = false;
      Waiter next = waiting.peek();
      if (next != null) next.turn().signal();
    } finally {
      lock.unlock();
    }
  }

  /** True while somebody waits who is as urgent as that. */
  boolean waits(Urgency urgency) {
    lock.lock();
    try {
      Waiter next = waiting.peek();
      return next != null && next.urgency().compareTo(urgency) <= 0;
    } finally {
      lock.unlock();
    }
  }

  int length() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
