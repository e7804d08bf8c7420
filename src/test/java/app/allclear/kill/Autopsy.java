package app.allclear.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * What a kill interrupted, as the store shows it that the dead left behind. It looks at a copy: the
 * next life must find the store as the kill left it, its journal included.
 */
final class Autopsy {
  private static final String DATABASE = "allclear.db";

  private final Path store;
  private final Path copy;

  Autopsy(Path data, Path folder) {
    this.store = data.resolve(DATABASE);
    this.copy = folder.resolve(DATABASE);
  }

  Path store() {
    return store;
  }

  /**
   * @param taken the Message-IDs that the mail server had taken
   */
  Figure interrupted(Set<String> taken) {
    try {
      bring("");
      bring("-wal");
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
          Statement statement = connection.createStatement()) {
        Set<String> sending = sending(statement);
        if (sending.stream().anyMatch(taken::contains)) return Figure.TAKEN_UNSTORED;
        if (!sending.isEmpty()) return Figure.ON_THE_WAY;
        return pending(statement) > 0 ? Figure.INTAKE : Figure.BETWEEN;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("The store that the kill left cannot be read.", e);
    }
  }

  private void bring(String suffix) throws IOException {
    Path from = store.resolveSibling(DATABASE + suffix);
    Path to = copy.resolveSibling(DATABASE + suffix);
    Files.createDirectories(to.getParent());
    if (Files.exists(from)) Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    else Files.deleteIfExists(to);
  }

  private static Set<String> sending(Statement statement) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT message_id FROM notice WHERE state = 'SENDING' AND intended = claims")) {
      while (rows.next()) ids.add(rows.getString(1));
    }
    return ids;
  }

  private static int pending(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT COUNT(*) FROM mail_copy WHERE state = 'PENDING'")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
