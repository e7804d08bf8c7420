package app.allclear.search;

import app.allclear.incident.MessageId;
import java.util.Collection;
import java.util.List;

/** Where the index takes messages from. */
interface WordSource {
  /** The first messages stored after the given id (0 for all), in the order stored. */
  List<MessageWords> after(long id, int limit);

  /** Those of these messages that exist. */
  List<MessageWords> read(Collection<MessageId> ids);
}
