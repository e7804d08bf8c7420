package app.allclear.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Two pools behind one face: the writer's connections inside a change, read-only ones everywhere
 * else, so that a write outside a change fails instead of slipping past the queue.
 */
final class StoreDataSource extends AbstractDataSource implements AutoCloseable {
  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

  StoreDataSource(HikariDataSource writer, HikariDataSource readers) {
    this.writer = writer;
    this.readers = readers;
  }

  void writing(boolean now) {
    if (now) writing.set(true);
    else writing.remove();
  }

  boolean isWriting() {
    return writing.get();
  }

  HikariDataSource writer() {
    return writer;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return (writing.get() ? writer : readers).getConnection();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLException("The store's user is set in the configuration.");
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
