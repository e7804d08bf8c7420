package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.StoredMessage;
import app.allclear.restore.DatabaseStatus;
import java.util.List;
import java.util.Set;

/** Who is owed which notice: pure, safe for any thread. */
public final class WhoIsOwed {
  /**
   * @param own the addresses of our own mailboxes, which are never written to
   */
  public WhoIsOwed(Set<EmailAddress> own) {}

  /** A message was filed in the incident, or adopted into its outage. */
  public List<OwedNotice> whenWritten(Situation situation, StoredMessage message) {
    throw new UnsupportedOperationException();
  }

  /** A database's status changed; the situation already holds what it is after. */
  public List<OwedNotice> whenChanged(
      Situation situation, DatabaseStatus before, DatabaseStatus after) {
    throw new UnsupportedOperationException();
  }

  /**
   * The operator announces {@code PROGRESS} or {@code AFTERWARDS}.
   *
   * @param round which announcement of the outage it is
   */
  public List<OwedNotice> whenAnnounced(Situation situation, NoticeEvent event, int round) {
    throw new UnsupportedOperationException();
  }
}
