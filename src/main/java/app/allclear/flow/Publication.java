package app.allclear.flow;

import app.allclear.incident.Outages;
import app.allclear.notice.PublicPage;
import app.allclear.store.Changes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the page for the public up to date: soon after every change, and once in a while. */
final class Publication implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

  /** A busy minute is one update; nobody reloads a status page faster. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** Another instance's changes, and an edited template, are seen this soon. */
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);

  private final Outages outages;
  private final PublicPage page;
  private final Changes changes;
  private final Clock clock;
  private final Semaphore news = new Semaphore(0);

  Publication(Outages outages, PublicPage page, Changes changes, Clock clock) {
    this.outages = outages;
    this.page = page;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public void run() {
    try (AutoCloseable _ = changes.listen(news::release)) {
      while (!Thread.currentThread().isInterrupted()) {
        publish();
        TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        if (news.tryAcquire(AT_LEAST_EVERY.toSeconds(), TimeUnit.SECONDS)) news.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("The page for the public is no longer kept up to date until a restart.", e);
    }
  }

  /** Writes what is true now. */
  void publish() {
    try {
      page.write(outages.all().stream().findFirst().orElse(null), clock.instant());
    } catch (RuntimeException e) {
      LOG.error("The page for the public could not be brought up to date. Trying again.", e);
    }
  }
}
