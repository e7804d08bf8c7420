package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.LogEntry;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.TimelineEntry;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the operator does. Each act is one transaction, stands on the timelines it touches, and
 * throws {@link ActRefused} with a sentence where it can't be done as asked. Repeating an act that
 * is done changes nothing.
 */
public final class OperatorActs {
  private final Transactions transactions;
  private final OutageActs outageActs;
  private final NoticeActs noticeActs;
  private final AnnouncementActs announcementActs;
  private final DirectoryChanges directoryChanges;
  private final Incidents incidents;
  private final Outages outages;
  private final OperatorLog log;
  private final Settlement settlement;
  private final Clock clock;

  OperatorActs(
      Transactions transactions,
      OutageActs outageActs,
      NoticeActs noticeActs,
      AnnouncementActs announcementActs,
      DirectoryChanges directoryChanges,
      Incidents incidents,
      Outages outages,
      OperatorLog log,
      Settlement settlement,
      Clock clock) {
    this.transactions = transactions;
    this.outageActs = outageActs;
    this.noticeActs = noticeActs;
    this.announcementActs = announcementActs;
    this.directoryChanges = directoryChanges;
    this.incidents = incidents;
    this.outages = outages;
    this.log = log;
    this.settlement = settlement;
    this.clock = clock;
  }

  private <T> T act(Function<Instant, T> work) {
    return transactions.change(Urgency.OPERATOR, () -> work.apply(clock.instant()));
  }

  private void run(Consumer<Instant> work) {
    transactions.change(Urgency.OPERATOR, () -> work.accept(clock.instant()));
  }

  public Declared declare(Declaration declaration) {
    return act(now -> outageActs.declare(declaration, now));
  }

  /** Nulls leave as it is. Ending closes no incident and cancels nothing owed. */
  public Outage change(OutageId outage, @Nullable String name, @Nullable Instant endedAt) {
    return act(now -> outageActs.change(outage, name, endedAt, now));
  }

  /** Owes every affected customer of the outage an update, or the account of the day. */
  public Announced announce(OutageId outage, NoticeEvent event, String words) {
    return act(now -> announcementActs.announce(outage, event, words, false, now));
  }

  /** The same, but nothing of it leaves before its release, whatever the event's mode. */
  public Announced prepare(OutageId outage, NoticeEvent event, String words) {
    return act(now -> announcementActs.announce(outage, event, words, true, now));
  }

  /** What everybody may read of the outage, on the public page and in neutral answers. */
  public Outage sayPublicly(OutageId outage, String text) {
    return act(now -> outageActs.say(outage, text, now));
  }

  /** Marks databases damaged from a pasted list, in the outage under way or outside any. */
  public Declared markDamaged(String pasted, @Nullable String server, boolean allOnServer) {
    return act(now -> outageActs.markDamaged(pasted, server, allOnServer, now));
  }

  /** Registers an address as a contact of a customer: from now on notices may go there. */
  public void registerContact(CustomerId customer, EmailAddress address, @Nullable String name) {
    directoryChanges.registerContact(customer, address, name);
  }

  /** Takes a contact registered here back; contacts of the file are the file's. */
  public void withdrawContact(CustomerId customer, EmailAddress address) {
    directoryChanges.withdrawContact(customer, address);
  }

  /** The operator's yes to a reload that would lose much; the fingerprint says to which. */
  public void consentToReload(String fingerprint) {
    directoryChanges.consent(fingerprint);
  }

  public void close(IncidentId incident) {
    on(incident, (found, now) -> incidents.close(found.id(), now, "You closed it."));
  }

  public void reopen(IncidentId incident) {
    on(incident, (found, now) -> reopen(found, now));
  }

  private void reopen(Incident incident, Instant now) {
    if (incident.open()) return;
    if (incidents.reopen(incident.id(), now, "You reopened it.")) {
      // What happened while it was closed is told now, as far as it still is so.
      settlement.reconsider(incident.id(), now);
      return;
    }
    throw new ActRefused(
        ActRefused.Kind.CONFLICT,
        "%s has another open incident by now; look there.".formatted(incident.customerName()));
  }

  /** The operator has answered everybody who wrote in this incident until now. */
  public void answered(IncidentId incident) {
    on(incident, (found, now) -> incidents.answered(found.id(), now));
  }

  private interface IncidentAct {
    void on(Incident incident, Instant now);
  }

  private void on(IncidentId id, IncidentAct act) {
    run(now -> {
      Incident incident = incidents.find(id).orElseThrow(() -> ActRefused.noIncident(id));
      incidents.raise(incident.customer());
      act.on(incidents.find(id).orElseThrow(), now);
      settlement.rewrite(id);
    });
  }

  public void release(NoticeId notice) {
    run(now -> noticeActs.release(notice, now));
  }

  public void discard(NoticeId notice) {
    run(now -> noticeActs.discard(notice, now));
  }

  /** Sends one again that was refused for good, or came back. */
  public void sendAgain(NoticeId notice) {
    run(now -> noticeActs.sendAgain(notice, now));
  }

  /** Ends the rest of an address whose mail came back: what waits for it goes out now. */
  public void lift(EmailAddress address) {
    run(now -> noticeActs.lift(address, now));
  }

  /** Settles a doubt by hand: it was sent after all, or it is to be sent again. */
  public void settleDoubt(NoticeId notice, boolean wasSent) {
    run(now -> noticeActs.settleDoubt(notice, wasSent, now));
  }

  /** Nothing is sent from here on, until {@link #resume}; survives a restart. */
  public void pause() {
    run(_ -> noticeActs.pause());
  }

  public void resume() {
    run(_ -> noticeActs.resume());
  }

  /** Writes into the operator's log; a customer's note stands on its open incidents as well. */
  public LogEntry note(
      String text, @Nullable CustomerId customer, @Nullable DatabaseName database) {
    if (text.isBlank()) throw new ActRefused(ActRefused.Kind.INVALID, "A note needs some text.");
    return act(now -> write(text.strip(), customer, database, now));
  }

  private LogEntry write(
      String text, @Nullable CustomerId customer, @Nullable DatabaseName database, Instant now) {
    if (customer != null && !directoryChanges.knows(customer))
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "There is no customer “%s” to note this on. Check the id, or leave the customer out."
              .formatted(customer));
    CustomerId about = customer != null ? customer : directoryChanges.ownerOf(database);
    if (database != null && about == null)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "No customer has a database %s to note this on. Check the spelling (server/name), or leave the database out."
              .formatted(database));
    OutageId outage = outages.current().map(Outage::id).orElse(null);
    if (about != null)
      for (Incident incident : incidents.openOf(List.of(about)))
        incidents.note(incident.id(), now, TimelineEntry.Kind.LOG, "You noted: " + text);
    return log.write(now, text, outage, about, database);
  }
}
