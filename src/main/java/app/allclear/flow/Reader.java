package app.allclear.flow;

import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Decided;
import app.allclear.incident.Evidence;
import app.allclear.incident.MessageId;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teachings;
import app.allclear.mail.Authentication;
import app.allclear.mail.Body;
import app.allclear.mail.Letter;
import app.allclear.mail.Letters;
import app.allclear.mail.MailboxSettings;
import app.allclear.matching.Knowledge;
import app.allclear.matching.KnownTables;
import app.allclear.matching.KnownThreads;
import app.allclear.matching.Learned;
import app.allclear.matching.Matcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads raw bytes with what is configured for their mailbox, and says whom they are about. */
final class Reader {
  private static final String UNREAD = "(could not be read)";

  private final Letters letters;
  private final Map<String, MailboxSettings> mailboxes = new HashMap<>();
  private final Set<EmailAddress> own;
  private final Set<String> ownWritten;
  private final Matcher matcher;
  private final Directories directories;
  private final Evidence evidence;
  private final Teachings teachings;
  private final KnownTables tables;

  Reader(
      Letters letters,
      List<MailboxSettings> mailboxes,
      Set<EmailAddress> own,
      Matcher matcher,
      Directories directories,
      Evidence evidence,
      Teachings teachings,
      KnownTables tables) {
    this.letters = letters;
    this.own = Set.copyOf(own);
    this.ownWritten = own.stream().map(EmailAddress::value).collect(Collectors.toSet());
    this.matcher = matcher;
    this.directories = directories;
    this.evidence = evidence;
    this.teachings = teachings;
    this.tables = tables;
    mailboxes.forEach(mailbox -> this.mailboxes.put(mailbox.name(), mailbox));
  }

  /** Whom the letter is about, by everything known now. */
  Decided decide(Letter letter) {
    return decide(letter, evidence, teachings);
  }

  /** The same of one that is stored already: only what may speak of it does. */
  Decided decideAgain(Letter letter, MessageId id) {
    return decide(letter, evidence.about(id), teachings.asOf(id));
  }

  private Decided decide(Letter letter, KnownThreads threads, Learned learned) {
    Recall recall = new Recall(learned);
    Decided decided =
        Decided.by(
            matcher.read(
                letter, directories.inForce(), new Knowledge(threads, recall, tables), own));
    return decided.using(recall.usedFor(decided));
  }

  Letter read(byte[] raw, String mailbox) {
    MailboxSettings settings = mailboxes.get(mailbox);
    return letters.read(raw, settings == null ? null : settings.authservId(), ownWritten);
  }

  /** A letter of which nothing was read but that it is there. */
  static Letter unread(byte[] raw, String trouble) {
    return new Letter(
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        UNREAD,
        null,
        Body.EMPTY,
        Authentication.NONE,
        List.of(),
        null,
        List.of(),
        sha256(raw),
        trouble);
  }

  /** Whether the message was stored as {@link #unread} left it. */
  static boolean isUnread(StoredMessage message) {
    return message.trouble() != null && message.subject().equals(UNREAD);
  }

  private static String sha256(byte[] raw) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
