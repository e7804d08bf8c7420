package app.allclear.store;

import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store, open: SQLite in the data folder, or the MySQL-compatible server that is configured.
 * The data folder is locked and the tables are migrated before the constructor returns. Close it
 * last.
 */
public final class Store implements AutoCloseable {
  private final DataFolder folder;
  private final boolean ours;
  private final StoreDataSource source;
  private final JdbcClient jdbc;
  private final Batches batches;
  private final Changes changes;
  private final Transactions transactions;
  private final StoredValues values;

  private Store(DataFolder folder, StoreDataSource source, StoreVendor vendor) {
    this.folder = folder;
    this.ours = vendor == StoreVendor.SQLITE;
    this.source = source;
    JdbcTemplate template = new JdbcTemplate(source, false);
    JdbcTransactionManager transactionManager = new JdbcTransactionManager(source);
    if (vendor == StoreVendor.SQLITE) {
      template.setExceptionTranslator(new SqliteErrors());
      transactionManager.setExceptionTranslator(new SqliteErrors());
    }
    this.jdbc = JdbcClient.create(template);
    this.batches = new Batches(new NamedParameterJdbcTemplate(template));
    this.changes = new Changes(jdbc);
    this.values = new StoredValues(jdbc);
    TransactionTemplate reads = new TransactionTemplate(transactionManager);
    this.transactions =
        new Transactions(source, new TransactionTemplate(transactionManager), reads, changes);
  }

  /** Opens the store; throws {@link StoreUnavailable} with a sentence that says what to do. */
  public static Store open(StoreSettings settings) {
    StoreVendor vendor = StoreVendor.of(settings);
    DataFolder folder = DataFolder.lock(settings.folder());
    try {
      StoreDataSource source = vendor.connect(settings);
      migrate(source, vendor);
      Store store = new Store(folder, source, vendor);
      if (vendor == StoreVendor.SQLITE) SqliteVersion.check(store.jdbc);
      return store;
    } catch (RuntimeException e) {
      closeQuietly(folder);
      if (e instanceof StoreUnavailable) throw e;
      throw new StoreUnavailable(
          "Cannot open the store (%s): %s. Check allclear.data, or spring.datasource.* where you set them."
              .formatted(settings.url() == null ? settings.folder() : settings.url(), firstLine(e)),
          e);
    }
  }

  /** Connector/J goes on about packets sent and received. */
  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static void migrate(StoreDataSource source, StoreVendor vendor) {
    try {
      Flyway.configure()
          .dataSource(source.writer())
          .locations("classpath:db/migration")
          .placeholders(vendor.placeholders())
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailable(
          "Cannot bring the store's tables up to date: %s. Nothing was started; your data is as it was."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static void closeQuietly(DataFolder folder) {
    try {
      folder.close();
    } catch (IOException _) {
      // The reason for failing to open is what the operator needs to read.
    }
  }

  /** True where no other process can be using it: what was left half done, nobody is doing. */
  public boolean isOurs() {
    return ours;
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  public Batches batches() {
    return batches;
  }

  public Changes changes() {
    return changes;
  }

  public Transactions transactions() {
    return transactions;
  }

  public StoredValues values() {
    return values;
  }

  @Override
  public void close() throws IOException {
    source.close();
    folder.close();
  }
}
