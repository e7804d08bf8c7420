package app.allclear.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** All that differs between the stores we support: how to connect, and the types' names. */
enum StoreVendor {
  SQLITE(
      Map.of(
          "id", "INTEGER PRIMARY KEY AUTOINCREMENT",
          "key", "TEXT",
          "text", "TEXT",
          "bytes", "BLOB",
          "of_notice", "",
          "options", "")),
  MYSQL(
      Map.of(
          "id", "BIGINT AUTO_INCREMENT PRIMARY KEY",
          "key", "VARBINARY(512)",
          "text", "LONGTEXT",
          "bytes", "LONGBLOB",
          // An index belongs to its table here, not to the schema.
          "of_notice", " ON notice",
          "options", "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin"));

  private final Map<String, String> placeholders;

  StoreVendor(Map<String, String> placeholders) {
    this.placeholders = placeholders;
  }

  static StoreVendor of(StoreSettings settings) {
    return settings.url() == null ? SQLITE : MYSQL;
  }

  Map<String, String> placeholders() {
    return placeholders;
  }

  StoreDataSource connect(StoreSettings settings) {
    return switch (this) {
      case SQLITE -> sqlite(settings);
      case MYSQL -> mysql(settings);
    };
  }

  private static StoreDataSource sqlite(StoreSettings settings) {
    String url = sqliteUrl(settings);
    HikariConfig writer = pool("store-writer", url, null, null, 1);
    writer.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    writer.addDataSourceProperty("journal_mode", "WAL");
    writer.addDataSourceProperty("synchronous", "FULL");
    // A wave rewrites the same pages again and again: read from memory, copied home seldom.
    writer.addDataSourceProperty("cache_size", "-65536");
    writer.addDataSourceProperty("wal_autocheckpoint", "8000");
    writer.addDataSourceProperty("foreign_keys", "true");
    writer.addDataSourceProperty("busy_timeout", "5000");
    writer.setDataSource(keeping(url, writer.getDataSourceProperties()));
    HikariDataSource first = new HikariDataSource(writer);
    HikariConfig readers = pool("store-readers", url, null, null, 4);
    readers.setConnectionInitSql("PRAGMA query_only = true");
    readers.addDataSourceProperty("busy_timeout", "5000");
    return new StoreDataSource(first, new HikariDataSource(readers));
  }

  static String sqliteUrl(StoreSettings settings) {
    return KeepingConnection.PREFIX + settings.folder().toAbsolutePath().resolve("allclear.db");
  }

  /** Connector/J prepares nothing at the server, so there is nothing to keep. */
  private static DataSource keeping(String url, Properties settings) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        return new KeepingConnection(url, settings);
      }

      @Override
      public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
      }
    };
  }

  private static StoreDataSource mysql(StoreSettings settings) {
    String url = String.valueOf(settings.url());
    HikariConfig writer = pool("store-writer", url, settings.username(), settings.password(), 2);
    writer.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    HikariDataSource first = new HikariDataSource(writer);
    HikariConfig readers = pool("store-readers", url, settings.username(), settings.password(), 6);
    readers.setReadOnly(true);
    readers.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new StoreDataSource(first, new HikariDataSource(readers));
  }

  private static HikariConfig pool(
      String name, String url, @Nullable String username, @Nullable String password, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(username);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    return config;
  }
}
