package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers every question with "send me that file of yours" gets none. */
class HostileServerTest {
  private static final String SECRET = "the operator's private key";
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");

  @TempDir Path folder;
  private ServerSocket socket;
  private Path file;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private volatile int asked;

  @BeforeEach
  void listen() throws IOException {
    file = Files.writeString(folder.resolve("key"), SECRET);
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
              serve(client);
            } catch (IOException _) {
              // The client went away, or the test is over.
            }
          }
        });
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  @Test
  void getsNoFileWhateverTheUrlSays() {
    for (String parameters :
        List.of(
            "",
            "?allowLoadLocalInfile=true&allowUrlInLocalInfile=true&sslMode=DISABLED",
            "?ALLOWLOADLOCALINFILE=true&allowLoadLocalInfileInPath=/&autoDeserialize=true")) {
      ServerSettings settings = new ServerSettings("mysql1", url() + parameters, "u", "p", true);
      ServerRound round =
          new ServerProber(limits(), Clock.systemUTC())
              .probe(settings, List.of(new Probe(SHOP, SHOP, null, Tier.CHECKED)));
      assertThat(round.results().get(SHOP)).isNotInstanceOf(ProbeResult.Healthy.class);
    }
    assertThat(asked).as("it did ask").isPositive();
    assertThat(told()).doesNotContain(SECRET);
  }

  /** What makes the test above worth something. */
  @Test
  void wouldGetItFromADriverLeftToItself() {
    String careless = url() + "?allowLoadLocalInfile=true&sslMode=DISABLED&socketTimeout=2000";
    try (var connection = DriverManager.getConnection(careless, "u", "p")) {
      connection.isValid(1);
    } catch (SQLException _) {
      // It never answers a question, but it has what it wanted.
    }
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> told().contains(SECRET));
  }

  private String url() {
    return "jdbc:mysql://127.0.0.1:%d/".formatted(socket.getLocalPort());
  }

  private static ProbeLimits limits() {
    Duration second = Duration.ofSeconds(1);
    return new ProbeLimits(second, second, second.multipliedBy(2), second, Duration.ZERO, second);
  }

  private String told() {
    synchronized (received) {
      return received.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private void serve(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    send(out, 0, greeting());
    read(in);
    send(out, 2, new byte[] {0, 0, 0, 2, 0, 0, 0});
    while (true) {
      read(in);
      asked++;
      ByteArrayOutputStream wish = new ByteArrayOutputStream();
      wish.write(0xfb);
      wish.writeBytes(file.toString().getBytes(StandardCharsets.UTF_8));
      send(out, 1, wish.toByteArray());
      // The file, and the empty packet behind it; or the empty packet alone.
      while (read(in) > 0) continue;
      send(out, 3, new byte[] {0, 0, 0, 2, 0, 0, 0});
    }
  }

  private int read(DataInputStream in) throws IOException {
    byte[] head = in.readNBytes(4);
    if (head.length < 4) throw new EOFException();
    int length = (head[0] & 0xff) | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
    byte[] body = in.readNBytes(length);
    synchronized (received) {
      received.writeBytes(body);
    }
    return length;
  }

  private static void send(OutputStream out, int sequence, byte[] body) throws IOException {
    out.write(new byte[] {(byte) body.length, (byte) (body.length >> 8), 0, (byte) sequence});
    out.write(body);
    out.flush();
  }

  /** Protocol 10: it speaks 4.1, knows LOCAL INFILE and the native password. */
  private static byte[] greeting() {
    ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    greeting.write(10);
    greeting.writeBytes("8.0.36\0".getBytes(StandardCharsets.US_ASCII));
    greeting.writeBytes(new byte[] {1, 0, 0, 0});
    greeting.writeBytes("abcdefgh\0".getBytes(StandardCharsets.US_ASCII));
    int abilities = 0x1 | 0x80 | 0x200 | 0x2000 | 0x8000 | 0x80000;
    greeting.writeBytes(new byte[] {(byte) abilities, (byte) (abilities >> 8), 45, 2, 0});
    greeting.writeBytes(new byte[] {(byte) (abilities >> 16), (byte) (abilities >> 24), 21});
    greeting.writeBytes(new byte[10]);
    greeting.writeBytes("ijklmnopqrst\0".getBytes(StandardCharsets.US_ASCII));
    greeting.writeBytes("mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
    return greeting.toByteArray();
  }
}
