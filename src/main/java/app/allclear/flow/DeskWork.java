package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.Directories;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.MessageId;
import app.allclear.incident.SentMails;
import app.allclear.mail.Cabinet;
import app.allclear.mail.CopyId;
import app.allclear.mail.MailboxSettings;
import app.allclear.notice.Envelope;
import app.allclear.notice.Errands;
import app.allclear.notice.Errands.Errand;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.store.Changes;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left to do once a mail is sent: its copy is filed among sent mail, what it answers is
 * marked as answered, and a notice in doubt that is found there counts as sent. On a thread of its
 * own, so that it delays no notice; where a mailbox names no folder for sent mail, nothing is ever
 * written to it.
 */
final class DeskWork implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskWork.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(15);

  private final Transactions transactions;
  private final Errands errands;
  private final Notices notices;
  private final SentMails sentMails;
  private final CopyAccounts copies;
  private final Directories directories;
  private final Returns returns;
  private final Envelope envelope;
  private final @Nullable MailboxSettings ours;
  private final Map<String, Cabinet> cabinets = new LinkedHashMap<>();
  private final Changes changes;
  private final Clock clock;
  private final Semaphore news = new Semaphore(0);
  private @Nullable String lastTrouble;

  /**
   * @param mailboxes all configured ones; notices are sent from the first
   */
  DeskWork(
      Transactions transactions,
      Errands errands,
      Notices notices,
      SentMails sentMails,
      CopyAccounts copies,
      Directories directories,
      Returns returns,
      Envelope envelope,
      List<MailboxSettings> mailboxes,
      Function<MailboxSettings, Cabinet> cabinet,
      Changes changes,
      Clock clock) {
    this.transactions = transactions;
    this.errands = errands;
    this.notices = notices;
    this.sentMails = sentMails;
    this.copies = copies;
    this.directories = directories;
    this.returns = returns;
    this.envelope = envelope;
    this.ours = mailboxes.isEmpty() ? null : mailboxes.getFirst();
    for (MailboxSettings mailbox : mailboxes)
      if (mailbox.sent() != null) cabinets.put(mailbox.name(), cabinet.apply(mailbox));
    this.changes = changes;
    this.clock = clock;
  }

  /** Whether any mailbox may be written to. */
  boolean any() {
    return !cabinets.isEmpty();
  }

  @Override
  public void run() {
    try (AutoCloseable _ = changes.listen(news::release)) {
      while (!Thread.currentThread().isInterrupted()) {
        work();
        TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        if (news.tryAcquire(AT_LEAST_EVERY.toSeconds(), TimeUnit.SECONDS)) news.drainPermits();
        else cabinets.values().forEach(Cabinet::rest);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("Sent mail is no longer filed and marked until a restart.", e);
    }
  }

  /** Does everything that is due. */
  void work() {
    try {
      reconcile();
      while (!Thread.currentThread().isInterrupted() && (gather() || next())) continue;
    } catch (RuntimeException e) {
      LOG.error("Filing and marking what was sent failed. It is tried again.", e);
    }
  }

  /** From any thread: what is going on ends soon. */
  void stop() {
    cabinets.values().forEach(Cabinet::close);
  }

  /** One in doubt may have been found among sent mail before it was in doubt. */
  private void reconcile() {
    for (Notice notice : notices.inState(NoticeState.IN_DOUBT))
      if (sentMails.holds(notice.messageId()))
        transactions.change(
            Urgency.SEND, () -> returns.isOurs(notice.messageId(), clock.instant()));
  }

  private boolean gather() {
    if (!errands.anyToGather(clock.instant())) return false;
    boolean file = ours != null && ours.sent() != null && !ours.sentFiledByServer();
    transactions.change(Urgency.BATCH, () -> errands.gather(file, clock.instant()));
    return true;
  }

  /** False also where one could not be done: the server gets a rest before the next. */
  private boolean next() {
    if (!errands.anyDue(clock.instant())) return false;
    Optional<Errand> taken =
        transactions.change(Urgency.BATCH, () -> errands.take(clock.instant()));
    return taken.isPresent() && settle(taken.get(), run(taken.get()));
  }

  private Cabinet.Result run(Errand errand) {
    return switch (errand) {
      case Errand.File(NoticeId notice) -> file(notice);
      case Errand.Mark(MessageId message) -> mark(message);
    };
  }

  private Cabinet.Result file(NoticeId id) {
    Notice notice = notices.find(id).orElseThrow();
    Cabinet cabinet = ours == null ? null : cabinets.get(ours.name());
    if (cabinet == null) return new Cabinet.Result.Never("No folder for sent mail is configured.");
    Instant sent = Objects.requireNonNullElse(notice.sentAt(), notice.createdAt());
    Instant date = Objects.requireNonNullElse(errands.dateOf(id), sent);
    Customer customer =
        directories
            .inForce()
            .find(notice.customer())
            .orElseGet(() ->
                new Customer(notice.customer(), "", null, null, List.of(), List.of(), List.of()));
    return cabinet.file(envelope.around(notice, customer, date), sent);
  }

  private Cabinet.Result mark(MessageId message) {
    Cabinet.Result result = new Cabinet.Result.Done();
    for (CopyId copy : copies.of(message)) {
      Cabinet cabinet = cabinets.get(copy.mailbox());
      if (cabinet == null) continue;
      Cabinet.Result one =
          cabinet.markAnswered(copy.folder(), copy.uidValidity(), List.of(copy.uid()));
      if (one instanceof Cabinet.Result.NotNow) return one;
      if (one instanceof Cabinet.Result.Never) result = one;
    }
    return result;
  }

  private boolean settle(Errand errand, Cabinet.Result result) {
    transactions.change(
        Urgency.BATCH,
        () -> {
          switch (result) {
            case Cabinet.Result.Done _ -> errands.done(errand);
            case Cabinet.Result.NotNow(String why) -> errands.notNow(errand, why, clock.instant());
            case Cabinet.Result.Never(String why) -> errands.never(errand, why);
          }
        });
    switch (result) {
      case Cabinet.Result.Done _ -> lastTrouble = null;
      case Cabinet.Result.NotNow(String why) -> tell(why + " It is tried again.");
      case Cabinet.Result.Never(String why) -> tell(why + " It is left as it is.");
    }
    return !(result instanceof Cabinet.Result.NotNow);
  }

  /** Once, not for each of a hundred. */
  private void tell(String trouble) {
    if (!trouble.equals(lastTrouble)) LOG.warn("What was sent could not be noted: {}", trouble);
    lastTrouble = trouble;
  }
}
