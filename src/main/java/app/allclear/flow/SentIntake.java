package app.allclear.flow;

import app.allclear.incident.CopyAccounts;
import app.allclear.incident.SentMails;
import app.allclear.mail.Address;
import app.allclear.mail.Arrival;
import app.allclear.mail.Letter;
import app.allclear.mail.Letters;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * What stands in the folders for sent mail comes in: a notice of ours is proof that it was sent,
 * anything else is the operator's answer from elsewhere. It is never mail received: nothing here
 * opens an incident or is answered.
 */
final class SentIntake extends CopyAccounting {
  /** Our own addresses mark mail received as a machine's; here everything is from us. */
  private static final Set<String> NOBODY = Set.of();

  private final Letters letters = new Letters();
  private final SentMails sentMails;
  private final Returns returns;
  private final OwnAnswers answers;
  private final Clock clock;

  SentIntake(
      Transactions transactions,
      CopyAccounts copies,
      SentMails sentMails,
      Returns returns,
      OwnAnswers answers,
      Clock clock) {
    super(transactions, copies, true);
    this.sentMails = sentMails;
    this.returns = returns;
    this.answers = answers;
    this.clock = clock;
  }

  /** Each in a change of its own: there are few, and one mail can touch many customers. */
  @Override
  public void arrived(List<Arrival> batch) {
    for (Arrival arrival : batch)
      keep(arrival, letters.read(arrival.raw(), null, NOBODY), letters.recipients(arrival.raw()));
  }

  private void keep(Arrival arrival, Letter letter, List<Address> recipients) {
    transactions.change(
        Urgency.BATCH,
        () -> {
          if (copies.isSettled(arrival.copy())) return;
          sentMails
              .keep(arrival, letter, recipients)
              .filter(mail -> !returns.isOurs(mail.messageIdHeader(), clock.instant()))
              .ifPresent(mail -> answers.found(mail, clock.instant()));
        });
  }

  @Override
  void keepUnread(Arrival arrival, Letter unread) {
    sentMails.keep(arrival, unread, List.of());
  }
}
