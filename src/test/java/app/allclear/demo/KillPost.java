package app.allclear.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that is never killed: it holds support's mailbox, and writes down every mail that
 * it takes over SMTP. It takes its time over each, so that a kill often finds one on its way.
 */
final class KillPost implements AutoCloseable {
  static final String SUPPORT = "support@host.example";
  static final String PASSWORD = "harbour";
  private static final int MILLIS_A_MAIL = 25;

  /** A mail taken over SMTP. */
  record Delivered(String to, String messageId) {}

  private final Queue<Delivered> delivered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger copies = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private final GreenMailUser support;

  KillPost() {
    server.start();
    support = server.setUser(SUPPORT, SUPPORT, PASSWORD);
    server
        .getUserManager()
        .setMessageDeliveryHandler((mail, to) -> {
          hesitate();
          MimeMessage message = mail.getMessage();
          if (to.getEmail().equals(SUPPORT)) copies.incrementAndGet();
          else delivered.add(new Delivered(to.getEmail(), Notices.bare(message.getMessageID())));
          return account(to.getEmail());
        });
  }

  private void hesitate() {
    try {
      never.await(MILLIS_A_MAIL, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private GreenMailUser account(String address) {
    GreenMailUser known = server.getUserManager().getUserByEmail(address);
    try {
      return known != null ? known : server.getUserManager().createUser(address, address, PASSWORD);
    } catch (UserException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a mail into support's inbox. */
  void arrives(byte[] raw) {
    try {
      support.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(raw)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Delivered> delivered() {
    return List.copyOf(delivered);
  }

  /** How many copies of our own notices came back to support's inbox. */
  int copies() {
    return copies.get();
  }

  int smtpPort() {
    return server.getSmtp().getPort();
  }

  int imapPort() {
    return server.getImap().getPort();
  }

  @Override
  public void close() {
    server.stop();
  }
}
