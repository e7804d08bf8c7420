package app.allclear.search;

import app.allclear.incident.MessageId;
import app.allclear.incident.MessageText;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stored messages as the index reads them. */
final class StoredWords implements WordSource {
  private final Messages messages;

  StoredWords(Messages messages) {
    this.messages = messages;
  }

  @Override
  public List<MessageWords> after(long id, int limit) {
    return messages.after(id, limit).items().stream().map(this::words).toList();
  }

  @Override
  public List<MessageWords> read(Collection<MessageId> ids) {
    if (ids.isEmpty()) return List.of();
    long first = ids.stream().mapToLong(MessageId::value).min().orElseThrow();
    long last = ids.stream().mapToLong(MessageId::value).max().orElseThrow();
    // New mail comes as a run of ids, and a page costs hardly more than one message.
    if (last - first < 2L * ids.size()) return run(first, last, new HashSet<>(ids));
    List<MessageWords> found = new ArrayList<>();
    for (MessageId id : ids) {
      Optional<StoredMessage> message = messages.find(id);
      message.map(this::words).ifPresent(found::add);
    }
    return found;
  }

  private List<MessageWords> run(long first, long last, Set<MessageId> wanted) {
    return messages.after(first - 1, (int) (last - first + 1)).items().stream()
        .filter(message -> wanted.contains(message.id()))
        .map(this::words)
        .toList();
  }

  private MessageWords words(StoredMessage message) {
    MessageText text = messages.text(message.id());
    String name = message.fromName();
    return new MessageWords(
        message.id(),
        message.received(),
        name == null ? message.from() : name + " " + message.from(),
        message.subject(),
        text.full(),
        text.attachments(),
        message.customers());
  }
}
