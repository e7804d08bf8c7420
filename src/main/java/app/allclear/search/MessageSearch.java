package app.allclear.search;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directory;
import app.allclear.store.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Full text search over the stored messages. The index follows the store on a thread of its own,
 * about a second behind, and is built anew on its own when it is missing, damaged or of another
 * store; searching never fails, it finds what is in so far. Safe for any thread.
 */
public final class MessageSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageSearch.class);
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(30);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Path folder;
  private final WordSource source;
  private final Changes changes;
  private final Supplier<Directory> directory;
  private final Semaphore wake = new Semaphore(0);
  private volatile @Nullable MessageIndex index;
  private volatile @Nullable String trouble = "The search index is being opened.";
  private volatile boolean stopping;
  private volatile boolean damaged;
  private Duration pause = SHORTEST_PAUSE;
  private @Nullable Thread thread;
  private @Nullable AutoCloseable listening;

  MessageSearch(Path folder, WordSource source, Changes changes, Supplier<Directory> directory) {
    this.folder = folder;
    this.source = source;
    this.changes = changes;
    this.directory = directory;
  }

  void start() {
    listening = changes.listen(wake::release);
    // No virtual thread, and never interrupted: an interrupt closes files that Lucene writes.
    thread = Thread.ofPlatform().daemon().name("search-index").start(this::run);
  }

  /**
   * Newest received first. All words must occur, anywhere in the message or, for words that name
   * customers, in messages about these; {@code "a phrase"}, {@code begin*}, {@code -without},
   * {@code this|that} and {@code from:}, {@code subject:}, {@code text:}, {@code attachment:},
   * {@code customer:} say more. There is no wrong query; a blank one finds nothing.
   */
  public List<Hit> find(String query, int limit) {
    MessageIndex open = index;
    if (open == null || query.isBlank() || limit < 1) return List.of();
    List<CustomerId> meant = CustomersMeant.by(QueryReader.freeWords(query), directory.get());
    try {
      return open.find(QueryReader.read(query, meant), limit);
    } catch (AlreadyClosedException _) {
      return List.of();
    } catch (IOException e) {
      LOG.warn(
          "The search index {} could not be read ({}). It is built anew.", folder, e.toString());
      damaged = true;
      wake.release();
      return List.of();
    }
  }

  /** Why results may be incomplete right now, as a sentence; empty while all is well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void close() {
    stopping = true;
    wake.release();
    try {
      if (listening != null) listening.close();
      Thread running = thread;
      if (running != null) running.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("The search index was closed, but still listens to changes.", e);
    }
  }

  private void run() {
    while (!stopping) {
      try (MessageIndex open = MessageIndex.open(folder)) {
        index = open;
        follow(new IndexFeed(open, source, changes));
      } catch (LockObtainFailedException e) {
        trouble = "The search index is in use by another program, so searching finds nothing.";
        LOG.warn("The search index {} is in use by another program.", folder, e);
        waitLonger();
      } catch (IOException | AlreadyClosedException e) {
        startAgain(e);
      } catch (RuntimeException e) {
        // The store's trouble, not the index's: what is in stays.
        trouble = "The search index cannot read the store right now, so it finds nothing.";
        LOG.warn("The search index cannot read the store. Trying again.", e);
        waitLonger();
      } finally {
        index = null;
      }
    }
  }

  private void follow(IndexFeed feed) throws IOException {
    feed.begin(count ->
        trouble = "The search index is being built: %,d messages so far.".formatted(count));
    trouble = null;
    pause = SHORTEST_PAUSE;
    long lastCommit = System.nanoTime();
    while (!stopping) {
      if (damaged) throw new IOException("A search could not read it.");
      boolean more = feed.advance();
      if (!feed.isCommitted() && System.nanoTime() - lastCommit > BETWEEN_COMMITS.toNanos()) {
        feed.commit();
        lastCommit = System.nanoTime();
      }
      // Another instance's changes wake nobody here, so ask every second.
      if (!more) sleep(Duration.ofSeconds(1));
    }
    if (!feed.isCommitted()) feed.commit();
  }

  private void startAgain(Exception e) {
    trouble = "The search index was damaged and is built anew; results are incomplete until then.";
    LOG.warn(
        "The search index {} cannot be used ({}). It is built anew from the store.",
        folder,
        e.toString());
    damaged = false;
    index = null;
    try {
      MessageIndex.wipe(folder);
    } catch (IOException again) {
      trouble = "The search index cannot be written, so searching finds nothing: " + again;
      LOG.warn("Cannot empty the folder of the search index {}: {}.", folder, again.toString());
    }
    waitLonger();
  }

  private void waitLonger() {
    sleep(pause);
    pause = pause.multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
  }

  private void sleep(Duration time) {
    try {
      wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
      wake.drainPermits();
    } catch (InterruptedException _) {
      // Nobody interrupts this thread; if somebody does, it means to stop it.
      stopping = true;
    }
  }
}
