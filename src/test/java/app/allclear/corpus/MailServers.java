package app.allclear.corpus;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP server with the support mailbox, and an SMTP server of its own that takes everything and
 * writes down what came for whom.
 */
final class MailServers implements AutoCloseable {
  static final String PASSWORD = "harbour";

  private final GreenMail imap =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
  private final MailFolder inbox;

  /** A mail that the program sent. */
  record Recorded(String recipient, @Nullable String messageId) {}

  MailServers(String address) {
    imap.start();
    smtp.start();
    try {
      GreenMailUser support = imap.getUserManager().createUser(address, address, PASSWORD);
      inbox = imap.getManagers().getImapHostManager().getInbox(support);
    } catch (UserException | FolderException e) {
      throw new IllegalStateException(e);
    }
    smtp.getUserManager()
        .setMessageDeliveryHandler((mail, recipient) -> {
          String id = mail.getMessage().getHeader("Message-ID", null);
          recorded.add(
              new Recorded(recipient.getEmail(), id == null ? null : id.replaceAll("[<>\\s]", "")));
          return account(recipient.getEmail());
        });
  }

  private GreenMailUser account(String address) {
    GreenMailUser known = smtp.getUserManager().getUserByEmail(address);
    try {
      return known != null ? known : smtp.getUserManager().createUser(address, address, address);
    } catch (UserException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A mail stands in the inbox now; its UID is how many there are. */
  void put(byte[] raw, Instant received) {
    try {
      inbox.appendMessage(
          new MimeMessage((Session) null, new ByteArrayInputStream(raw)),
          new Flags(),
          Date.from(received));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Recorded> recorded() {
    return List.copyOf(recorded);
  }

  int imapPort() {
    return imap.getImap().getPort();
  }

  int smtpPort() {
    return smtp.getSmtp().getPort();
  }

  @Override
  public void close() {
    imap.stop();
    smtp.stop();
  }
}
