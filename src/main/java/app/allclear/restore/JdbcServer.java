package app.allclear.restore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a customers' server: with {@link JdbcTableFacts} and {@link JdbcTableChecks}
 * all the SQL that Allclear ever runs there. Not for several threads.
 */
final class JdbcServer implements AutoCloseable {
  private static final String DATABASES = "SELECT schema_name FROM information_schema.schemata";

  /** Names alone are read from the folders or the dictionary: no table is opened for them. */
  private static final String TABLES =
      """
      SELECT table_schema, table_name FROM information_schema.tables
      WHERE table_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')
      """;

  private static final String TABLES_OF =
      "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema = ?";

  private static final String UPTIME = "SHOW GLOBAL STATUS LIKE 'Uptime'";
  private static final String LOWER_CASE = "SELECT @@lower_case_table_names";

  /**
   * A table that a dump is being loaded into is locked: waiting for it would hold everything up.
   */
  private static final String LOCK_WAIT = "SET SESSION lock_wait_timeout = 2";

  /** A server-wide limit would interrupt a CHECK TABLE, and an interrupted one lies. */
  private static final String NO_STATEMENT_LIMIT = "SET SESSION max_statement_time = 0";

  private static final Set<String> SYSTEM =
      Set.of("information_schema", "performance_schema", "mysql", "sys");

  private final Connection connection;
  private final ProbeLimits limits;
  private final JdbcTableChecks checks;

  JdbcServer(Connection connection, ProbeLimits limits) {
    this.connection = connection;
    this.limits = limits;
    this.checks = new JdbcTableChecks(connection, limits);
  }

  static JdbcServer connect(ServerSettings settings, ServerAddress address, ProbeLimits limits)
      throws ServerTrouble {
    try {
      Connection connection =
          DriverManager.getConnection(address.url(), JdbcProperties.of(settings, address, limits));
      JdbcServer server = new JdbcServer(connection, limits);
      server.patience(limits.socket());
      server.tryOut(LOCK_WAIT);
      server.tryOut(NO_STATEMENT_LIMIT);
      return server;
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** How long the server has been up, by itself, in whole seconds; null where it does not say. */
  @Nullable Duration uptime() throws ServerTrouble {
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(UPTIME)) {
      return rows.next() ? Duration.ofSeconds(rows.getLong(2)) : null;
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** True where the server keeps or compares names of databases in lower case. */
  boolean lowerCaseNames() throws ServerTrouble {
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(LOWER_CASE)) {
      return rows.next() && rows.getInt(1) != 0;
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** The databases we may see, the server's own left out. */
  Set<String> databases() throws ServerTrouble {
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(DATABASES)) {
      Set<String> databases = new TreeSet<>();
      while (rows.next()) databases.add(rows.getString(1));
      databases.removeAll(SYSTEM);
      return databases;
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** Names of tables and views by database. */
  Map<String, SortedSet<String>> tables() throws ServerTrouble {
    try (PreparedStatement statement = prepare(TABLES)) {
      return names(statement);
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** Names of the tables and views of one database, as a map with at most that one. */
  Map<String, SortedSet<String>> tablesOf(String database) throws ServerTrouble {
    try (PreparedStatement statement = prepare(TABLES_OF)) {
      statement.setString(1, database);
      return names(statement);
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  private static Map<String, SortedSet<String>> names(PreparedStatement statement)
      throws SQLException {
    Map<String, SortedSet<String>> names = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String table = rows.getString(2);
        if (leftBehind(table)) continue;
        names.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>()).add(table);
      }
    }
    return names;
  }

  /** What the server calls itself, as it said when it let us in. */
  String version() throws ServerTrouble {
    try {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** What the server knows of each table and view of a database, apart from what is in it. */
  List<ListedTable> facts(String database) throws ServerTrouble {
    return new JdbcTableFacts(connection, limits).of(database);
  }

  /** What an ALTER TABLE leaves behind or is busy with is nobody's table. */
  static boolean leftBehind(String table) {
    return table.startsWith("#");
  }

  /** Fails with 1049 where the database is not there, with 1044 where we may not know. */
  void lookInto(String database) throws ServerTrouble {
    run("SHOW TABLES FROM " + quoted(database));
  }

  /**
   * Opens a table and reads one row's place, no value. Without an index it is read from the data
   * itself, which a look through an index would leave untouched. A view answers with 1176.
   */
  void open(String database, String table) throws ServerTrouble {
    run("SELECT 1 FROM " + quoted(database, table) + " USE INDEX () LIMIT 1");
  }

  /** Opens a view and what is below it, and does not run it: it may be a long one. */
  void openView(String database, String view) throws ServerTrouble {
    run("SELECT 1 FROM " + quoted(database, view) + " LIMIT 0");
  }

  /** What CHECK TABLE says of tables, over this connection. */
  JdbcTableChecks checks() {
    return checks;
  }

  private void patience(Duration duration) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) duration.toMillis());
  }

  private void run(String sql) throws ServerTrouble {
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(sql)) {
      // The last error of a scan comes with the end of its rows.
      while (rows.next()) continue;
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** Older servers do not know every setting; they get on without it. */
  private void tryOut(String sql) throws ServerTrouble {
    try (Statement statement = statement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      ServerTrouble trouble = trouble(e);
      if (trouble.kind() != ServerTrouble.Kind.ERROR) throw trouble;
    }
  }

  private Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(seconds(limits.statement()));
    return statement;
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(seconds(limits.statement()));
    return statement;
  }

  static int seconds(Duration duration) {
    return (int) Math.max(1, duration.toSeconds());
  }

  /** Backticks hold whatever the SQL mode is; one inside is doubled. */
  static String quoted(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }

  static String quoted(String database, String table) {
    return quoted(database) + "." + quoted(table);
  }

  private static ServerTrouble trouble(SQLException e) {
    return JdbcTroubles.of(e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // It is gone either way.
    }
  }
}
