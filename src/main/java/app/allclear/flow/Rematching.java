package app.allclear.flow;

import app.allclear.incident.Decided;
import app.allclear.incident.MatchKind;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Letter;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches again what stands in the tray, after something was learned that may settle a doubt. */
final class Rematching {
  private static final Logger LOG = LoggerFactory.getLogger(Rematching.class);
  private static final Duration REACH = Duration.ofDays(30);

  private final Transactions transactions;
  private final Messages messages;
  private final Reader reader;
  private final Filing filing;
  private final Clock clock;

  Rematching(
      Transactions transactions, Messages messages, Reader reader, Filing filing, Clock clock) {
    this.transactions = transactions;
    this.messages = messages;
    this.reader = reader;
    this.filing = filing;
    this.clock = clock;
  }

  void tray() {
    for (MessageId id : messages.unmatchedSince(clock.instant().minus(REACH))) {
      try {
        match(id);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error(
            "Message {} of the tray could not be matched again. It stays there as it is.", id, e);
      }
    }
  }

  private void match(MessageId id) {
    Optional<StoredMessage> message = messages.find(id);
    Optional<byte[]> raw = messages.raw(id);
    // One that took the program down when it was read would do so again, at every start.
    if (message.isEmpty() || raw.isEmpty() || Reader.isUnread(message.get())) return;
    Letter letter = reader.read(raw.get(), message.get().mailbox());
    // Most of a tray stays as it is: that costs reading, no transaction.
    if (!says(reader.decide(letter), message.get()))
      transactions.change(Urgency.BATCH, () -> again(id, letter));
  }

  private void again(MessageId id, Letter letter) {
    StoredMessage message = messages.find(id).orElseThrow();
    if (message.match() == MatchKind.CERTAIN || message.assigned()) return;
    filing.file(id, reader.decide(letter), clock.instant());
  }

  private static boolean says(Decided decided, StoredMessage stored) {
    return decided.kind() == stored.match()
        && decided.toward().stream()
            .map(toward -> new StoredMessage.Ranked(toward.customer(), toward.reasons()))
            .toList()
            .equals(stored.candidates());
  }
}
