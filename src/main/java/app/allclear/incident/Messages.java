package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Arrival;
import app.allclear.mail.Letter;
import app.allclear.matching.SenderRole;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored messages. Lists are in the order stored unless they say otherwise. What writes is
 * called inside a change.
 */
public final class Messages {
  /** SQLite takes no more than 32,766 parameters in a statement. */
  private static final int AT_ONCE = 1_000;

  private final JdbcMessages messages;
  private final JdbcMatches matches;
  private final JdbcTeachings teachings;
  private final CopyAccounts copies;
  private final Changes changes;

  Messages(
      JdbcMessages messages,
      JdbcMatches matches,
      JdbcTeachings teachings,
      CopyAccounts copies,
      Changes changes) {
    this.messages = messages;
    this.matches = matches;
    this.teachings = teachings;
    this.copies = copies;
    this.changes = changes;
  }

  /** Stores a copy, and its message where this is the first; true in {@code fresh} if it is. */
  public Kept keep(Arrival arrival, Letter letter) {
    String sha256 = Hashes.of(arrival.raw());
    messages.keepRaw(sha256, arrival.raw());
    Optional<MessageId> known = messages.withIdentity(NewMessage.identity(letter, sha256));
    MessageId id = known.orElseGet(() -> insert(arrival, letter, sha256));
    copies.stored(arrival.copy(), id, sha256);
    changes.record(ChangeKind.MESSAGE, id);
    return new Kept(id, known.isEmpty());
  }

  private MessageId insert(Arrival arrival, Letter letter, String sha256) {
    String headerKey = NewMessage.headerKey(letter);
    boolean repeated = headerKey != null && messages.flagRepeated(headerKey);
    return messages.insert(new NewMessage(arrival, letter, sha256, repeated));
  }

  /** Writes whom the message is about, in place of what was decided before. */
  public void decide(MessageId id, Decided decided) {
    matches.set(id, decided);
    teachings.uses(id, decided.uses());
    changes.record(ChangeKind.MESSAGE, id);
  }

  /** The operator says of this one message that a machine, or a human, wrote it; null: neither. */
  public void mark(MessageId id, @Nullable Boolean machine) {
    matches.mark(id, machine == null ? null : machine ? "MACHINE" : "HUMAN");
  }

  /** Whether the operator said that a machine, or that a human, wrote it; empty for neither. */
  public Optional<Boolean> markedMachine(MessageId id) {
    return matches.marked(id).map("MACHINE"::equals);
  }

  /** What stands in the tray of this sender's mail received since, oldest first. */
  public List<StoredMessage> unmatchedFrom(EmailAddress sender, Instant since) {
    return views(messages.trayFrom(sender, since));
  }

  /** Everything of this sender's received since, oldest first. */
  public List<StoredMessage> from(EmailAddress sender, Instant since) {
    return views(messages.from(sender, since));
  }

  /** The messages whose doubt this one settled, in the order stored. */
  public List<StoredMessage> settledBy(MessageId id) {
    return views(messages.settledBy(id));
  }

  /** The Message-IDs that this message answers, without angle brackets, oldest first. */
  public List<String> answered(MessageId id) {
    return messages.thread(id).map(JdbcMessages.Thread::before).orElse(List.of());
  }

  public Page<StoredMessage> after(long after, int limit) {
    return Page.cut(
        views(messages.after(after, limit + 1)), limit, message -> message.id().toString());
  }

  public Optional<StoredMessage> find(MessageId id) {
    return messages.find(id).map(List::of).map(this::views).map(List::getFirst);
  }

  /** A message's words; empty ones where there is no such message. */
  public MessageText text(MessageId id) {
    return messages.text(id).orElse(new MessageText("", "", "", "", List.of()));
  }

  /** An incident's messages, oldest received first. */
  public List<StoredMessage> ofIncident(IncidentId id) {
    return views(messages.ofIncident(id));
  }

  /** How the newest human mail of each incident begins; those without one are not in it. */
  public Map<IncidentId, LatestWords> latest(Collection<IncidentId> incidents) {
    return incidents.isEmpty() ? Map.of() : messages.latest(incidents);
  }

  /** The unmatched tray: human mail about nobody for certain, newest received first. */
  public List<StoredMessage> unmatched(int limit) {
    return views(messages.tray(limit));
  }

  public int unmatchedCount() {
    return messages.trayCount();
  }

  /** The raw bytes of the first copy, exactly as fetched. */
  public Optional<byte[]> raw(MessageId id) {
    return messages.raw(id);
  }

  /** Everything received since, oldest first. */
  public List<MessageId> receivedSince(Instant since) {
    return messages.receivedSince(since);
  }

  /** What stands in the tray and was received since, oldest first. */
  public List<MessageId> unmatchedSince(Instant since) {
    return messages.traySince(since);
  }

  private List<StoredMessage> views(List<MessageRow> rows) {
    List<StoredMessage> views = new ArrayList<>(rows.size());
    for (int from = 0; from < rows.size(); from += AT_ONCE)
      views.addAll(some(rows.subList(from, Math.min(from + AT_ONCE, rows.size()))));
    return List.copyOf(views);
  }

  private List<StoredMessage> some(List<MessageRow> rows) {
    List<Long> ids = rows.stream().map(row -> row.id().value()).toList();
    var customers = matches.customers(ids);
    var databases = matches.databases(ids);
    var incidents = matches.incidents(ids);
    var copyRows = matches.copies(ids);
    return rows.stream()
        .map(row -> {
          long id = row.id().value();
          return view(
              row,
              customers.getOrDefault(id, List.of()),
              new Links(
                  databases.getOrDefault(id, List.of()),
                  incidents.getOrDefault(id, List.of()),
                  copyRows.getOrDefault(id, List.of())));
        })
        .toList();
  }

  private record Links(
      List<DatabaseName> databases, List<IncidentId> incidents, List<StoredMessage.Copy> copies) {}

  private static StoredMessage view(
      MessageRow row, List<JdbcMatches.CustomerRow> toward, Links links) {
    Map<CustomerId, SenderRole> roles = new LinkedHashMap<>();
    for (JdbcMatches.CustomerRow customer : toward)
      if (customer.certain()) roles.put(customer.customer(), customer.role());
    return new StoredMessage(
        row.id(),
        row.mailbox(),
        row.headerId(),
        row.sha256(),
        links.copies(),
        row.received(),
        row.date(),
        row.fromName(),
        row.from(),
        row.subject(),
        row.match(),
        List.copyOf(roles.keySet()),
        toward.stream()
            .filter(customer -> !customer.certain())
            .map(customer -> new StoredMessage.Ranked(customer.customer(), customer.reasons()))
            .toList(),
        links.databases(),
        links.incidents(),
        row.sender(),
        roles,
        row.automatic(),
        row.thanks(),
        row.authentication(),
        reasons(row),
        row.repeatedId(),
        row.assigned(),
        row.trouble());
  }

  private static List<String> reasons(MessageRow row) {
    if (!row.repeatedId()) return row.reasons();
    return Stream.concat(
            row.reasons().stream(),
            Stream.of("Another message has the same Message-ID with other content."))
        .toList();
  }
}
