package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.Address;
import app.allclear.mail.Arrival;
import app.allclear.mail.Letter;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was found in folders for sent mail, one row however many copies there are, and the incidents
 * it stands in. It is never mail received. What writes is called inside a change.
 */
public final class SentMails {
  private final JdbcSentMails mails;
  private final JdbcMessages raw;
  private final JdbcTimeline timeline;
  private final CopyAccounts copies;
  private final Changes changes;

  SentMails(
      JdbcSentMails mails,
      JdbcMessages raw,
      JdbcTimeline timeline,
      CopyAccounts copies,
      Changes changes) {
    this.mails = mails;
    this.raw = raw;
    this.timeline = timeline;
    this.copies = copies;
    this.changes = changes;
  }

  /** Stores a copy, and its mail where this is the first: then the mail is handed back. */
  public Optional<SentMail> keep(Arrival arrival, Letter letter, List<Address> recipients) {
    String sha256 = Hashes.of(arrival.raw());
    raw.keepRaw(sha256, arrival.raw());
    copies.storedSent(arrival.copy(), sha256);
    String identity = NewMessage.identity(letter, sha256);
    if (mails.known(identity)) return Optional.empty();
    SentMail mail = read(arrival, letter, recipients);
    SentMailId id = mails.insert(mail, identity, NewMessage.headerKey(letter), sha256);
    return mails.find(id);
  }

  private static SentMail read(Arrival arrival, Letter letter, List<Address> recipients) {
    Set<EmailAddress> to = new LinkedHashSet<>();
    for (Address each : recipients) EmailAddress.of(each.address()).ifPresent(to::add);
    Set<String> answers = new LinkedHashSet<>(letter.inReplyTo());
    answers.addAll(letter.references().reversed());
    String own = letter.body().own().isBlank() ? letter.body().text() : letter.body().own();
    return new SentMail(
        new SentMailId(0),
        letter.messageId(),
        sentAt(arrival, letter),
        List.copyOf(to),
        List.copyOf(answers),
        letter.subject(),
        own,
        letter.body().text(),
        letter.attachments().stream().map(file -> file.name()).toList(),
        letter.automatic());
  }

  /** The earlier of both: an imported folder is dated today, and a phone's clock may be ahead. */
  private static Instant sentAt(Arrival arrival, Letter letter) {
    Instant date = letter.date();
    return date != null && date.isBefore(arrival.received()) ? date : arrival.received();
  }

  public Optional<SentMail> find(SentMailId id) {
    return mails.find(id);
  }

  /** Whether a mail with this Message-ID, without angle brackets, was found in such a folder. */
  public boolean holds(String messageId) {
    return mails.withHeader(Hashes.of(messageId));
  }

  /** Mail that names this Message-ID as what it answers. */
  public List<SentMail> naming(String messageId) {
    return mails.naming(Hashes.of(messageId));
  }

  /** Mail to this address since then that stands in no incident. */
  public List<SentMail> unfiledTo(EmailAddress recipient, Instant since) {
    return mails.unfiledTo(recipient, since);
  }

  /** The incidents that a message with this Message-ID is filed in. */
  public List<IncidentId> incidentsOf(String messageId) {
    return mails.incidentsOfHeader(Hashes.of(messageId));
  }

  /** The messages received with this Message-ID; rarely more than one. */
  public List<MessageId> messagesNamed(String messageId) {
    return raw.withHeader(Hashes.of(messageId));
  }

  /** Open incidents with human mail from any of these addresses, received until then. */
  public List<IncidentId> whereTheyWrote(Collection<EmailAddress> senders, Instant until) {
    return senders.isEmpty() ? List.of() : mails.whereTheyWrote(senders, until);
  }

  /** When the first message of the incident was received; empty where there is none. */
  public Optional<Instant> firstMessageOf(IncidentId incident) {
    return mails.firstMessageOf(incident);
  }

  /**
   * Files it in the incident, on its timeline as well; false where it stood there already.
   *
   * @param sure whether it answers this incident's people for certain
   */
  public boolean file(IncidentId incident, SentMail mail, boolean sure, String words) {
    if (!mails.file(incident, mail.id(), sure)) return false;
    timeline.addAnswer(incident, mail.sentAt(), words, mail.id());
    changes.record(ChangeKind.INCIDENT, incident);
    return true;
  }

  /** Oldest first. */
  public List<SentMail> ofIncident(IncidentId incident) {
    return mails.ofIncident(incident, false);
  }

  /** What counts as the operator's answer in the incident. */
  public List<OwnAnswer> answersIn(IncidentId incident) {
    return answersIn(List.of(incident)).getOrDefault(incident, List.of());
  }

  /** The same of several; those without an answer are missing. */
  public Map<IncidentId, List<OwnAnswer>> answersIn(Collection<IncidentId> incidents) {
    return mails.answersIn(incidents);
  }
}
