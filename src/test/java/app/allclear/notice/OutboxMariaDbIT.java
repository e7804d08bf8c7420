package app.allclear.notice;

import app.allclear.restore.EmbeddedMariaDb;
import app.allclear.store.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same on a MySQL-compatible store. */
class OutboxMariaDbIT implements OutboxContract {
  private static EmbeddedMariaDb server;
  private TestStore store;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    server.run("CREATE DATABASE allclear");
    store = TestStore.mysql(server.url() + "allclear?sslMode=DISABLED", "root", "");
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    server.run("DROP DATABASE allclear");
  }

  @Override
  public TestStore store() {
    return store;
  }
}
