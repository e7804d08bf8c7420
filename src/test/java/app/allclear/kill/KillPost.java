package app.allclear.kill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP server that notices leave through. What it has taken it has written down before it says
 * so, as a real one would. It takes its time over each mail, so that a kill often finds one on its
 * way; it can be killed itself; and now and then it hangs up after the end of a mail, taken or not.
 * Most mails come back as a copy to support's mailbox; that is the evidence there is.
 */
final class KillPost implements AutoCloseable {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>\\s]+)>");
  private static final Pattern ADDRESS = Pattern.compile("<([^>]*)>");
  private static final int LONGEST_MILLIS = 40;

  /** A mail taken, once for each recipient but support. */
  record Taken(String to, String messageId) {}

  private enum Fate {
    TAKEN,
    TAKEN_THEN_HANGS_UP,
    HANGS_UP_UNTAKEN
  }

  private final SupportMailbox mailbox;
  private final Tally tally;
  private volatile boolean troublesome;
  private final Random random;
  private final List<Taken> taken = new ArrayList<>();
  private final Map<String, String> cameBack = new ConcurrentHashMap<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final int port;
  private ServerSocket server;
  private int copies;
  private int ends;

  KillPost(SupportMailbox mailbox, Tally tally, boolean troublesome, long seed) {
    this.mailbox = mailbox;
    this.tally = tally;
    this.troublesome = troublesome;
    this.random = new Random(seed);
    this.server = listen(0);
    this.port = server.getLocalPort();
  }

  private ServerSocket listen(int onPort) {
    try {
      ServerSocket fresh = new ServerSocket();
      fresh.setReuseAddress(true);
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort));
      Thread.ofVirtual().start(() -> accept(fresh));
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket connection = from.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> converse(connection, from));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void converse(Socket connection, ServerSocket life) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      List<String> recipients = new ArrayList<>();
      say(connection, "220 smtp.host.example");
      for (String heard = line(in); heard != null; heard = line(in)) {
        switch (heard.split("[ :]")[0].toUpperCase(Locale.ROOT)) {
          case "EHLO" -> say(connection, "250-smtp.host.example\r\n250-PIPELINING\r\n250 8BITMIME");
          case "MAIL", "RSET" -> {
            recipients.clear();
            say(connection, "250 2.0.0 ok");
          }
          case "RCPT" -> {
            recipients.add(address(heard));
            say(connection, "250 2.1.5 ok");
          }
          case "DATA" -> {
            say(connection, "354 go ahead");
            if (!take(in, recipients, life)) return;
            say(connection, "250 2.0.0 taken");
          }
          case "QUIT" -> {
            say(connection, "221 bye");
            return;
          }
          default -> say(connection, "500 what?");
        }
      }
    } catch (IOException _) {
      // One of the two was killed.
    } finally {
      connections.remove(connection);
    }
  }

  private static String address(String heard) {
    Matcher address = ADDRESS.matcher(heard);
    return address.find() ? address.group(1) : "";
  }

  /** False where the server hangs up instead of an answer. */
  private boolean take(InputStream in, List<String> recipients, ServerSocket life)
      throws IOException {
    byte[] mail = mail(in);
    Fate fate = fate();
    synchronized (this) {
      ends++;
      notifyAll();
    }
    hesitate();
    if (fate != Fate.HANGS_UP_UNTAKEN) store(mail, recipients, life);
    hesitate();
    if (fate != Fate.TAKEN) tally.one(Figure.HUNG_UP);
    return fate == Fate.TAKEN;
  }

  private synchronized Fate fate() {
    int dice = troublesome ? random.nextInt(100) : 99;
    if (dice == 0) return Fate.HANGS_UP_UNTAKEN;
    return dice < 3 ? Fate.TAKEN_THEN_HANGS_UP : Fate.TAKEN;
  }

  /** Before a mail is written down and after: a kill must be able to meet both. */
  private void hesitate() {
    int millis;
    synchronized (this) {
      millis = random.nextInt(LONGEST_MILLIS);
    }
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void store(byte[] mail, List<String> recipients, ServerSocket life)
      throws IOException {
    // Whoever was killed takes nothing any more.
    if (life.isClosed()) throw new IOException("killed");
    Matcher header = MESSAGE_ID.matcher(new String(mail, ISO_8859_1));
    String messageId = header.find() ? header.group(1) : "";
    for (String to : recipients)
      if (!to.equals(SupportMailbox.ADDRESS)) taken.add(new Taken(to, messageId));
    boolean lost = troublesome && random.nextInt(100) < 15;
    if (!recipients.contains(SupportMailbox.ADDRESS) || lost) return;
    mailbox.put(mail);
    copies++;
    cameBack.put(messageId, Bytes.sha256(mail));
  }

  private static byte[] mail(InputStream in) throws IOException {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    for (String line = line(in); !".".equals(line); line = line(in)) {
      if (line == null) throw new IOException("The client was killed in the middle of a mail.");
      mail.writeBytes((line.startsWith(".") ? line.substring(1) : line).getBytes(ISO_8859_1));
      mail.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    return mail.toByteArray();
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    for (; next != -1 && next != '\n'; next = in.read()) if (next != '\r') line.write(next);
    return next == -1 ? null : line.toString(ISO_8859_1);
  }

  private static void say(Socket connection, String line) throws IOException {
    connection.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
  }

  /** Until the ends of so many more mails were heard; false where that takes longer. */
  synchronized boolean awaitEnds(int more, Duration atMost) throws InterruptedException {
    int wanted = ends + more;
    long deadline = System.nanoTime() + atMost.toNanos();
    while (ends < wanted) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) return false;
      wait(left);
    }
    return true;
  }

  /** Breaks every connection with a reset, and lets nobody in. */
  synchronized void kill() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(KillPost::reset);
  }

  private static void reset(Socket connection) {
    try (connection) {
      connection.setSoLinger(true, 0);
    } catch (IOException _) {
      // Its own thread has closed it meanwhile: it is as gone as it should be.
    }
  }

  /** Listens again; while it was away, somebody's outgoing connection may have got its port. */
  synchronized void revive() {
    server =
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreException(UncheckedIOException.class)
            .until(() -> listen(port), ServerSocket::isBound);
  }

  /** From here on it does what it should. */
  void behave() {
    troublesome = false;
  }

  synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** The SHA-256 of the copy of it that came back to support's mailbox; null where none did. */
  @Nullable String cameBack(String messageId) {
    return cameBack.get(messageId);
  }

  /** How many copies came back to support's mailbox. */
  synchronized int copies() {
    return copies;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    kill();
  }
}
