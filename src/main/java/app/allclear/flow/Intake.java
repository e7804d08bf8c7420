package app.allclear.flow;

import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Decided;
import app.allclear.incident.Kept;
import app.allclear.incident.Messages;
import app.allclear.mail.Arrival;
import app.allclear.mail.Letter;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Mail comes in: read outside a transaction, then stored, matched and filed in one, its copies
 * accounted for in the same.
 */
final class Intake extends CopyAccounting {
  /** A transaction ends after this long, so that whoever is more urgent waits no longer. */
  private static final long LONGEST_NANOS = 25_000_000;

  private final Messages messages;
  private final Reader reader;
  private final Filing filing;
  private final Settling settling;
  private final Returns returns;
  private final Clock clock;

  Intake(
      Transactions transactions,
      CopyAccounts copies,
      Messages messages,
      Reader reader,
      Filing filing,
      Settling settling,
      Returns returns,
      Clock clock) {
    super(transactions, copies, false);
    this.messages = messages;
    this.reader = reader;
    this.filing = filing;
    this.settling = settling;
    this.returns = returns;
    this.clock = clock;
  }

  private record Read(Arrival arrival, Letter letter) {}

  @Override
  public void arrived(List<Arrival> batch) {
    List<Read> left = new ArrayList<>();
    for (Arrival arrival : batch)
      left.add(new Read(arrival, reader.read(arrival.raw(), arrival.copy().mailbox())));
    while (!left.isEmpty()) {
      List<Read> rest = left;
      int done = transactions.change(Urgency.BATCH, () -> fileSome(rest));
      left = left.subList(done, left.size());
    }
  }

  /** Files as many as one transaction may take, and no more once a restore waits; at least one. */
  private int fileSome(List<Read> batch) {
    long end = System.nanoTime() + LONGEST_NANOS;
    int done = 0;
    for (Read read : batch) {
      fileOne(read);
      done++;
      if (System.nanoTime() > end || transactions.restoreWaits()) break;
    }
    return done;
  }

  private void fileOne(Read read) {
    if (copies.isSettled(read.arrival().copy())) return;
    Kept kept = messages.keep(read.arrival(), read.letter());
    if (!kept.fresh()) return;
    Instant now = clock.instant();
    Decided decided = reader.decide(read.letter());
    filing.file(kept.id(), decided, now);
    settling.by(kept.id(), decided, now);
    returns.take(read.letter(), now);
  }

  @Override
  void keepUnread(Arrival arrival, Letter unread) {
    Kept kept = messages.keep(arrival, unread);
    if (kept.fresh()) messages.decide(kept.id(), Decided.unread(unread));
  }
}
