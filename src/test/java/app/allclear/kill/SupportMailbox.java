package app.allclear.kill;

import app.allclear.SystemPrograms;
import app.allclear.mail.EmbeddedDovecot;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The IMAP server with support's mailbox. Mail can be put into it also while it is down. */
interface SupportMailbox extends AutoCloseable {
  String ADDRESS = "support@host.example";

  int port();

  String password();

  void put(byte[] raw);

  /** Kills the server, and starts it again on its port; false where this one can't be killed. */
  boolean killAndRevive();

  @Override
  void close();

  /** Dovecot where it is installed, else one in this process, which is never killed. */
  static SupportMailbox open() {
    return SystemPrograms.find("dovecot").isPresent() ? new OnDovecot() : new InProcess();
  }

  /** As most hosts have it. */
  final class OnDovecot implements SupportMailbox {
    private final EmbeddedDovecot server = EmbeddedDovecot.start();

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public String password() {
      return EmbeddedDovecot.PASSWORD;
    }

    @Override
    public synchronized void put(byte[] raw) {
      server.deliver(ADDRESS, raw);
    }

    @Override
    public boolean killAndRevive() {
      server.suspend();
      try {
        server.resume();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** For machines without Dovecot. */
  final class InProcess implements SupportMailbox {
    private final GreenMail server =
        new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    private final GreenMailUser support;

    InProcess() {
      server.start();
      support = server.setUser(ADDRESS, ADDRESS, password());
    }

    @Override
    public int port() {
      return server.getImap().getPort();
    }

    @Override
    public String password() {
      return "harbour";
    }

    @Override
    public synchronized void put(byte[] raw) {
      try {
        support.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(raw)));
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean killAndRevive() {
      return false;
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
