package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.Directories;
import app.allclear.notice.Composed;
import app.allclear.notice.Notice;
import app.allclear.notice.Releases;
import app.allclear.notice.Templates;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the templates again and again: what is wrong with an edit stands on the console at once,
 * and what was held for a broken template alone goes on as soon as that is mended.
 */
final class Mending implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Mending.class);
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Transactions transactions;
  private final Templates templates;
  private final Directories directories;
  private final Releases releases;
  private final Previews previews;
  private final NoticeActs acts;
  private final Clock clock;

  Mending(
      Transactions transactions,
      Templates templates,
      Directories directories,
      Releases releases,
      Previews previews,
      NoticeActs acts,
      Clock clock) {
    this.transactions = transactions;
    this.templates = templates;
    this.directories = directories;
    this.releases = releases;
    this.previews = previews;
    this.acts = acts;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look. */
  void look() {
    try {
      templates.problems();
      List<Notice> held = transactions.view(releases::heldForTemplate);
      held.stream().filter(this::canBeWorded).forEach(this::mended);
    } catch (RuntimeException e) {
      LOG.error("The templates could not be looked at. Trying again.", e);
    }
  }

  private boolean canBeWorded(Notice notice) {
    Locale locale =
        directories.inForce().find(notice.customer()).map(Customer::locale).orElse(null);
    // Wording each of a thousand that still can't be would keep the machine busy.
    return templates.which(notice.event(), locale).problem() == null
        && previews.of(notice.id()).filter(Composed.Ready.class::isInstance).isPresent();
  }

  private void mended(Notice notice) {
    transactions.change(
        Urgency.SEND,
        () ->
            releases
                .mended(notice.id(), clock.instant())
                .ifPresent(after -> acts.tell(after, clock.instant())));
  }
}
