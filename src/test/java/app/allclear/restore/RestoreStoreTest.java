package app.allclear.restore;

import app.allclear.store.TestStore;
import org.junit.jupiter.api.AfterEach;

class RestoreStoreTest implements RestoreStoreContract {
  private final TestStore store = TestStore.sqlite();

  @Override
  public TestStore store() {
    return store;
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }
}
