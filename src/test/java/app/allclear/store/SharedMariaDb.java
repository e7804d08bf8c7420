package app.allclear.store;

import app.allclear.restore.EmbeddedMariaDb;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A store on MariaDB that two instances share, empty at the start of every test. */
public abstract class SharedMariaDb {
  private static EmbeddedMariaDb server;
  private List<TestStore> instances;

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
    String url = server.url() + "allclear?sslMode=DISABLED";
    instances = List.of(TestStore.mysql(url, "root", ""), TestStore.mysql(url, "root", ""));
  }

  @AfterEach
  void close() throws Exception {
    for (TestStore store : instances) store.close();
    server.run("DROP DATABASE allclear");
  }

  public final List<TestStore> instances() {
    return instances;
  }
}
