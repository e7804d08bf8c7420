package app.allclear.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox watcher needs of whoever owns the messages. Every call is durable when it returns;
 * calls for one folder come from one thread, calls for several folders may come at once.
 */
public interface Correspondence {
  /**
   * The instant from which on this folder's mail is taken: the earlier of what was agreed before
   * and what is proposed now. A fixed instant, so that the window does not slide away under stored
   * mail.
   */
  Instant horizon(String mailbox, String folder, Instant proposed);

  /** UIDs of this folder that are stored or refused; not those still pending. */
  Set<Long> settled(String mailbox, String folder, long uidValidity);

  /**
   * One census: rows are made (pending) for UIDs never seen, and rows whose UID is no longer there
   * become gone. Called before the fetch and after it.
   */
  void counted(FolderCensus census);

  /**
   * A batch of fetched copies, filed in one transaction. Throws where it could not be; then the
   * watcher calls {@link #arrivedAlone} for each.
   */
  void arrived(List<Arrival> batch);

  /** One copy of a batch that failed: stored raw at least, whatever is wrong with it. */
  void arrivedAlone(Arrival arrival);

  /** The server answered, for good, that it won't hand out this copy. */
  void refused(CopyId copy, String reason);

  /** UIDs that vanished between the census and the fetch. */
  void gone(String mailbox, String folder, long uidValidity, Collection<Long> uids);

  /**
   * The connection's state changed.
   *
   * @param trouble a full sentence that says what to do; null while connected
   */
  void connection(String mailbox, String folder, boolean connected, @Nullable String trouble);
}
