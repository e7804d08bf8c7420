package app.allclear.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.sqlite.SQLiteException;

/** SQLite's result codes in Spring's words; the driver sets no SQLState to go by. */
final class SqliteErrors extends SQLExceptionSubclassTranslator {
  @Override
  protected @Nullable DataAccessException doTranslate(
      String task, @Nullable String sql, SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) return super.doTranslate(task, sql, e);
    String message = buildMessage(task, sql, e);
    return switch (sqlite.getResultCode()) {
      case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
          new DuplicateKeyException(message, e);
      case SQLITE_CONSTRAINT,
          SQLITE_CONSTRAINT_NOTNULL,
          SQLITE_CONSTRAINT_CHECK,
          SQLITE_CONSTRAINT_FOREIGNKEY ->
          new DataIntegrityViolationException(message, e);
      case SQLITE_BUSY,
          SQLITE_BUSY_SNAPSHOT,
          SQLITE_BUSY_RECOVERY,
          SQLITE_LOCKED,
          SQLITE_LOCKED_SHAREDCACHE ->
          new CannotAcquireLockException(message, e);
      default -> super.doTranslate(task, sql, e);
    };
  }
}
