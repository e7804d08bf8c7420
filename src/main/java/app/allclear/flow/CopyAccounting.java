package app.allclear.flow;

import app.allclear.incident.CopyAccounts;
import app.allclear.mail.CopyId;
import app.allclear.mail.Correspondence;
import app.allclear.mail.FolderCensus;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts for every copy in the folders of one kind, whatever is done with the mail in them. */
abstract class CopyAccounting implements Correspondence {
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
