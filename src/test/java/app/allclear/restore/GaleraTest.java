package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.DatabaseName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster's node that has lost the others answers 1047 to whatever it is asked; others answer
 * that a statement was ended, or nothing any more. None of it says anything of a table.
 */
class GaleraTest {
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  private static final String NOT_PREPARED = "WSREP has not yet prepared node for application use";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ProbeLimits LIMITS =
      new ProbeLimits(SECOND, SECOND, SECOND, SECOND, Duration.ZERO, SECOND);

  @Test
  void aNodeThatIsNotPreparedIsUnknownAndSaidInItsWords() throws IOException {
    try (ServerSocket node = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            while (!node.isClosed())
              try (Socket client = node.accept()) {
                refuse(client.getOutputStream());
              } catch (IOException _) {
                // The client went away, or the test is over.
              }
          });
      String url = "jdbc:mysql://127.0.0.1:%d/".formatted(node.getLocalPort());
      ServerRound round =
          new ServerProber(LIMITS, Clock.systemUTC())
              .probe(
                  new ServerSettings("mysql1", url, "allclear", "secret", true),
                  List.of(new Probe(SHOP, SHOP, list(), Tier.CHECKED)));
      assertThat(round.results().get(SHOP)).isInstanceOf(ProbeResult.Unknown.class);
      assertThat(round.words()).contains(NOT_PREPARED, "(1047)", "The next round tries again");
    }
  }

  /** The server's error packet, in place of its greeting. */
  private static void refuse(OutputStream out) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(0xff);
    body.writeBytes(new byte[] {(byte) 1047, (byte) (1047 >> 8)});
    body.writeBytes(("#08S01" + NOT_PREPARED).getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[] {(byte) body.size(), 0, 0, 0});
    out.write(body.toByteArray());
    out.flush();
  }

  static Stream<SQLException> saysNothingOfATable() {
    return Stream.of(
        new SQLException(NOT_PREPARED, "08S01", 1047),
        new SQLException("Query execution was interrupted", "70100", 1317),
        new SQLException("Query execution was interrupted (max_statement_time)", "70100", 1969),
        new SQLException("Lock wait timeout exceeded; try restarting transaction", "HY000", 1205),
        new SQLException("Server shutdown in progress", "08S01", 1053),
        new SQLTimeoutException("Statement cancelled due to timeout or client request"));
  }

  @ParameterizedTest
  @MethodSource
  void saysNothingOfATable(SQLException answer) throws Exception {
    assertThat(look(answer)).isInstanceOf(ProbeResult.Unknown.class);
  }

  @Test
  void aConnectionThatIsLostEndsTheLookWithoutAWordOnTheTable() {
    SQLException lost = new SQLException("Communications link failure", "08S01", 0);
    assertThatThrownBy(() -> look(lost))
        .isInstanceOfSatisfying(
            ServerTrouble.class, trouble -> assertThat(trouble.ended()).isTrue());
  }

  /** What makes the tests above worth something. */
  @Test
  void aTableThatDoesNotOpenIsDamaged() throws Exception {
    SQLException broken = new SQLException("Incorrect file format 'orders'", "HY000", 130);
    assertThat(look(broken)).isInstanceOf(ProbeResult.Damaged.class);
  }

  private static ProbeResult look(SQLException answer) throws ServerTrouble {
    Probe probe = new Probe(SHOP, SHOP, list(), Tier.CHECKED);
    ScriptedConnection connection =
        new ScriptedConnection(_ -> {
          throw answer;
        });
    return new DatabaseLook(
            connection.server(LIMITS),
            LIMITS,
            probe,
            "shop",
            new TreeSet<>(List.of("orders")),
            Instant.EPOCH,
            (_, _) -> true)
        .take(Tier.CHECKED);
  }

  private static TableList list() {
    return TableList.kept(SHOP, List.of("orders"), Instant.EPOCH);
  }
}
