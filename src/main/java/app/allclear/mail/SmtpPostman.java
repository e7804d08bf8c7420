package app.allclear.mail;

import app.allclear.mail.SendResult.Accepted;
import app.allclear.mail.SendResult.NoService;
import app.allclear.mail.SendResult.RefusedForGood;
import app.allclear.mail.SendResult.Unknown;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends through the server of {@code spring.mail.*}. A connection is kept for the next mail,
 * whoever sends it, and closed when none comes; as many are open as mails are sent at once.
 * STARTTLS is used when offered; whoever wants it required sets {@code
 * spring.mail.properties.mail.smtp.starttls.required}.
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

  /** A connection nobody uses at the moment. */
  private record Kept(SmtpConversation conversation, long since) {}

  private final SmtpSettings settings;
  private final SSLSocketFactory tls;
  private final Timings timings;
  private final ScheduledThreadPoolExecutor timer;
  // The one used last is used next, so that those no longer needed run into their end.
  private final ConcurrentLinkedDeque<Kept> kept = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private volatile boolean closed;

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
      return new NoService(
          "No mail can be sent: spring.mail.host is not set. Set it to the name of your SMTP server.");
    String from = Addresses.sendable(mail.from().address());
    if (from == null)
      return new NoService(
          "No mail can be sent from %s: that is no address that SMTP can carry. Correct the address of the mailbox in allclear.mailboxes."
              .formatted(mail.from().address()));
    String to = Addresses.sendable(mail.to().address());
    boolean utf8 = to == null;
    if (utf8) to = Addresses.beyondAscii(mail.to().address());
    if (to == null)
      return new RefusedForGood(
          "No mail can be sent to %s: that is no address that SMTP can carry."
              .formatted(mail.to().address()));
    byte[] content = MailWriter.write(mail, from, to);
    String copyTo = mail.copyTo() == null ? null : Addresses.sendable(mail.copyTo());
    return deliver(new PackedMail(from, to, copyTo, utf8, content));
  }

  private SendResult deliver(PackedMail mail) {
    SmtpConversation conversation = take();
    try {
      SendResult result = conversation == null ? null : deliver(mail, conversation);
      // The server may have closed a kept connection meanwhile; nothing has been sent on it.
      boolean stale =
          conversation != null
              && !(result instanceof Accepted)
              && conversation.worthAnotherConnection();
      if (result == null || stale) {
        if (conversation != null) hangUp(conversation);
        conversation = null;
        conversation = connect();
        result = deliver(mail, conversation);
      }
      if (conversation.usable()) keep(conversation);
      else hangUp(conversation);
      return result;
    } catch (MessagingException | RuntimeException e) {
      boolean inDoubt = conversation != null && conversation.endSent();
      if (conversation != null) hangUp(conversation);
      String sentence = trouble(e);
      return inDoubt ? new Unknown(sentence) : new NoService(sentence);
    }
  }

  private SendResult deliver(PackedMail mail, SmtpConversation conversation) {
    if (mail.utf8() && !conversation.carriesUtf8()) return conversation.cannotCarry(mail.to());
    return conversation.deliver(mail);
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

  private @Nullable SmtpConversation take() {
    Kept last = kept.pollFirst();
    return last == null ? null : last.conversation();
  }

  private void keep(SmtpConversation conversation) {
    kept.addFirst(new Kept(conversation, System.nanoTime()));
    if (closed) close();
    else sweepIn(timings.idle().toNanos());
  }

  /** One look for all of them, not one a mail: thousands of those would keep the timer busy. */
  private void sweepIn(long nanos) {
    if (!sweeping.compareAndSet(false, true)) return;
    try {
      timer.schedule(this::sweep, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      close();
    }
  }

  private void sweep() {
    sweeping.set(false);
    for (Kept oldest = kept.peekLast(); oldest != null; oldest = kept.peekLast()) {
      long left = timings.idle().toNanos() - (System.nanoTime() - oldest.since());
      if (left > 0) {
        sweepIn(left);
        return;
      }
      if (kept.remove(oldest)) hangUp(oldest.conversation());
    }
  }

  private static void hangUp(SmtpConversation conversation) {
    try {
      conversation.close();
    } catch (MessagingException e) {
      LOG.debug("The SMTP connection was gone before it was closed.", e);
    }
  }

  /** Says goodbye to the server; a mail on its way is left to finish. */
  @Override
  public void close() {
    closed = true;
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    for (SmtpConversation idle = take(); idle != null; idle = take()) hangUp(idle);
    timer.shutdown();
  }
}
