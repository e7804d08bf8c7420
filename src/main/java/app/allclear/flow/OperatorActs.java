package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.incident.LogEntry;
import app.allclear.incident.MessageId;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator does. Each act is one transaction, stands on the timelines it touches, and
 * throws {@link ActRefused} with a sentence where it can't be done as asked. Repeating an act that
 * is done changes nothing.
 */
public class OperatorActs {
  public Declared declare(Declaration declaration) {
    throw new UnsupportedOperationException();
  }

  /** Nulls leave as it is. Ending closes no incident and cancels nothing owed. */
  public Outage change(OutageId outage, @Nullable String name, @Nullable Instant endedAt) {
    throw new UnsupportedOperationException();
  }

  /** Marks databases damaged from a pasted list, in the outage under way or outside any. */
  public Declared markDamaged(String pasted, @Nullable String server, boolean allOnServer) {
    throw new UnsupportedOperationException();
  }

  /** Replaces the message's customers; an empty list clears them. Remembered as evidence. */
  public void assign(MessageId message, List<CustomerId> customers) {
    throw new UnsupportedOperationException();
  }

  /** Takes back what an assignment taught about an address. */
  public void forget(EmailAddress address, CustomerId customer) {
    throw new UnsupportedOperationException();
  }

  /** Registers an address as a contact of a customer: from now on notices may go there. */
  public void registerContact(CustomerId customer, EmailAddress address, @Nullable String name) {
    throw new UnsupportedOperationException();
  }

  /** Takes a contact registered here back; contacts of the file are the file's. */
  public void withdrawContact(CustomerId customer, EmailAddress address) {
    throw new UnsupportedOperationException();
  }

  /** The operator's yes to a reload that would lose many customers. */
  public void consentToReload() {
    throw new UnsupportedOperationException();
  }

  public void close(IncidentId incident) {
    throw new UnsupportedOperationException();
  }

  public void reopen(IncidentId incident) {
    throw new UnsupportedOperationException();
  }

  public void release(NoticeId notice) {
    throw new UnsupportedOperationException();
  }

  public void discard(NoticeId notice) {
    throw new UnsupportedOperationException();
  }

  /** Releases every held notice of the event; returns how many. */
  public int releaseAll(NoticeEvent event) {
    throw new UnsupportedOperationException();
  }

  /** Settles a doubt by hand: it was sent after all, or it is to be sent again. */
  public void settleDoubt(NoticeId notice, boolean wasSent) {
    throw new UnsupportedOperationException();
  }

  public void pause() {
    throw new UnsupportedOperationException();
  }

  public void resume() {
    throw new UnsupportedOperationException();
  }

  public LogEntry note(
      String text, @Nullable CustomerId customer, @Nullable DatabaseName database) {
    throw new UnsupportedOperationException();
  }
}
