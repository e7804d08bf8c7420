package app.allclear.mail;

import jakarta.mail.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;

/** {@link Cabinet} over IMAP, on a connection that is opened when it is needed. */
final class ImapCabinet implements Cabinet {
  private static final Result DONE = new Result.Done();

  private final MailboxSettings mailbox;
  private final ImapTimings timings;
  private final SSLSocketFactory tls;
  private final ScheduledExecutorService timer;
  private volatile @Nullable ImapDoor door;
  private volatile boolean closed;

  ImapCabinet(
      MailboxSettings mailbox,
      ImapTimings timings,
      SSLSocketFactory tls,
      ScheduledExecutorService timer) {
    this.mailbox = mailbox;
    this.timings = timings;
    this.tls = tls;
    this.timer = timer;
  }

  private interface Work {
    Result with(ImapDoor door) throws ImapTrouble;
  }

  @Override
  public Result file(OutgoingMail mail, Instant sent) {
    String folder = mailbox.sent();
    if (folder == null) return new Result.Never("Mailbox " + mailbox.name() + " names no folder.");
    return attempt(open -> {
      open.examine(folder);
      if (!holds(open, mail.messageId(), sent)) append(open, folder, mail, sent);
      return DONE;
    });
  }

  private static boolean holds(ImapDoor open, String messageId, Instant sent) throws ImapTrouble {
    String search =
        "UID SEARCH SINCE %s HEADER Message-ID \"%s\""
            .formatted(ImapConnection.searchDate(sent), messageId.replaceAll("[\\\\\"]", "\\\\$0"));
    return !Answers.uids(open.accepted(open.command(search))).isEmpty();
  }

  private static void append(ImapDoor open, String folder, OutgoingMail mail, Instant sent)
      throws ImapTrouble {
    try {
      open.imap()
          .append(
              open.named(folder),
              new Flags(Flags.Flag.SEEN),
              Date.from(sent),
              new Bytes(MailWriter.write(mail)));
    } catch (CommandFailedException e) {
      throw open.troubles().notFiled(open.named(folder), e);
    } catch (ProtocolException | RuntimeException e) {
      throw open.troubles().broke(e);
    }
  }

  @Override
  public Result markAnswered(String folder, long uidValidity, Collection<Long> uids) {
    return attempt(open -> {
      MailboxInfo selected = select(open, folder);
      if (selected.uidvalidity != uidValidity)
        return new Result.Never("Folder " + folder + " has been numbered anew.");
      Response[] answers =
          open.command("UID STORE " + Answers.set(uids) + " +FLAGS.SILENT (\\Answered)");
      // Not CLOSE, which would delete what somebody else has marked as deleted.
      open.examine(folder);
      Response last = answers[answers.length - 1];
      return last.isOK() ? DONE : new Result.Never("The server says: " + Answers.words(last) + ".");
    });
  }

  private static MailboxInfo select(ImapDoor open, String folder) throws ImapTrouble {
    try {
      return open.imap().select(folder);
    } catch (CommandFailedException e) {
      throw open.troubles().folderMissing(folder, false, open.folders(), e);
    } catch (ProtocolException | RuntimeException e) {
      throw open.troubles().broke(e);
    }
  }

  private Result attempt(Work work) {
    try {
      return work.with(opened());
    } catch (ImapTrouble trouble) {
      hangUp();
      return new Result.NotNow(trouble.getMessage());
    } catch (RuntimeException e) {
      hangUp();
      return new Result.NotNow(
          "Writing into mailbox %s failed (%s)."
              .formatted(mailbox.name(), NetworkTrouble.line(e.toString())));
    }
  }

  private ImapDoor opened() throws ImapTrouble {
    ImapDoor open = door;
    if (open != null) return open;
    open = new ImapDoor(mailbox, timings, tls, timer);
    door = open;
    if (closed) open.close();
    open.open();
    return open;
  }

  @Override
  public void rest() {
    ImapDoor open = door;
    if (open != null) open.logOut();
    hangUp();
  }

  private void hangUp() {
    ImapDoor open = door;
    door = null;
    if (open != null) open.close();
  }

  @Override
  public void close() {
    closed = true;
    ImapDoor open = door;
    if (open != null) open.close();
  }

  /** A mail on its way into a folder. */
  private record Bytes(byte[] bytes) implements Literal {
    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }
}
