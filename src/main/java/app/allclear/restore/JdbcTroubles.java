package app.allclear.restore;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/** Translates what the driver throws into {@link ServerTrouble}. */
final class JdbcTroubles {
  private JdbcTroubles() {}

  static ServerTrouble of(SQLException e) {
    return new ServerTrouble(kind(e), e.getErrorCode(), told(e), e);
  }

  private static ServerTrouble.Kind kind(SQLException e) {
    if (e instanceof SQLTimeoutException) return ServerTrouble.Kind.SLOW;
    for (Throwable cause = e; cause != null; cause = cause.getCause())
      if (cause instanceof SocketTimeoutException)
        return connecting(cause) ? ServerTrouble.Kind.LOST : ServerTrouble.Kind.FROZEN;
    String state = e.getSQLState();
    boolean broken = state != null && state.startsWith("08");
    // A server that refuses a connection with a number of its own has answered.
    return broken && e.getErrorCode() == 0 ? ServerTrouble.Kind.LOST : ServerTrouble.Kind.ERROR;
  }

  private static boolean connecting(Throwable timeout) {
    return String.valueOf(timeout.getMessage()).startsWith("Connect");
  }

  /** The driver wraps "connection refused" and the like in lines of advice: the cause says it. */
  private static String told(SQLException e) {
    if (e.getErrorCode() != 0) return String.valueOf(e.getMessage());
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
    String message = cause.getMessage();
    if (cause instanceof UnknownHostException) return "nobody knows the host " + message;
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
