package app.allclear.mail;

import app.allclear.mail.MailboxSettings.Security;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SentFolderGreenMailTest implements SentFolderContract {
  private GreenMail server;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    server.setUser("support@host.example", "support", EmbeddedDovecot.PASSWORD);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailProgram program() {
    return new MailProgram(
        "127.0.0.1", server.getImap().getPort(), "support", EmbeddedDovecot.PASSWORD);
  }

  @Override
  public MailboxSettings mailbox(String sent, String... folders) {
    return Watched.withSent(
        Watched.mailbox(server.getImap().getPort(), Security.NONE, folders), sent);
  }

  @Override
  public Mailboxes mailboxes(MailboxSettings mailbox) {
    return Watched.watching(mailbox);
  }

  @Override
  public List<String> flags(String folder) {
    return program().flags(folder);
  }

  @Override
  public void createFolder(String name) {
    program().createFolder(name);
  }

  @Override
  public void receive(byte[] mail) {
    Session session = Session.getInstance(new Properties());
    try {
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
      server.getUserManager().getUser("support").deliver(message);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
