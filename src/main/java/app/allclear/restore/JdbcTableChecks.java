package app.allclear.restore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CHECK TABLE over one connection, and what tells whether its answer can be believed. */
final class JdbcTableChecks {
  private static final String INTERRUPTIONS =
      "SHOW GLOBAL STATUS WHERE variable_name IN ('Com_kill', 'Max_statement_time_exceeded')";

  /**
   * Held by the server itself until this connection ends. A moment of patience, because it learns
   * of the end of the last round's connection a little later than we.
   */
  private static final String TURN = "SELECT GET_LOCK('allclear: check table', 1)";

  private final Connection connection;
  private final ProbeLimits limits;
  private @Nullable Boolean turn;

  JdbcTableChecks(Connection connection, ProbeLimits limits) {
    this.connection = connection;
    this.limits = limits;
  }

  /**
   * Whether it is our turn to check tables: one check a server at a time, also where several
   * Allclears look at it. Once ours, it is until the connection ends.
   */
  boolean mayBegin() throws ServerTrouble {
    if (turn == null) turn = takeTurn();
    return turn;
  }

  private boolean takeTurn() throws ServerTrouble {
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(TURN)) {
      return rows.next() && rows.getInt(1) == 1;
    } catch (SQLException e) {
      ServerTrouble trouble = JdbcTroubles.of(e);
      if (trouble.kind() != ServerTrouble.Kind.ERROR) throw trouble;
      // Clusters that are strict about themselves know no such locks.
      return true;
    }
  }

  /** One row of a CHECK TABLE. */
  record Row(String type, String text) {}

  /** Runs {@code CHECK TABLE … QUICK} or {@code MEDIUM}. */
  List<Row> run(String database, String table, String option) throws ServerTrouble {
    try (Statement statement = connection.createStatement()) {
      patience(limits.check().plus(limits.socket()));
      statement.setQueryTimeout(JdbcServer.seconds(limits.check()));
      try (ResultSet rows =
          statement.executeQuery(
              "CHECK TABLE " + JdbcServer.quoted(database, table) + " " + option)) {
        List<Row> told = new ArrayList<>();
        while (rows.next()) told.add(new Row(rows.getString(3), rows.getString(4)));
        return told;
      } finally {
        if (!connection.isClosed()) patience(limits.socket());
      }
    } catch (SQLException e) {
      throw JdbcTroubles.of(e);
    }
  }

  /**
   * How often anybody has ended a statement on this server. A CHECK TABLE that was ended answers as
   * if it had not been, with Corrupt or with OK: only this tells.
   */
  long interruptions() throws ServerTrouble {
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(INTERRUPTIONS)) {
      long sum = 0;
      while (rows.next()) sum += rows.getLong(2);
      return sum;
    } catch (SQLException e) {
      throw JdbcTroubles.of(e);
    }
  }

  private Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(JdbcServer.seconds(limits.statement()));
    return statement;
  }

  private void patience(Duration duration) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) duration.toMillis());
  }
}
