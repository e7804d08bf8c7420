package app.allclear.demo;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The mail server of everybody in the cast: GreenMail on real ports of 127.0.0.1, an inbox each,
 * kept over a kill by {@link Drawers}. The support mailbox keeps its UIDVALIDITY and UIDs (RFC
 * 9051, section 2.3.1.1) from run to run, as a real server would.
 */
final class PostOffice implements AutoCloseable {
  private static final String PASSWORD = "harbour";

  private final GreenMail server;
  private final Drawers drawers;
  private final Consumer<Drawers.Kept> onDelivery;
  private final @Nullable SupportBox elsewhere;

  /** What {@link #deliver} is sending just now: only one at a time does. */
  private volatile @Nullable Parcel sending;

  private record Parcel(String key, byte[] raw) {}

  PostOffice(
      Drawers drawers,
      long uidValidity,
      Iterable<String> people,
      @Nullable SupportBox elsewhere,
      Consumer<Drawers.Kept> onDelivery) {
    this.drawers = drawers;
    this.elsewhere = elsewhere;
    this.onDelivery = onDelivery;
    this.server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    account(MailBytes.SUPPORT, PASSWORD);
    people.forEach(person -> account(person, person));
    setUidValidity(server.getUserManager().getUserByEmail(MailBytes.SUPPORT), uidValidity);
    drawers.addresses().forEach(address -> drawers.in(address).forEach(this::refill));
    server.getUserManager().setMessageDeliveryHandler(this::take);
  }

  private GreenMailUser account(String address, String password) {
    GreenMailUser known = server.getUserManager().getUserByEmail(address);
    try {
      return known != null ? known : server.getUserManager().createUser(address, address, password);
    } catch (UserException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refill(Drawers.Kept mail) {
    MailFolder inbox = inbox(account(mail.address(), mail.address()));
    try {
      inbox.appendMessage(message(mail.raw()), new Flags(), Date.from(mail.received()));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private MailFolder inbox(GreenMailUser user) {
    try {
      return server.getManagers().getImapHostManager().getInbox(user);
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage message(byte[] raw) throws MessagingException {
    return new MimeMessage((jakarta.mail.Session) null, new ByteArrayInputStream(raw));
  }

  /** GreenMail takes the clock's second for it, which would change with every start. */
  private void setUidValidity(GreenMailUser user, long value) {
    MailFolder inbox = inbox(user);
    try {
      Field field = inbox.getClass().getDeclaredField("uidValidity");
      field.setAccessible(true);
      field.setLong(inbox, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This GreenMail keeps its UIDVALIDITY elsewhere.", e);
    }
  }

  /** Called by the SMTP server before it says 250, in the sender's conversation. */
  private GreenMailUser take(MovingMessage arriving, MailAddress recipient)
      throws MessagingException {
    String address = recipient.getEmail().toLowerCase(Locale.ROOT);
    Parcel ours = sending;
    boolean cast = ours != null && address.equals(MailBytes.SUPPORT);
    byte[] raw = cast && ours != null ? ours.raw() : bytes(arriving.getMessage());
    String key = cast && ours != null ? ours.key() : Drawers.NO_KEY;
    Drawers.Kept kept = drawers.keep(address, Instant.now(), key, raw);
    // Without the two lines that GreenMail puts on top, which a human reading the mail would trip
    // over.
    arriving.setMimeMessage(message(raw));
    onDelivery.accept(kept);
    return account(address, address);
  }

  private static byte[] bytes(MimeMessage message) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      message.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a mail of the cast to support, over SMTP, unless it was taken before under this key. */
  synchronized void deliver(String key, String sender, byte[] raw) {
    if (drawers.hold(MailBytes.SUPPORT, key)) return;
    if (elsewhere != null) {
      elsewhere.put(raw);
      drawers.keep(MailBytes.SUPPORT, Instant.now(), key, raw);
      return;
    }
    sending = new Parcel(key, raw);
    try {
      SmtpDoor.knock(smtpPort(), sender, MailBytes.SUPPORT, raw);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded mail server refused " + key, e);
    } finally {
      sending = null;
    }
  }

  int smtpPort() {
    return server.getSmtp().getPort();
  }

  int imapPort() {
    return elsewhere != null ? elsewhere.imapPort() : server.getImap().getPort();
  }

  /** Of the support mailbox; everybody else's is their address. */
  String password() {
    return elsewhere != null ? elsewhere.password() : PASSWORD;
  }

  /** Addresses that somebody sent mail to and that nobody in the cast has. */
  List<String> strangers(Iterable<String> people) {
    java.util.Set<String> known = new java.util.HashSet<>(List.of(MailBytes.SUPPORT));
    people.forEach(known::add);
    return drawers.addresses().stream().filter(address -> !known.contains(address)).toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
