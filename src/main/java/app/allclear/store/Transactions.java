package app.allclear.store;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens transactions. A change is one transaction, the commit included, and is run again whole when
 * the store was busy or another instance got in the way: what runs inside must have no effect
 * outside the store. Safe for any thread; changes do not nest.
 */
public final class Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final int TRIES = 8;
  private static final int TRIES_OF_A_DUPLICATE = 4;

  private final StoreDataSource source;
  private final TransactionOperations writes;
  private final TransactionOperations reads;
  private final Changes changes;
  private final WriterQueue queue = new WriterQueue();

  Transactions(
      StoreDataSource source,
      TransactionOperations writes,
      TransactionOperations reads,
      Changes changes) {
    this.source = source;
    this.writes = writes;
    this.reads = reads;
    this.changes = changes;
  }

  /** Runs the work in one transaction and returns what it returned, once it is durable. */
  public <T> T change(Urgency urgency, Supplier<T> work) {
    if (source.isWriting()) throw new IllegalStateException("Changes do not nest.");
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(urgency, work);
      } catch (TransientDataAccessException e) {
        if (attempt == TRIES) throw e;
        LOG.info("The store was busy ({}); trying this change again.", e.getMessage());
        pause(attempt);
      } catch (DuplicateKeyException e) {
        // Another instance stored it between our look and our write: run again, the look finds it.
        if (attempt >= TRIES_OF_A_DUPLICATE) throw e;
        LOG.info("Another instance was faster ({}); trying this change again.", e.getMessage());
        pause(attempt);
      }
    }
  }

  /** {@link #change(Urgency, Supplier)} without a result. */
  public void change(Urgency urgency, Runnable work) {
    change(
        urgency,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * True while a restore waits to be written: a batch under way then ends with what it has, because
   * a customer may be back.
   */
  public boolean restoreWaits() {
    return queue.waits(Urgency.RESTORE);
  }

  /** Runs reads that must agree with each other; outside a view each read stands alone. */
  public <T> T view(Supplier<T> work) {
    return reads.execute(_ -> work.get());
  }

  private <T> T attempt(Urgency urgency, Supplier<T> work) {
    boolean noted;
    T result;
    queue.enter(urgency);
    source.writing(true);
    changes.begin();
    try {
      boolean[] any = new boolean[1];
      result =
          writes.execute(_ -> {
            T value = work.get();
            any[0] = changes.write();
            return value;
          });
      noted = any[0];
    } finally {
      changes.end();
      source.writing(false);
      queue.leave();
    }
    if (noted) changes.announce();
    return result;
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(10L << Math.min(attempt, 6));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the store.", e);
    }
  }
}
