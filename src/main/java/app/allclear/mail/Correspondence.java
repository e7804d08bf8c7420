package app.allclear.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox watcher needs of whoever owns the messages. Every call is durable when it returns;
 * calls for one folder come from one thread, calls for several folders may come at once. A call
 * that throws is an owner that is out of order: the mail stays on the server, and the watcher comes
 * back after a growing wait.
 */
public interface Correspondence {
  /**
   * The instant from which on this folder's mail is taken: the earlier of what was agreed before
   * and what is proposed now. A fixed instant, so that the window does not slide away under stored
   * mail. {@link Instant#EPOCH} or earlier means everything.
   */
  Instant horizon(String mailbox, String folder, Instant proposed);

  /** UIDs of this folder that are stored or refused; not those still pending. */
  Set<Long> settled(String mailbox, String folder, long uidValidity);

  /**
   * UIDs of batches that {@link #begins} announced and nobody finished, because this process died:
   * each is handed over alone, through {@link #arrivedRaw}.
   */
  default Set<Long> interrupted(String mailbox, String folder, long uidValidity) {
    return Set.of();
  }

  /**
   * One census: rows are made (pending) for UIDs never seen, and rows whose UID is no longer there
   * become gone. So do all rows of this folder under any other UIDVALIDITY: a server that hands out
   * a new one has thrown the old numbers away, and the same mail arrives again under new ones, to
   * be recognised by its bytes. Called before the fetch and after it, and at least once an IDLE.
   */
  void counted(FolderCensus census);

  /**
   * These are about to be handed over together, so that a crash in the middle can be told later.
   */
  default void begins(List<CopyId> batch) {}

  /**
   * A batch of fetched copies, filed in one transaction. Throws where it could not be; then the
   * watcher calls {@link #arrivedAlone} for each.
   */
  void arrived(List<Arrival> batch);

  /** One copy of a batch that failed: stored raw at least, whatever is wrong with it. */
  void arrivedAlone(Arrival arrival);

  /** One copy of a batch that a crash interrupted: stored raw, and not read at all. */
  default void arrivedRaw(Arrival arrival) {
    arrivedAlone(arrival);
  }

  /** The server answered, for good, that it won't hand out this copy. */
  void refused(CopyId copy, String reason);

  /** UIDs that vanished between the census and the fetch. */
  void gone(String mailbox, String folder, long uidValidity, Collection<Long> uids);

  /**
   * The connection's state changed, or trouble goes on: called at each attempt.
   *
   * @param trouble a full sentence that says what to do; null while connected
   */
  void connection(String mailbox, String folder, boolean connected, @Nullable String trouble);
}
