package app.allclear.restore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Asks a server where it keeps its data. */
final class JdbcDataDirectory {
  private static final String PATH = "SELECT @@datadir";

  private JdbcDataDirectory() {}

  /** Null where the server does not say. */
  static @Nullable String path(ServerSettings server, ServerAddress address, ProbeLimits limits)
      throws ServerTrouble {
    try (Connection connection =
            DriverManager.getConnection(address.url(), JdbcProperties.of(server, address, limits));
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(5);
      try (ResultSet row = statement.executeQuery(PATH)) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw JdbcTroubles.of(e);
    }
  }
}
