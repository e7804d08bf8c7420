package app.allclear.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One SMTP connection that knows how far a mail got. Angus connects, does TLS and logs in; the mail
 * transaction (RFC 5321, section 3.3) is spoken here, because Angus's own {@code sendMessage}
 * reports a connection lost before and after the end of data in the same way.
 */
final class SmtpConversation extends SMTPTransport {
  private static final int NO_REPLY = -1;
  private static final String END_OF_DATA = ".";

  private final Wire wire;
  private final SmtpPostman.@Nullable Timings timings;
  private String lastCommand = "";
  private int reply = NO_REPLY;
  private String words = "";
  private boolean aside;
  private boolean endSent;

  /**
   * @param timings null where the user set a timeout of their own, which then holds for everything
   */
  SmtpConversation(
      Session session, String protocol, Wire wire, SmtpPostman.@Nullable Timings timings) {
    super(session, null, protocol, protocol.equals("smtps"));
    this.wire = wire;
    this.timings = timings;
  }

  /** Hands one mail over; the connection is good for another only after {@code Accepted}. */
  synchronized SendResult deliver(String from, String to, byte[] mail) {
    endSent = false;
    try {
      say("MAIL FROM:<" + from + ">");
      if (taken()) say("RCPT TO:<" + to + ">");
      if (!taken()) return judge(null);
      OutputStream data = data();
      data.write(mail);
      finishData();
      return judge(null);
    } catch (MessagingException | IOException | RuntimeException e) {
      return judge(e);
    }
  }

  /** Whether the mail may have been taken: from when its end was handed to the network. */
  boolean endSent() {
    return endSent;
  }

  /** The connection gave out before the end of data: another one may do better, at once. */
  boolean worthAnotherConnection() {
    return !endSent && (reply == NO_REPLY || reply == 421);
  }

  private void say(String command) throws MessagingException {
    simpleCommand(command);
  }

  private boolean taken() {
    return reply / 100 == 2;
  }

  private SendResult judge(@Nullable Exception thrown) {
    String what =
        lastCommand.equals(END_OF_DATA) ? "the mail" : lastCommand.replaceFirst(":.*", "");
    return switch (reply / 100) {
      case 2 ->
          lastCommand.equals(END_OF_DATA)
              ? new SendResult.Accepted(words)
              : new SendResult.RefusedForNow(
                  "The connection broke after " + what + ": " + cause(thrown));
      case 4 -> new SendResult.RefusedForNow("The server put off " + what + ": " + words);
      case 5 -> refusedForGood(what);
      default ->
          endSent
              ? new SendResult.Unknown(
                  "The connection broke after the whole mail was sent and before the server"
                      + " answered: "
                      + cause(thrown))
              : new SendResult.RefusedForNow(
                  "The connection broke before the mail was sent, at "
                      + what
                      + ": "
                      + cause(thrown));
    };
  }

  private SendResult refusedForGood(String what) {
    // RFC 4954, section 6: about who we are, not about the recipient.
    return switch (reply) {
      case 530, 534, 535, 538 ->
          new SendResult.RefusedForNow(
              "The SMTP server wants a login ("
                  + words
                  + "). Check spring.mail.username and"
                  + " spring.mail.password.");
      default -> new SendResult.RefusedForGood("The server refused " + what + ": " + words);
    };
  }

  private String cause(@Nullable Exception thrown) {
    if (thrown == null || NetworkTrouble.find(thrown, IOException.class) == null)
      return words.isEmpty() || words.equals("[EOF]") ? "the server hung up." : words;
    return NetworkTrouble.line(
        String.valueOf(NetworkTrouble.find(thrown, IOException.class).getMessage()));
  }

  @Override
  protected void sendCommand(String command) throws MessagingException {
    // Angus says RSET after a refusal; what counts is the reply to what came before.
    boolean ours = !command.equals("RSET") && !command.equals("QUIT");
    if (ours) {
      reply = NO_REPLY;
      words = "";
    }
    lastCommand = ours ? command : lastCommand;
    aside = !ours;
    if (timings != null)
      patience(command.equals(END_OF_DATA) ? timings.endOfData() : timings.answer());
    super.sendCommand(command);
    // A write that failed took its last bytes, and with them the dot, nowhere.
    if (command.equals(END_OF_DATA)) endSent = true;
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    if (!aside) {
      reply = code >= 200 && code < 600 ? code : NO_REPLY;
      words = NetworkTrouble.line(getLastServerResponse());
    }
    return code;
  }

  private void patience(Duration longest) throws MessagingException {
    try {
      wire.patience(longest);
    } catch (SocketException e) {
      throw new MessagingException("The connection is gone.", e);
    }
  }
}
