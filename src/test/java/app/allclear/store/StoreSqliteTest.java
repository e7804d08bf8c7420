package app.allclear.store;

import java.util.List;
import org.junit.jupiter.api.AfterEach;

class StoreSqliteTest implements StoreContract {
  private final TestStore store = TestStore.sqlite();

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  @Override
  public List<TestStore> instances() {
    return List.of(store, store);
  }
}
