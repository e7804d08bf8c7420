package app.allclear.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Properties;
import java.util.SequencedMap;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps the statements prepared on it, because neither driver nor pool
 * does, and preparing most of ours takes as long as running them. Whoever prepares a text that was
 * used and closed before gets that statement again, as if new; what is in use is never shared. All
 * end with the connection. For one thread at a time, as a pool hands it out.
 */
final class KeepingConnection extends JDBC4Connection {
  static final String PREFIX = "jdbc:sqlite:";

  /** Texts that a list makes longer are many; the oldest unused goes. */
  static final int MOST = 200;

  // Only what nobody uses, the longest unused first.
  private final SequencedMap<String, Kept> idle = new LinkedHashMap<>();

  KeepingConnection(String url, Properties settings) throws SQLException {
    super(url, url.substring(PREFIX.length()), settings);
  }

  @Override
  public PreparedStatement prepareStatement(String text, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    checkCursor(type, concurrency, holdability);
    Kept kept = idle.remove(text);
    if (kept == null) return new Kept(text);
    kept.used = true;
    return kept;
  }

  @Override
  public void close() throws SQLException {
    idle.clear();
    super.close();
  }

  private void keep(Kept unused) throws SQLException {
    if (idle.putIfAbsent(unused.text, unused) != null) unused.end();
    else if (idle.size() > MOST) idle.pollFirstEntry().getValue().end();
  }

  private final class Kept extends JDBC4PreparedStatement {
    private final String text;
    private boolean used = true;

    Kept(String text) throws SQLException {
      super(KeepingConnection.this, text);
      this.text = text;
    }

    @Override
    public boolean isClosed() {
      return !used || super.isClosed();
    }

    @Override
    public void close() throws SQLException {
      if (!used) return;
      used = false;
      // The driver itself ends statements that failed badly.
      if (pointer.isClosed() || isCloseOnCompletion()) {
        end();
        return;
      }
      try {
        forget();
      } catch (SQLException | RuntimeException e) {
        end();
        throw e;
      }
      keep(this);
    }

    /** Nothing of its last use is left: no open rows, which would hold a lock, and no values. */
    private void forget() throws SQLException {
      rs.close();
      pointer.safeRunInt(DB::reset);
      clearBatch();
      clearParameters();
      clearGeneratedKeys();
      clearWarnings();
      setMaxRows(0);
      setQueryTimeout(0);
      setFetchSize(0);
    }

    private void end() throws SQLException {
      super.close();
    }
  }
}
