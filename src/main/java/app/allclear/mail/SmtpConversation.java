package app.allclear.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.allclear.mail.SendResult.Accepted;
import app.allclear.mail.SendResult.RefusedForGood;
import app.allclear.mail.SendResult.RefusedForNow;
import app.allclear.mail.SendResult.Unknown;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SMTP connection that knows how far a mail got. Angus connects, does TLS and logs in; the mail
 * transaction (RFC 5321, section 3.3) is spoken here, because Angus's own {@code sendMessage}
 * reports a connection lost before and after the end of data in the same way, and waits for every
 * answer where the server would take the commands together (PIPELINING, RFC 2920).
 */
final class SmtpConversation extends SMTPTransport {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpConversation.class);
  private static final int NO_REPLY = -1;

  /** What the server said to one command. */
  private record Reply(String to, int code, String raw) {
    String words() {
      return NetworkTrouble.line(raw);
    }

    boolean taken() {
      return code / 100 == 2;
    }

    boolean heard() {
      return code != NO_REPLY;
    }
  }

  private final Wire wire;
  private final SmtpPostman.@Nullable Timings timings;
  private boolean endSent;
  private boolean usable = true;
  private Reply last = new Reply("", NO_REPLY, "");

  /**
   * @param timings null where the user set a timeout of their own, which then holds for everything
   */
  SmtpConversation(
      Session session, String protocol, Wire wire, SmtpPostman.@Nullable Timings timings) {
    super(session, null, protocol, protocol.equals("smtps"));
    this.wire = wire;
    this.timings = timings;
  }

  /** Whether addresses beyond ASCII can be sent (RFC 6531). */
  boolean carriesUtf8() {
    return supportsExtension("SMTPUTF8");
  }

  /** What becomes of a mail to such an address where {@link #carriesUtf8} is false. */
  SendResult cannotCarry(String address) {
    usable = true;
    return new RefusedForGood(
        "No mail can be sent to %s through this SMTP server: it does not offer SMTPUTF8, which an address beyond ASCII needs. Register another address of theirs."
            .formatted(address));
  }

  /** Hands one mail over; {@link #usable} says whether the connection is good for another. */
  synchronized SendResult deliver(PackedMail mail) {
    endSent = false;
    usable = false;
    try {
      Reply refused = envelope(mail);
      return refused == null ? content(mail) : refused(refused);
    } catch (MessagingException | IOException | RuntimeException e) {
      return broken(e);
    }
  }

  /** Whether the mail may have been taken: from when its end was handed to the network. */
  boolean endSent() {
    return endSent;
  }

  boolean usable() {
    return usable;
  }

  /** The connection gave out before the end of data: another one may do better, at once. */
  boolean worthAnotherConnection() {
    return !endSent && (!last.heard() || last.code() == 421);
  }

  /** The answer that refuses the mail; null where the server waits for its content. */
  private @Nullable Reply envelope(PackedMail mail) throws MessagingException, IOException {
    List<String> commands = new ArrayList<>();
    commands.add("MAIL FROM:<" + mail.from() + ">" + (mail.utf8() ? " SMTPUTF8" : ""));
    commands.add("RCPT TO:<" + mail.to() + ">");
    if (mail.copyTo() != null) commands.add("RCPT TO:<" + mail.copyTo() + ">");
    if (ours()) commands.add("DATA");
    boolean together = ours() && supportsExtension("PIPELINING");
    if (together) write(String.join("\r\n", commands));
    Reply refused = null;
    for (int i = 0; i < commands.size(); i++) {
      if (!together) write(commands.get(i));
      Reply reply = hear(commands.get(i));
      boolean copy = i == 2 && mail.copyTo() != null;
      if (copy && !reply.taken() && reply.heard()) {
        LOG.warn("The mail server refuses the copy to {}: {}", mail.copyTo(), reply.words());
        continue;
      }
      boolean content = commands.get(i).equals("DATA");
      boolean good = content ? reply.code() / 100 == 3 : reply.taken();
      if (good && content && refused != null) return hangingUp(refused);
      if (!good && refused == null) refused = reply;
      if (!reply.heard() || reply.code() == 421 || (refused != null && !together))
        return keeping(refused, reply);
    }
    return keeping(refused, last);
  }

  /** The server waits for a mail that has no recipient (RFC 2920, section 3.1): it gets none. */
  private Reply hangingUp(Reply refused) {
    wire.cut();
    return refused;
  }

  /** A refused mail leaves the connection good for the next, unless the server is going away. */
  private @Nullable Reply keeping(@Nullable Reply refused, Reply latest) {
    if (refused == null) return null;
    usable = latest.heard() && latest.code() != 421 && refused.heard() && forget();
    return refused;
  }

  private boolean forget() {
    Reply before = last;
    try {
      write("RSET");
      return hear("RSET").taken();
    } catch (MessagingException | IOException e) {
      return false;
    } finally {
      last = before;
    }
  }

  private SendResult content(PackedMail mail) throws MessagingException, IOException {
    Reply reply = ours() ? ourContent(mail) : angusContent(mail);
    if (reply.taken()) {
      usable = true;
      return new Accepted(reply.words());
    }
    if (!reply.heard())
      return new Unknown(
          "The connection broke after the whole mail was sent and before the server answered: "
              + hungUp(reply.words()));
    usable = reply.code() != 421;
    return refused(reply);
  }

  private Reply ourContent(PackedMail mail) throws MessagingException, IOException {
    if (timings != null) patience(timings.endOfData());
    wire.write(mail.stuffed());
    // A write that failed took its last bytes, and with them the dot, nowhere.
    endSent = true;
    return hear("the mail");
  }

  /** Where we don't hold the socket; Angus says DATA itself, and tells us of the dot. */
  private Reply angusContent(PackedMail mail) throws MessagingException, IOException {
    last = new Reply("DATA", NO_REPLY, "");
    try {
      data().write(mail.content());
      last = new Reply("the mail", NO_REPLY, "");
      finishData();
    } catch (MessagingException e) {
      if (!endSent && !last.heard() && getLastReturnCode() < 400) throw e;
    }
    return remember(last.to(), getLastReturnCode());
  }

  @Override
  protected void sendCommand(String command) throws MessagingException {
    boolean dot = command.equals(".");
    if (timings != null) patience(dot ? timings.endOfData() : timings.answer());
    super.sendCommand(command);
    if (dot) endSent = true;
  }

  /** Whether we hold the socket, and so may write what we like. */
  private boolean ours() {
    return wire.carries(isSSL());
  }

  private SendResult refused(Reply reply) {
    String what = reply.to().replaceFirst(":.*", "");
    if (!reply.heard())
      return new RefusedForNow(
          "The connection broke before the mail was sent, at %s: %s"
              .formatted(what, hungUp(reply.words())));
    return Refusal.of(reply.to(), reply.code(), reply.words());
  }

  private SendResult broken(Exception thrown) {
    usable = false;
    IOException network = NetworkTrouble.find(thrown, IOException.class);
    String cause =
        NetworkTrouble.line(String.valueOf((network == null ? thrown : network).getMessage()));
    return endSent
        ? new Unknown(
            "The connection broke after the whole mail was sent and before the server answered: "
                + cause)
        : new RefusedForNow("The connection broke before the mail was sent: " + cause);
  }

  private static String hungUp(String words) {
    return words.isEmpty() || words.equals("[EOF]") ? "the server hung up." : words;
  }

  private void write(String commands) throws IOException, MessagingException {
    if (!ours()) {
      sendCommand(commands);
      return;
    }
    if (timings != null) patience(timings.answer());
    wire.write((commands + "\r\n").getBytes(UTF_8));
  }

  private Reply hear(String to) throws MessagingException {
    last = new Reply(to, NO_REPLY, "");
    return remember(to, readServerResponse());
  }

  private Reply remember(String to, int code) {
    String raw = String.valueOf(getLastServerResponse());
    last = new Reply(to, code >= 200 && code < 600 ? code : NO_REPLY, raw);
    return last;
  }

  private void patience(Duration longest) throws MessagingException {
    try {
      wire.patience(longest);
    } catch (SocketException e) {
      throw new MessagingException("The connection is gone.", e);
    }
  }
}
