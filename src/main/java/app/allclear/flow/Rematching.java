package app.allclear.flow;

import app.allclear.incident.Decided;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teachings;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches stored mail again, a transaction each: what stands in the tray, after the directory came
 * to know more, and what stood on something taught that was revoked.
 */
final class Rematching {
  private static final Logger LOG = LoggerFactory.getLogger(Rematching.class);
  private static final Duration REACH = Duration.ofDays(30);
  private static final Cause DIRECTORY = new Cause("the directory knows more by now");

  private final Transactions transactions;
  private final Messages messages;
  private final Teachings teachings;
  private final Rejudgement rejudgement;
  private final Refiling refiling;
  private final Settling settling;
  private final Clock clock;

  Rematching(
      Transactions transactions,
      Messages messages,
      Teachings teachings,
      Rejudgement rejudgement,
      Refiling refiling,
      Settling settling,
      Clock clock) {
    this.transactions = transactions;
    this.messages = messages;
    this.teachings = teachings;
    this.rejudgement = rejudgement;
    this.refiling = refiling;
    this.settling = settling;
    this.clock = clock;
  }

  void tray() {
    for (MessageId id : messages.unmatchedSince(clock.instant().minus(REACH)))
      tried(id, "of the tray", () -> ofTray(id));
  }

  private void ofTray(MessageId id) {
    // Most of a tray stays as it is: that costs reading, no transaction.
    Optional<StoredMessage> message = messages.find(id);
    if (message.isEmpty() || decided(message.get()).isEmpty()) return;
    transactions.change(Urgency.BATCH, () -> again(id, DIRECTORY));
  }

  /** What is to be said of it now, where that is something else. */
  private Optional<Decided> decided(StoredMessage message) {
    if (message.assigned()) return Optional.empty();
    return rejudgement.of(message).filter(decided -> !Rejudgement.says(decided, message));
  }

  private void again(MessageId id, Cause cause) {
    StoredMessage message = messages.find(id).orElseThrow();
    decided(message)
        .ifPresent(decided -> {
          refiling.refile(message, decided, cause, clock.instant());
          settling.by(id, decided, clock.instant());
        });
  }

  /**
   * Judges again what still stands on something revoked; what the operator filed by hand does not.
   * Returns how many are filed elsewhere now, or in the tray.
   */
  int afterRevocation(Cause cause) {
    int moved = 0;
    List<MessageId> standing = teachings.standingOnRevoked();
    for (MessageId id : standing)
      if (tried(
          id,
          "that stands on something revoked",
          () -> transactions.change(Urgency.BATCH, () -> withoutIt(id, cause)))) moved++;
    return moved;
  }

  /** Decides in any case, so that it rests on nothing revoked afterwards. */
  private void withoutIt(MessageId id, Cause cause) {
    StoredMessage message = messages.find(id).orElseThrow();
    rejudgement
        .of(message)
        .ifPresent(decided -> {
          refiling.raise(message.customers(), decided.certain());
          refiling.refile(messages.find(id).orElseThrow(), decided, cause, clock.instant());
        });
  }

  private static boolean tried(MessageId id, String which, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("Message {} {} could not be matched again. It stays as it is.", id, which, e);
      return false;
    }
  }
}
