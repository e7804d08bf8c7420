package app.allclear.customer;

import app.allclear.restore.EmbeddedMariaDb;
import app.allclear.store.TestStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class DirectoriesMariaDbIT implements DirectoriesContract {
  private static EmbeddedMariaDb server;
  private static TestStore store;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.start();
    server.run("CREATE DATABASE directory");
    store = TestStore.mysql(server.url() + "directory?sslMode=DISABLED", "root", "");
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    server.close();
  }

  @AfterEach
  void empty() {
    store.change(() -> {
      for (String table : List.of("directory_file", "directory_consent", "registered_contact"))
        store.jdbc().sql("DELETE FROM " + table).update();
    });
  }

  @Override
  public TestStore store() {
    return store;
  }
}
