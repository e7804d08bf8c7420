package app.allclear.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingConnectionTest {
  private static final String ADD = "INSERT INTO customer (name, town) VALUES (?, ?)";
  private static final String TOWN = "SELECT town FROM customer WHERE name = ?";
  private static final String NAMES = "SELECT name FROM customer ORDER BY id";

  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = new KeepingConnection(url(), new Properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT UNIQUE, town TEXT)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private String url() {
    return KeepingConnection.PREFIX + folder.resolve("kept.db");
  }

  private void add(String name, String town) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setString(1, name);
      add.setString(2, town);
      assertThat(add.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void handsOutAgainWhatWasClosed() throws SQLException {
    PreparedStatement first = connection.prepareStatement(TOWN);
    first.close();
    assertThat(first.isClosed()).isTrue();
    PreparedStatement second = connection.prepareStatement(TOWN);
    assertThat(second).isSameAs(first);
    assertThat(second.isClosed()).isFalse();
  }

  @Test
  void neverSharesWhatIsInUse() throws SQLException {
    add("anna", "Graz");
    add("berta", "Linz");
    try (PreparedStatement one = connection.prepareStatement(TOWN);
        PreparedStatement other = connection.prepareStatement(TOWN)) {
      assertThat(other).isNotSameAs(one);
      one.setString(1, "anna");
      other.setString(1, "berta");
      try (ResultSet first = one.executeQuery();
          ResultSet second = other.executeQuery()) {
        assertThat(first.getString(1)).isEqualTo("Graz");
        assertThat(second.getString(1)).isEqualTo("Linz");
      }
    }
    assertThat(connection.prepareStatement(TOWN)).isNotSameAs(connection.prepareStatement(TOWN));
  }

  @Test
  void closingTwiceHandsItOutOnce() throws SQLException {
    PreparedStatement once = connection.prepareStatement(TOWN);
    once.close();
    once.close();
    assertThat(connection.prepareStatement(TOWN)).isSameAs(once);
    assertThat(connection.prepareStatement(TOWN)).isNotSameAs(once);
  }

  @Test
  void keepsNoValueOfTheUseBefore() throws SQLException {
    add("anna", "Graz");
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setString(1, "berta");
      add.setNull(2, java.sql.Types.VARCHAR);
      add.executeUpdate();
    }
    PreparedStatement query = connection.prepareStatement(TOWN);
    query.setString(1, "anna");
    query.executeQuery();
    query.close();
    try (PreparedStatement again = connection.prepareStatement(TOWN);
        ResultSet rows = again.executeQuery()) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void keepsNoBatchAndNoLimitOfTheUseBefore() throws SQLException {
    PreparedStatement batch = connection.prepareStatement(ADD);
    for (String name : new String[] {"anna", "berta"}) {
      batch.setString(1, name);
      batch.setString(2, "Wien");
      batch.addBatch();
    }
    batch.close();
    try (PreparedStatement again = connection.prepareStatement(ADD)) {
      assertThat(again).isSameAs(batch);
      again.setString(1, "carla");
      again.setString(2, "Wels");
      again.addBatch();
      assertThat(again.executeBatch()).containsExactly(1);
    }
    add("dora", "Wien");
    PreparedStatement limited = connection.prepareStatement(NAMES);
    limited.setMaxRows(1);
    limited.setQueryTimeout(7);
    limited.executeQuery();
    limited.close();
    try (PreparedStatement again = connection.prepareStatement(NAMES);
        ResultSet rows = again.executeQuery()) {
      assertThat(again.getQueryTimeout()).isZero();
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("dora");
    }
  }

  @Test
  void rowsLeftUnreadHoldNoLock() throws SQLException {
    add("anna", "Graz");
    add("berta", "Linz");
    PreparedStatement halfRead = connection.prepareStatement(NAMES);
    assertThat(halfRead.executeQuery().next()).isTrue();
    halfRead.close();
    try (Connection other = DriverManager.getConnection(url());
        Statement drop = other.createStatement()) {
      drop.execute("PRAGMA busy_timeout = 0");
      drop.execute("DROP TABLE customer");
    }
  }

  @Test
  void handsBackTheKeyOfEachInsert() throws SQLException {
    for (long id = 1; id <= 3; id++)
      try (PreparedStatement add = connection.prepareStatement(ADD, new String[] {"id"})) {
        add.setString(1, "customer" + id);
        add.setString(2, "Graz");
        add.executeUpdate();
        try (ResultSet keys = add.getGeneratedKeys()) {
          assertThat(keys.next()).isTrue();
          assertThat(keys.getLong(1)).isEqualTo(id);
        }
      }
  }

  @Test
  void worksAfterAnErrorAndAfterARollback() throws SQLException {
    add("anna", "Graz");
    connection.setAutoCommit(false);
    add("berta", "Linz");
    assertThatThrownBy(() -> add("anna", "Linz")).isInstanceOf(SQLException.class);
    connection.rollback();
    add("berta", "Wels");
    connection.commit();
    try (PreparedStatement query = connection.prepareStatement(TOWN)) {
      query.setString(1, "berta");
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.getString(1)).isEqualTo("Wels");
      }
    }
  }

  @Test
  void worksAfterTheTablesChanged() throws SQLException {
    add("anna", "Graz");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE INDEX of_town ON customer (town)");
      statement.execute("ALTER TABLE customer ADD COLUMN zip TEXT");
    }
    add("berta", "Linz");
  }

  @Test
  void keepsNoMoreThanSoMany() throws SQLException {
    PreparedStatement oldest = connection.prepareStatement("SELECT 0");
    oldest.close();
    for (int i = 1; i <= KeepingConnection.MOST; i++)
      connection.prepareStatement("SELECT " + i).close();
    assertThat(connection.prepareStatement("SELECT 0")).isNotSameAs(oldest);
    assertThatThrownBy(oldest::executeQuery).isInstanceOf(SQLException.class);
  }

  @Test
  void everythingEndsWithTheConnection() throws SQLException {
    PreparedStatement kept = connection.prepareStatement(NAMES);
    kept.close();
    PreparedStatement used = connection.prepareStatement(TOWN);
    connection.close();
    used.close();
    assertThatThrownBy(kept::executeQuery).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> connection.prepareStatement(NAMES)).isInstanceOf(SQLException.class);
  }
}
