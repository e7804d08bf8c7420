package app.allclear.mail;

import app.allclear.mail.SendResult.Accepted;
import app.allclear.mail.SendResult.RefusedForGood;
import app.allclear.mail.SendResult.RefusedForNow;
import app.allclear.mail.SendResult.Unknown;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends through the server of {@code spring.mail.*}, one mail at a time over a connection that is
 * kept for the next one and closed when none comes. STARTTLS is used when offered; whoever wants it
 * required sets {@code spring.mail.properties.mail.smtp.starttls.required}.
 */
final class SmtpPostman implements Postman, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpPostman.class);

  /**
   * How long we wait.
   *
   * @param endOfData RFC 5321, section 4.5.3.2.6, asks for ten minutes; giving up early leaves a
   *     mail in doubt
   * @param idle how long an unused connection is kept
   */
  record Timings(Duration connect, Duration answer, Duration endOfData, Duration idle) {
    static final Timings USUAL =
        new Timings(
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofSeconds(20));
  }

  private final SmtpSettings settings;
  private final SSLSocketFactory tls;
  private final Timings timings;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ScheduledThreadPoolExecutor timer;
  private @Nullable SmtpConversation open;
  private @Nullable Future<?> closing;

  SmtpPostman(SmtpSettings settings, SSLSocketFactory tls) {
    this(settings, tls, Timings.USUAL);
  }

  SmtpPostman(SmtpSettings settings, SSLSocketFactory tls, Timings timings) {
    this.settings = settings;
    this.tls = tls;
    this.timings = timings;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("smtp-timer").daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public SendResult send(OutgoingMail mail) {
    if (settings.host() == null)
      return new RefusedForNow(
          "No mail can be sent: spring.mail.host is not set. Set it to the name of your SMTP server.");
    String from = Addresses.sendable(mail.from().address());
    if (from == null)
      return new RefusedForNow(
          "No mail can be sent from "
              + mail.from().address()
              + ": that is no address that SMTP can"
              + " carry. Correct the address of the mailbox in allclear.mailboxes.");
    String to = Addresses.sendable(mail.to().address());
    if (to == null)
      return new RefusedForGood(
          "No mail can be sent to "
              + mail.to().address()
              + ": that is no address that SMTP can"
              + " carry without SMTPUTF8.");
    byte[] bytes = MailWriter.write(mail, from, to);
    turn.lock();
    try {
      return deliver(from, to, bytes);
    } finally {
      turn.unlock();
    }
  }

  private SendResult deliver(String from, String to, byte[] bytes) {
    stopClosing();
    SmtpConversation conversation = open;
    try {
      SendResult result = null;
      if (conversation != null) {
        result = conversation.deliver(from, to, bytes);
        // The server may have closed a kept connection meanwhile; nothing has been sent on it.
        if (!(result instanceof Accepted) && conversation.worthAnotherConnection()) {
          hangUp();
          conversation = null;
          result = null;
        }
      }
      if (result == null) {
        conversation = connect();
        open = conversation;
        result = conversation.deliver(from, to, bytes);
      }
      if (result instanceof Accepted) closeWhenIdle();
      else hangUp();
      return result;
    } catch (MessagingException | RuntimeException e) {
      boolean inDoubt = conversation != null && conversation.endSent();
      hangUp();
      String sentence = trouble(e);
      return inDoubt ? new Unknown(sentence) : new RefusedForNow(sentence);
    }
  }

  private SmtpConversation connect() throws MessagingException {
    String prefix = "mail." + settings.protocol();
    Wire wire = new Wire(tls);
    Properties properties = wire.properties(prefix, timings.connect(), timings.answer(), timer);
    properties.put(prefix + ".starttls.enable", "true");
    // A server that says nothing to our QUIT must not keep the next mail waiting.
    properties.put(prefix + ".quitwait", "false");
    // Ours would win over a trust setting of the user's.
    boolean ownTrust =
        settings.properties().keySet().stream()
            .anyMatch(key -> key.startsWith(prefix + ".ssl.trust") || key.contains("ocketFactory"));
    if (ownTrust) {
      properties.remove(prefix + ".ssl.socketFactory");
      properties.remove(prefix + ".socketFactory.fallback");
    }
    for (Map.Entry<String, String> each : settings.properties().entrySet())
      properties.put(each.getKey(), each.getValue());
    boolean ownTimeout = settings.properties().containsKey(prefix + ".timeout");
    SmtpConversation conversation =
        new SmtpConversation(
            Session.getInstance(properties),
            settings.protocol(),
            wire,
            ownTimeout ? null : timings);
    conversation.connect(
        settings.host(), settings.port(), settings.username(), settings.password());
    LOG.debug("Connected to {}.", settings);
    return conversation;
  }

  private String trouble(Exception thrown) {
    String server = "Cannot send through the SMTP server " + settings.place() + ": ";
    if (thrown instanceof AuthenticationFailedException)
      return server
          + "it refused the login of "
          + settings.username()
          + " ("
          + NetworkTrouble.line(thrown.getMessage())
          + "). Check spring.mail.username and spring.mail.password.";
    if ("[EOF]".equals(thrown.getMessage())) return server + "the server hung up.";
    if (NetworkTrouble.find(thrown, IOException.class) == null)
      return server + NetworkTrouble.line(thrown.getMessage()) + ".";
    return server
        + NetworkTrouble.explain(
            thrown,
            "spring.mail.host",
            "spring.mail.port",
            "set spring.mail.ssl.enabled to " + !settings.tlsFromTheStart());
  }

  private void closeWhenIdle() {
    closing =
        timer.schedule(
            () -> {
              if (!turn.tryLock()) return;
              try {
                hangUp();
              } finally {
                turn.unlock();
              }
            },
            timings.idle().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void stopClosing() {
    if (closing != null) closing.cancel(false);
    closing = null;
  }

  private void hangUp() {
    SmtpConversation conversation = open;
    open = null;
    if (conversation == null) return;
    try {
      conversation.close();
    } catch (MessagingException e) {
      LOG.debug("The SMTP connection was gone before it was closed.", e);
    }
  }

  /** Says goodbye to the server; a mail on its way is left to finish. */
  @Override
  public void close() {
    timer.shutdown();
    if (!turn.tryLock()) return;
    try {
      hangUp();
    } finally {
      turn.unlock();
    }
  }
}
