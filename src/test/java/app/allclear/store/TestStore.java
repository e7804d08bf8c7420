package app.allclear.store;

import app.allclear.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real store in a folder of its own, gone when closed. */
public final class TestStore implements AutoCloseable {
  private final Path folder;
  private Store store;

  private TestStore(Path folder, Store store) {
    this.folder = folder;
    this.store = store;
  }

  public static TestStore sqlite() {
    Path folder = TemporaryFolders.create("allclear-store");
    return new TestStore(folder, Store.open(StoreSettings.sqlite(folder)));
  }

  /** On a MySQL-compatible server; the schema in the URL should be fresh. */
  public static TestStore mysql(String url, String username, String password) {
    Path folder = TemporaryFolders.create("allclear-store");
    return new TestStore(folder, Store.open(new StoreSettings(folder, url, username, password)));
  }

  public Path folder() {
    return folder;
  }

  public Store store() {
    return store;
  }

  public JdbcClient jdbc() {
    return store.jdbc();
  }

  public Changes changes() {
    return store.changes();
  }

  public Transactions transactions() {
    return store.transactions();
  }

  public StoredValues values() {
    return store.values();
  }

  /** Runs the work in a change, as flow would. */
  public void change(Runnable work) {
    store.transactions().change(Urgency.OPERATOR, work);
  }

  /** Closes and opens the same SQLite store, as a restart does. */
  public void reopen() {
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = Store.open(StoreSettings.sqlite(folder));
  }

  @Override
  public void close() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }
}
