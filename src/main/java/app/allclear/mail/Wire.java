package app.allclear.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * The one socket of one connection. Angus keeps its sockets to itself; this is how we change the
 * read timeout during IDLE, and how another thread ends a connection that a reader is blocked on.
 */
final class Wire {
  private static final long NOT_WRITING = Long.MIN_VALUE;

  private final SSLSocketFactory tls;
  private volatile @Nullable Socket socket;

  /** What the bytes go into: the socket itself, or the TLS laid over it. */
  private volatile @Nullable Socket top;

  private volatile Duration writing = Duration.ofSeconds(60);
  private volatile @Nullable ScheduledExecutorService timer;
  private volatile boolean cut;
  private final AtomicLong writingSince = new AtomicLong(NOT_WRITING);
  private final AtomicBoolean watched = new AtomicBoolean();

  Wire(SSLSocketFactory tls) {
    this.tls = tls;
  }

  /** Angus's settings for a protocol such as {@code mail.imap}, with every timeout finite. */
  Properties properties(
      String prefix, Duration connect, Duration answer, ScheduledExecutorService writeTimer) {
    timer = writeTimer;
    writing = answer;
    Properties properties = new Properties();
    properties.put(prefix + ".connectiontimeout", String.valueOf(connect.toMillis()));
    properties.put(prefix + ".timeout", String.valueOf(answer.toMillis()));
    properties.put(prefix + ".writetimeout", String.valueOf(answer.toMillis()));
    properties.put(prefix + ".executor.writetimeout", writeTimer);
    // Without this a handshake that fails is silently tried again with another factory.
    properties.put(prefix + ".socketFactory.fallback", "false");
    properties.put(prefix + ".ssl.checkserveridentity", "true");
    properties.put(prefix + ".socketFactory", new PlainSockets());
    properties.put(prefix + ".ssl.socketFactory", new TlsSockets());
    return properties;
  }

  /** How long a read may wait from now on; a read already waiting is not affected. */
  void patience(Duration longest) throws SocketException {
    Socket current = socket;
    if (current != null) current.setSoTimeout((int) longest.toMillis());
  }

  /** Whether {@link #write} reaches the server: a user's own trust setting lays TLS past us. */
  boolean carries(boolean encrypted) {
    Socket current = top;
    return current != null && current instanceof SSLSocket == encrypted;
  }

  /** Hands bytes to the network past Angus; the connection is cut where that takes too long. */
  void write(byte[] bytes) throws IOException {
    Socket current = top;
    ScheduledExecutorService watch = timer;
    if (current == null || watch == null) throw new SocketException("There is no connection yet.");
    writingSince.set(System.nanoTime());
    watch(watch, writing.toNanos());
    try {
      current.getOutputStream().write(bytes);
    } finally {
      writingSince.set(NOT_WRITING);
    }
  }

  /** One alarm a connection, not one a write: thousands of those would keep the timer busy. */
  private void watch(ScheduledExecutorService watch, long nanos) {
    if (watched.compareAndSet(false, true))
      watch.schedule(() -> look(watch), nanos, TimeUnit.NANOSECONDS);
  }

  private void look(ScheduledExecutorService watch) {
    watched.set(false);
    long since = writingSince.get();
    if (since == NOT_WRITING) return;
    long left = writing.toNanos() - (System.nanoTime() - since);
    if (left <= 0) cut();
    else watch(watch, left);
  }

  /** Ends the connection from any thread, at once and without a goodbye. */
  void cut() {
    cut = true;
    Socket current = socket;
    if (current == null) return;
    try {
      current.close();
    } catch (IOException _) {
      // It is gone already, which is what was wanted.
    }
  }

  private Socket kept(Socket opened) throws IOException {
    socket = opened;
    top = opened;
    if (cut) {
      opened.close();
      throw new SocketException("The connection was ended while it was being opened.");
    }
    // Small answers must not wait for our delayed ACK: GreenMail then serves 20 messages/s.
    if (opened.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK))
      opened.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    return opened;
  }

  /** Angus asks a plain factory for an unconnected socket and nothing else. */
  private final class PlainSockets extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return kept(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }

  /** Angus asks a TLS factory to lay TLS over a connected socket and nothing else. */
  private final class TlsSockets extends SSLSocketFactory {
    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
        throws IOException {
      Socket laid = tls.createSocket(kept(connected), host, port, autoClose);
      top = laid;
      return laid;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
