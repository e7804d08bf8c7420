package app.allclear.flow;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A later mail settles earlier doubts on a MySQL-compatible store as well. */
class SettlingMariaDbIT extends SettlingTest {
  private static MariaDbStores stores;

  @BeforeAll
  static void start() {
    stores = new MariaDbStores();
  }

  @AfterAll
  static void stop() {
    stores.close();
  }

  @Override
  Map<String, String> store() {
    return stores.next();
  }
}
