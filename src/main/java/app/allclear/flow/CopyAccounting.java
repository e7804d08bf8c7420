package app.allclear.flow;

import app.allclear.incident.CopyAccounts;
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.Correspondence;
import app.allclear.mail.FolderCensus;
import app.allclear.mail.Letter;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts for every copy in the folders of one kind, whatever is done with the mail in them. A
 * mail that cannot be filed is stored unread: its bytes are never lost.
 */
abstract class CopyAccounting implements Correspondence {
  private static final Logger LOG = LoggerFactory.getLogger(CopyAccounting.class);

  /** How often reading a mail may be cut off before it is held to be the reason. */
  private static final int MOST_TRIES = 5;

  final Transactions transactions;
  final CopyAccounts copies;
  private final boolean sent;

  /**
   * @param sent whether these are folders for sent mail
   */
  CopyAccounting(Transactions transactions, CopyAccounts copies, boolean sent) {
    this.transactions = transactions;
    this.copies = copies;
    this.sent = sent;
  }

  /** Stores a mail's bytes, and what the letter says of the trouble with them. */
  abstract void keepUnread(Arrival arrival, Letter unread);

  @Override
  public void arrivedAlone(Arrival arrival) {
    try {
      arrived(List.of(arrival));
    } catch (RuntimeException e) {
      LOG.error(
          "Message {} of {} could not be filed. Its bytes are stored unread.",
          arrival.copy().uid(),
          arrival.copy().folder(),
          e);
      keepUnread(arrival, "It could not be filed: " + e);
    }
  }

  /**
   * A copy whose batch did not survive a crash. Usually something else killed us, and may do so
   * again just after the start, so it is tried a few times more alone; the one that always kills us
   * is stored unread.
   */
  @Override
  public void arrivedRaw(Arrival arrival) {
    int tries = copies.tries(arrival.copy());
    if (tries >= MOST_TRIES) {
      keepUnread(
          arrival,
          "Reading it was interrupted %d times. Its bytes are kept as they came.".formatted(tries));
      return;
    }
    begins(List.of(arrival.copy()));
    arrivedAlone(arrival);
  }

  private void keepUnread(Arrival arrival, String trouble) {
    Letter unread = Reader.unread(arrival.raw(), trouble);
    transactions.change(Urgency.BATCH, () -> keepUnread(arrival, unread));
  }

  @Override
  public void begins(List<CopyId> batch) {
    transactions.change(Urgency.BATCH, () -> copies.countTries(batch));
  }

  @Override
  public Set<Long> interrupted(String mailbox, String folder, long uidValidity) {
    return copies.interrupted(mailbox, folder, uidValidity);
  }

  @Override
  public Set<Long> settled(String mailbox, String folder, long uidValidity) {
    return copies.settled(mailbox, folder, uidValidity);
  }

  @Override
  public Instant horizon(String mailbox, String folder, Instant proposed) {
    return transactions.change(Urgency.BATCH, () -> copies.horizon(mailbox, folder, proposed));
  }

  @Override
  public void counted(FolderCensus census) {
    transactions.change(Urgency.BATCH, () -> copies.counted(census));
  }

  @Override
  public void refused(CopyId copy, String reason) {
    transactions.change(Urgency.BATCH, () -> copies.refused(copy, reason));
  }

  @Override
  public void gone(String mailbox, String folder, long uidValidity, Collection<Long> uids) {
    transactions.change(Urgency.BATCH, () -> copies.gone(mailbox, folder, uidValidity, uids));
  }

  @Override
  public void connection(
      String mailbox, String folder, boolean connected, @Nullable String trouble) {
    transactions.change(
        Urgency.BATCH,
        () -> {
          copies.connection(mailbox, folder, connected, trouble);
          copies.holdsSent(mailbox, folder, sent);
        });
  }
}
