package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.search.Hit;
import app.allclear.search.MessageSearch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Searches the messages' words. */
final class Finder {
  private static final int SHOWN = 50;

  private final MessageSearch search;
  private final Messages messages;
  private final Directories directory;
  private final Times times;

  Finder(MessageSearch search, Messages messages, Directories directory, Times times) {
    this.search = search;
    this.messages = messages;
    this.directory = directory;
    this.times = times;
  }

  /** Newest first. */
  List<Found> find(String typed) {
    return search.find(typed, SHOWN).stream()
        .map(Hit::message)
        .map(messages::find)
        .flatMap(Optional::stream)
        .map(this::view)
        .toList();
  }

  /** Why something may be missing among what was found, or null. */
  @Nullable String hint() {
    return search.trouble().orElse(null);
  }

  private Found view(StoredMessage message) {
    return new Found(
        message.id().toString(),
        message.fromName(),
        message.from(),
        message.subject(),
        times.of(message.received()),
        message.customers().stream()
            .map(id -> MessageViews.name(directory.inForce(), id))
            .toList());
  }
}
