package app.allclear.restore;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that answers as it is told, and remembers what was asked and for how long. */
final class ScriptedConnection {
  /**
   * One statement.
   *
   * @param limit in seconds; 0 for none
   * @param patience of the socket in milliseconds
   */
  record Asked(String sql, int limit, int patience) {}

  /** Rows of columns for a statement. */
  interface Script {
    List<List<Object>> answer(String sql) throws SQLException;
  }

  private interface Method {
    @Nullable Object call(String name, Object[] arguments) throws SQLException;
  }

  private final Script script;
  private final List<Asked> asked = new ArrayList<>();
  private int patience;

  ScriptedConnection(Script script) {
    this.script = script;
  }

  List<Asked> asked() {
    return asked;
  }

  List<String> asked(String beginning) {
    return asked.stream().map(Asked::sql).filter(sql -> sql.startsWith(beginning)).toList();
  }

  JdbcServer server(ProbeLimits limits) {
    return new JdbcServer(connection(), limits);
  }

  private Connection connection() {
    return fake(
        Connection.class,
        (name, arguments) ->
            switch (name) {
              case "createStatement" -> statement(Statement.class, "");
              case "prepareStatement" ->
                  statement(PreparedStatement.class, String.valueOf(arguments[0]));
              case "setNetworkTimeout" -> patience = (int) arguments[1];
              case "isClosed" -> false;
              default -> null;
            });
  }

  private <T extends Statement> T statement(Class<T> type, String prepared) {
    int[] limit = {0};
    return fake(
        type,
        (name, arguments) ->
            switch (name) {
              case "setQueryTimeout" -> limit[0] = (int) arguments[0];
              case "executeQuery" -> {
                String sql = arguments.length == 0 ? prepared : String.valueOf(arguments[0]);
                asked.add(new Asked(sql, limit[0], patience));
                yield rows(script.answer(sql));
              }
              default -> null;
            });
  }

  private static ResultSet rows(List<List<Object>> rows) {
    int[] row = {-1};
    return fake(
        ResultSet.class,
        (name, arguments) ->
            switch (name) {
              case "next" -> ++row[0] < rows.size();
              case "getString", "getInt", "getLong" -> rows.get(row[0]).get((int) arguments[0] - 1);
              case "wasNull" -> false;
              default -> null;
            });
  }

  private static <T> T fake(Class<T> type, Method method) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, called, arguments) -> {
              Object told =
                  method.call(called.getName(), arguments == null ? new Object[0] : arguments);
              return called.getReturnType() == void.class ? null : told;
            }));
  }
}
