package app.allclear.mail;

import app.allclear.mail.MailboxSettings.Security;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.util.MailLogger;
import org.jspecify.annotations.Nullable;

/**
 * The way into one mailbox: connects, protects the connection as configured, logs in, and knows the
 * folders. It speaks Angus's protocol class directly, because a {@code Folder} opens connections of
 * its own and keeps an object a message.
 *
 * <p>One thread uses it; {@link #close} may come from any.
 */
final class ImapDoor implements AutoCloseable {
  private static final MailLogger LOGGER =
      new MailLogger(ImapDoor.class, "imap", false, System.out);
  private static final Duration GOODBYE = Duration.ofMillis(300);

  private final MailboxSettings mailbox;
  private final ImapTimings timings;
  private final ScheduledExecutorService timer;
  private final Wire wire;
  private final ImapTroubles troubles;
  private @Nullable IMAPProtocol opened;
  private @Nullable String sentFolder;

  ImapDoor(
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

  Wire wire() {
    return wire;
  }

  ImapTroubles troubles() {
    return troubles;
  }

  IMAPProtocol imap() {
    IMAPProtocol current = opened;
    if (current == null) throw new IllegalStateException("The connection was never opened.");
    return current;
  }

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

  /** The folder's name on the server: another than configured only where that says auto. */
  String named(String folder) throws ImapTrouble {
    if (!MailboxSettings.AUTO.equalsIgnoreCase(folder) || !folder.equals(mailbox.sent()))
      return folder;
    String found = sentFolder;
    if (found == null) {
      found = markedSent();
      sentFolder = found;
    }
    return found;
  }

  /** The folder that the server itself marks as the one for sent mail: RFC 6154. */
  private String markedSent() throws ImapTrouble {
    boolean extended = imap().hasCapability("SPECIAL-USE") && imap().hasCapability("LIST-EXTENDED");
    List<ListInfo> listed = new ArrayList<>();
    for (Response each :
        accepted(command("LIST \"\" \"*\"" + (extended ? " RETURN (SPECIAL-USE)" : ""))))
      if (each instanceof IMAPResponse answer && answer.keyEquals("LIST")) listed.add(read(answer));
    return listed.stream()
        .filter(folder -> folder.canOpen)
        .filter(
            folder -> Arrays.stream(folder.attrs).anyMatch(mark -> mark.equalsIgnoreCase("\\Sent")))
        .map(folder -> folder.name)
        .findFirst()
        .orElseThrow(() ->
            troubles.noneMarkedSent(listed.stream().map(folder -> folder.name).sorted().toList()));
  }

  private ListInfo read(IMAPResponse answer) throws ImapTrouble {
    try {
      return new ListInfo(answer);
    } catch (ParsingException e) {
      throw troubles.broke(e);
    }
  }

  /** Opens the folder read-only, or looks at it anew; returns its UIDVALIDITY. */
  long examine(String folder) throws ImapTrouble {
    String name = named(folder);
    try {
      long uidValidity = imap().examine(name).uidvalidity;
      if (uidValidity < 0) throw troubles.noNumbers(name);
      return uidValidity;
    } catch (CommandFailedException e) {
      throw troubles.folderMissing(name, folder.equals(mailbox.sent()), folders(), e);
    } catch (ProtocolException | RuntimeException e) {
      throw troubles.broke(e);
    }
  }

  List<String> folders() throws ImapTrouble {
    try {
      ListInfo[] listed = imap().list("", "*");
      if (listed == null) return List.of();
      return Arrays.stream(listed).filter(f -> f.canOpen).map(f -> f.name).sorted().toList();
    } catch (ProtocolException | RuntimeException e) {
      throw troubles.broke(e);
    }
  }

  /** The answers to one command, whatever they say, unless the connection broke. */
  Response[] command(String command) throws ImapTrouble {
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

  Response[] accepted(Response[] answers) throws ImapTrouble {
    try {
      imap().handleResult(answers[answers.length - 1]);
      return answers;
    } catch (ProtocolException e) {
      throw troubles.broke(e);
    }
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
}
