package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.incident.Decided;
import app.allclear.incident.MatchKind;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Letter;
import app.allclear.matching.SenderRole;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a stored message by everything known now, the operator's word before all.
 */
final class Rejudgement {
  private final Messages messages;
  private final Reader reader;
  private final ByHand byHand;

  Rejudgement(Messages messages, Reader reader, ByHand byHand) {
    this.messages = messages;
    this.reader = reader;
    this.byHand = byHand;
  }

  /** Its letter, where it can be read without danger. */
  Optional<Letter> letter(StoredMessage message) {
    // One that took the program down when it was read would do so again, at every start.
    if (Reader.isUnread(message)) return Optional.empty();
    return messages.raw(message.id()).map(raw -> reader.read(raw, message.mailbox()));
  }

  /** What is assigned stays so; who wrote it may be another. Empty where it can't be read. */
  Optional<Decided> of(StoredMessage message) {
    if (message.assigned()) return Optional.of(assigned(message, message.customers()));
    return letter(message).map(letter -> of(message, letter));
  }

  Decided of(StoredMessage message, Letter letter) {
    Decided evidence = reader.decideAgain(letter, message.id());
    return messages
        .markedMachine(message.id())
        .map(machine -> byHand.marked(message, evidence, machine))
        .orElse(evidence);
  }

  /** About exactly these customers by the operator's word; who wrote it as said or shown. */
  Decided assigned(StoredMessage message, List<CustomerId> customers) {
    Boolean marked = messages.markedMachine(message.id()).orElse(null);
    boolean automatic = marked != null ? marked : isAutomatic(message);
    return byHand.assigned(message, customers, automatic, marked);
  }

  private boolean isAutomatic(StoredMessage message) {
    return letter(message)
        .map(letter -> reader.decideAgain(letter, message.id()).automatic())
        .orElse(message.automatic());
  }

  /** Whether the decision is what is stored already. */
  static boolean says(Decided decided, StoredMessage stored) {
    return decided.kind() == stored.match()
        && decided.automatic() == stored.automatic()
        && doubted(decided) == stored.senderOf().containsValue(SenderRole.DOUBTED)
        && (decided.kind() != MatchKind.CERTAIN || decided.certain().equals(stored.customers()))
        && (decided.kind() == MatchKind.CERTAIN
            || decided.toward().stream()
                .map(toward -> new StoredMessage.Ranked(toward.customer(), toward.reasons()))
                .toList()
                .equals(stored.candidates()));
  }

  private static boolean doubted(Decided decided) {
    return decided.toward().stream()
        .anyMatch(toward -> toward.certain() && toward.role() == SenderRole.DOUBTED);
  }
}
