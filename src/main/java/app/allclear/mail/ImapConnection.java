package app.allclear.mail;

import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP connection that only ever reads: folders are opened with EXAMINE and bodies fetched with
 * BODY.PEEK, so that nothing here can set a flag or delete.
 *
 * <p>One thread uses it; {@link #wake} and {@link #close} may come from any.
 */
final class ImapConnection implements AutoCloseable {
  private static final DateTimeFormatter SEARCH_DATE =
      DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

  private final MailboxSettings mailbox;
  private final ImapTimings timings;
  private final ScheduledExecutorService timer;
  private final ImapDoor door;
  private volatile @Nullable Idling idling;
  private volatile boolean woken;
  private boolean news;

  ImapConnection(
      MailboxSettings mailbox,
      ImapTimings timings,
      SSLSocketFactory tls,
      ScheduledExecutorService timer) {
    this.mailbox = mailbox;
    this.timings = timings;
    this.timer = timer;
    this.door = new ImapDoor(mailbox, timings, tls, timer);
  }

  /** Connects, protects the connection as configured, and logs in. */
  void open() throws ImapTrouble {
    door.open();
    door.imap().addResponseHandler(this::noteNews);
  }

  /**
   * Opens the folder read-only, or looks at it anew.
   *
   * @return its UIDVALIDITY
   */
  long examine(String folder) throws ImapTrouble {
    return door.examine(folder);
  }

  /** All UIDs from the horizon on, up to a day more: IMAP's SINCE knows days, in no time zone. */
  Set<Long> uidsSince(Instant horizon) throws ImapTrouble {
    news = false;
    String which = horizon.isAfter(Instant.EPOCH) ? "SINCE " + searchDate(horizon) : "ALL";
    return Answers.uids(door.accepted(door.command("UID SEARCH " + which)));
  }

  static String searchDate(Instant since) {
    return SEARCH_DATE.format(LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1));
  }

  boolean holds(long uid) throws ImapTrouble {
    return Answers.uids(door.accepted(door.command("UID SEARCH UID " + uid))).contains(uid);
  }

  /** What the server says of the sizes; a UID that it says nothing about is left out. */
  Map<Long, Long> sizes(Collection<Long> uids) throws ImapTrouble {
    return Answers.sizes(door.command("UID FETCH " + Answers.set(uids) + " (UID RFC822.SIZE)"));
  }

  /**
   * Fetches raw copies, in the server's order.
   *
   * @param dated false leaves INTERNALDATE out, for servers that send one nobody can read
   */
  Fetched fetch(String folder, long uidValidity, Collection<Long> uids, Instant now, boolean dated)
      throws ImapTrouble {
    String items = dated ? " (UID INTERNALDATE BODY.PEEK[])" : " (UID BODY.PEEK[])";
    Response[] answers = door.command("UID FETCH " + Answers.set(uids) + items);
    Response last = answers[answers.length - 1];
    return new Fetched(
        Answers.arrivals(answers, mailbox.name(), folder, uidValidity, uids, now),
        last.isOK() ? null : Answers.words(last));
  }

  /**
   * What a fetch brought.
   *
   * @param refusal the server's words where it did not answer OK; copies may have come even so
   */
  record Fetched(List<Arrival> arrivals, @Nullable String refusal) {}

  boolean canIdle() throws ImapTrouble {
    return door.imap().hasCapability("IDLE");
  }

  /** Waits until the server says anything, {@link #wake} is called, or the time is over. */
  void idle(Duration longest) throws ImapTrouble {
    IMAPProtocol imap = door.imap();
    try {
      imap.idleStart();
      door.wire().patience(longest.plus(timings.answer()));
      Idling current = new Idling(imap, door.wire(), timer, timings.answer());
      idling = current;
      if (woken || news) current.end();
      try {
        current.untilNews(longest);
      } finally {
        idling = null;
        woken = false;
      }
      door.wire().patience(timings.answer());
    } catch (ProtocolException | RuntimeException | SocketException e) {
      throw door.troubles().broke(e);
    }
  }

  /** Ends an IDLE that is going on, or the next one. */
  void wake() {
    woken = true;
    Idling current = idling;
    if (current != null) current.end();
  }

  /** Says goodbye, and waits a moment for the server's. */
  void logOut() {
    door.logOut();
  }

  @Override
  public void close() {
    door.close();
  }

  private void noteNews(Response response) {
    if (response instanceof IMAPResponse answer
        && (answer.keyEquals("EXISTS") || answer.keyEquals("EXPUNGE"))) news = true;
  }
}
