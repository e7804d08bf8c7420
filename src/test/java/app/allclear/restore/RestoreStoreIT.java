package app.allclear.restore;

import app.allclear.store.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The same on a MySQL-compatible store. */
class RestoreStoreIT implements RestoreStoreContract {
  private static EmbeddedMariaDb server;
  private static TestStore store;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.start();
    server.run("CREATE DATABASE allclear");
    store = TestStore.mysql(server.url() + "allclear?sslMode=DISABLED", "root", "");
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    server.close();
  }

  @AfterEach
  void clear() {
    server.run(
        "DELETE FROM allclear.database_status",
        "DELETE FROM allclear.server_status",
        "DELETE FROM allclear.table_list");
  }

  @Override
  public TestStore store() {
    return store;
  }
}
