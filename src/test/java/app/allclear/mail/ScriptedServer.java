package app.allclear.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on a free loopback port that does what a test tells it, and remembers what it heard. */
class ScriptedServer implements AutoCloseable {
  /** What happens on one connection. Returning, or throwing, closes it. */
  interface Script {
    void run(Line line) throws IOException;
  }

  private final ServerSocket socket;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  final List<String> heard = new CopyOnWriteArrayList<>();

  ScriptedServer(Script script) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(() -> accept(script));
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many connections there have been. */
  int connections() {
    return accepted.get();
  }

  private void accept(Script script) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        int number = accepted.incrementAndGet();
        Thread.ofVirtual()
            .start(() -> {
              try (connection) {
                connection.setTcpNoDelay(true);
                script.run(new Line(connection, number));
              } catch (IOException _) {
                // The client is gone, or the script wanted it to be.
              } finally {
                connections.remove(connection);
              }
            });
      } catch (IOException _) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) connection.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One connection, line by line. */
  final class Line {
    private Socket socket;
    final int number;

    private Line(Socket socket, int number) {
      this.socket = socket;
      this.number = number;
    }

    /** The next line without its end; null where the client hung up. */
    @Nullable String hear() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      int next = in.read();
      for (; next != -1 && next != '\n'; next = in.read()) if (next != '\r') bytes.write(next);
      if (next == -1 && bytes.size() == 0) return null;
      String line = bytes.toString(ISO_8859_1);
      heard.add(line);
      return line;
    }

    void say(String line) throws IOException {
      say((line + "\r\n").getBytes(ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** Says nothing more, and waits until the client hangs up. */
    void freeze() throws IOException {
      while (socket.getInputStream().read() != -1) {}
    }

    void hangUp() throws IOException {
      socket.close();
      throw new IOException("The script hung up.");
    }

    void startTls(SSLContext context) throws IOException {
      SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      socket = tls;
    }
  }
}
