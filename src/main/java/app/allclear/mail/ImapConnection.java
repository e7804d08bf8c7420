package app.allclear.mail;

import app.allclear.mail.MailboxSettings.Security;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.util.MailLogger;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP connection that only ever reads: folders are opened with EXAMINE and bodies fetched with
 * BODY.PEEK, so that nothing here can set a flag or delete. It speaks Angus's protocol class
 * directly, because a {@code Folder} opens connections of its own and keeps an object a message.
 *
 * <p>One thread uses it; {@link #wake} and {@link #close} may come from any.
 */
final class ImapConnection implements AutoCloseable {
  private static final MailLogger LOGGER =
      new MailLogger(ImapConnection.class, "imap", false, System.out);
  private static final Duration GOODBYE = Duration.ofMillis(300);
  private static final DateTimeFormatter SEARCH_DATE =
      DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

  private final MailboxSettings mailbox;
  private final ImapTimings timings;
  private final ScheduledExecutorService timer;
  private final Wire wire;
  private final ImapTroubles troubles;
  private volatile @Nullable Idling idling;
  private volatile boolean woken;
  private boolean news;
  private @Nullable IMAPProtocol opened;

  ImapConnection(
      MailboxSettings mailbox,
      ImapTimings timings,
      SSLSocketFactory tls,
      ScheduledExecutorService timer) {
    this.mailbox = mailbox;
    this.timings = timings;
    this.timer = timer;
    this.wire = new Wire(tls);
    this.troubles = new ImapTroubles(mailbox);
  }

  /** Connects, protects the connection as configured, and logs in. */
  void open() throws ImapTrouble {
    IMAPProtocol imap;
    try {
      imap =
          new IMAPProtocol(
              "imap",
              mailbox.host(),
              mailbox.port(),
              wire.properties("mail.imap", timings.connect(), timings.answer(), timer),
              mailbox.security() == Security.TLS,
              LOGGER);
    } catch (IOException | ProtocolException | RuntimeException e) {
      throw troubles.cannotConnect(e);
    }
    opened = imap;
    imap.addResponseHandler(this::noteNews);
    if (mailbox.security() == Security.STARTTLS) startTls(imap);
    logIn(imap);
  }

  private void startTls(IMAPProtocol imap) throws ImapTrouble {
    // A greeting of PREAUTH rules STARTTLS out, which is what an attacker in between would send.
    if (!imap.hasCapability("STARTTLS") || imap.isAuthenticated()) throw troubles.noStartTls();
    try {
      imap.startTLS();
      imap.capability();
    } catch (ProtocolException | RuntimeException e) {
      throw troubles.cannotConnect(e);
    }
  }

  private void logIn(IMAPProtocol imap) throws ImapTrouble {
    if (imap.isAuthenticated()) return;
    try {
      // PLAIN first: LOGIN has no way to carry a password that is not ASCII.
      if (imap.hasCapability("AUTH=PLAIN"))
        imap.authplain(null, mailbox.username(), mailbox.password());
      else if (!imap.hasCapability("LOGINDISABLED"))
        imap.login(mailbox.username(), mailbox.password());
      else if (imap.hasCapability("AUTH=LOGIN"))
        imap.authlogin(mailbox.username(), mailbox.password());
      else throw troubles.passwordNotTakenUnprotected();
      imap.capability();
    } catch (ProtocolException e) {
      throw troubles.cannotLogIn(e);
    } catch (RuntimeException e) {
      throw troubles.broke(e);
    }
  }

  /**
   * Opens the folder read-only, or looks at it anew.
   *
   * @return its UIDVALIDITY
   */
  long examine(String folder) throws ImapTrouble {
    try {
      long uidValidity = imap().examine(folder).uidvalidity;
      if (uidValidity < 0) throw troubles.noNumbers(folder);
      return uidValidity;
    } catch (CommandFailedException e) {
      throw troubles.folderMissing(folder, folders(), e);
    } catch (ProtocolException | RuntimeException e) {
      throw troubles.broke(e);
    }
  }

  private List<String> folders() throws ImapTrouble {
    try {
      ListInfo[] listed = imap().list("", "*");
      if (listed == null) return List.of();
      return Arrays.stream(listed).filter(f -> f.canOpen).map(f -> f.name).sorted().toList();
    } catch (ProtocolException | RuntimeException e) {
      throw troubles.broke(e);
    }
  }

  /** All UIDs from the horizon on, up to a day more: IMAP's SINCE knows days, in no time zone. */
  Set<Long> uidsSince(Instant horizon) throws ImapTrouble {
    news = false;
    String which =
        horizon.isAfter(Instant.EPOCH)
            ? "SINCE "
                + SEARCH_DATE.format(LocalDate.ofInstant(horizon, ZoneOffset.UTC).minusDays(1))
            : "ALL";
    return Answers.uids(accepted(command("UID SEARCH " + which)));
  }

  boolean holds(long uid) throws ImapTrouble {
    return Answers.uids(accepted(command("UID SEARCH UID " + uid))).contains(uid);
  }

  /** What the server says of the sizes; a UID that it says nothing about is left out. */
  Map<Long, Long> sizes(Collection<Long> uids) throws ImapTrouble {
    return Answers.sizes(command("UID FETCH " + Answers.set(uids) + " (UID RFC822.SIZE)"));
  }

  /**
   * Fetches raw copies, in the server's order.
   *
   * @param dated false leaves INTERNALDATE out, for servers that send one nobody can read
   */
  Fetched fetch(String folder, long uidValidity, Collection<Long> uids, Instant now, boolean dated)
      throws ImapTrouble {
    String items = dated ? " (UID INTERNALDATE BODY.PEEK[])" : " (UID BODY.PEEK[])";
    Response[] answers = command("UID FETCH " + Answers.set(uids) + items);
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
    return imap().hasCapability("IDLE");
  }

  /** Waits until the server says anything, {@link #wake} is called, or the time is over. */
  void idle(Duration longest) throws ImapTrouble {
    IMAPProtocol imap = imap();
    try {
      imap.idleStart();
      wire.patience(longest.plus(timings.answer()));
      Idling current = new Idling(imap, wire, timer, timings.answer());
      idling = current;
      if (woken || news) current.end();
      try {
        current.untilNews(longest);
      } finally {
        idling = null;
        woken = false;
      }
      wire.patience(timings.answer());
    } catch (ProtocolException | RuntimeException | SocketException e) {
      throw troubles.broke(e);
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
    try {
      wire.patience(GOODBYE);
      imap().logout();
    } catch (SocketException | ProtocolException | RuntimeException _) {
      // It is closed in any case.
    }
  }

  @Override
  public void close() {
    wire.cut();
  }

  private void noteNews(Response response) {
    if (response instanceof IMAPResponse answer
        && (answer.keyEquals("EXISTS") || answer.keyEquals("EXPUNGE"))) news = true;
  }

  /** The answers to one command, whatever they say, unless the connection broke. */
  private Response[] command(String command) throws ImapTrouble {
    try {
      Response[] answers = imap().command(command, null);
      imap().notifyResponseHandlers(answers);
      Response last = answers[answers.length - 1];
      if (last.isBYE()) imap().handleResult(last);
      return answers;
    } catch (ProtocolException | RuntimeException e) {
      throw troubles.broke(e);
    }
  }

  private Response[] accepted(Response[] answers) throws ImapTrouble {
    try {
      imap().handleResult(answers[answers.length - 1]);
      return answers;
    } catch (ProtocolException e) {
      throw troubles.broke(e);
    }
  }

  private IMAPProtocol imap() {
    IMAPProtocol current = opened;
    if (current == null) throw new IllegalStateException("The connection was never opened.");
    return current;
  }
}
