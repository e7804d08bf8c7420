package app.allclear.incident;

import app.allclear.store.Page;
import java.util.List;
import java.util.Optional;

/** The stored messages. Lists are in the order stored unless they say otherwise. */
public class Messages {
  public Page<StoredMessage> after(long after, int limit) {
    throw new UnsupportedOperationException();
  }

  public Optional<StoredMessage> find(MessageId id) {
    throw new UnsupportedOperationException();
  }

  public MessageText text(MessageId id) {
    throw new UnsupportedOperationException();
  }

  /** An incident's messages, oldest received first. */
  public List<StoredMessage> ofIncident(IncidentId id) {
    throw new UnsupportedOperationException();
  }

  /** The unmatched tray: human mail about nobody for certain, newest received first. */
  public List<StoredMessage> unmatched(int limit) {
    throw new UnsupportedOperationException();
  }

  public int unmatchedCount() {
    throw new UnsupportedOperationException();
  }

  /** The raw bytes of the first copy, exactly as fetched. */
  public Optional<byte[]> raw(MessageId id) {
    throw new UnsupportedOperationException();
  }
}
