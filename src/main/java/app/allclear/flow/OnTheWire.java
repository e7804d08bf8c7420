package app.allclear.flow;

import app.allclear.flow.Leaving.Worded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Mails stored as about to be sent, waiting for a connection: the most urgent first. It knows how
 * many may wait so that no connection idles and none waits for long. Safe for any thread.
 */
final class OnTheWire {
  /** What waits is looked at again after this long. */
  private static final Duration STALE = Duration.ofSeconds(5);

  /**
   * As much is stored ahead as leaves while results are collected twice, for only every second turn
   * claims, two turns take place, and the disk takes its time once.
   */
  private static final double SLACK = Duration.ofMillis(20).toNanos();

  private static final int MOST_A_CONNECTION = 16;

  /**
   * The next mail to hand over.
   *
   * @param stale whether it waited so long that it must not leave without another look
   */
  record Next(Worded worded, boolean stale) {}

  private record Waiting(Worded worded, long number, long since) {}

  private final int connections;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingInt((Waiting each) -> each.worded().notice().event().priority())
              .thenComparingLong(Waiting::number));
  private long number;
  private double nanosATurn;
  private double nanosAMail = Duration.ofMillis(20).toNanos();
  private boolean closed;

  OnTheWire(int connections) {
    this.connections = connections;
  }

  synchronized void put(List<Worded> mails) {
    long now = System.nanoTime();
    for (Worded mail : mails) waiting.add(new Waiting(mail, number++, now));
    if (mails.size() == 1) notify();
    else if (!mails.isEmpty()) notifyAll();
  }

  /** Waits for one; null once closed. */
  synchronized @Nullable Next take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) wait();
    Waiting next = waiting.poll();
    if (next == null) return null;
    return new Next(next.worded(), System.nanoTime() - next.since() > STALE.toNanos());
  }

  /** All that wait; they wait no longer. */
  synchronized List<Worded> drain() {
    List<Worded> all = new ArrayList<>();
    for (Waiting each : waiting) all.add(each.worded());
    waiting.clear();
    return all;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** One was handed over in this time. */
  synchronized void took(long nanos) {
    nanosAMail += (nanos - nanosAMail) / 16;
  }

  /** A turn at the store took this long. */
  synchronized void turned(long nanos) {
    nanosATurn += (nanos - nanosATurn) / 16;
  }

  /** How many may be on their way at once: with a slow server only those being handed over. */
  synchronized int window() {
    return connections * each(2 * Inbox.TOGETHER + 2 * nanosATurn + SLACK);
  }

  private int each(double nanos) {
    return Math.clamp((long) Math.ceil(nanos / Math.max(1, nanosAMail)), 1, MOST_A_CONNECTION);
  }

  /** Whether connections will have nothing to do before another turn is over. */
  synchronized boolean isLow() {
    return waiting.size() <= Math.min(window() / 2, connections * each(1.5 * nanosATurn));
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
