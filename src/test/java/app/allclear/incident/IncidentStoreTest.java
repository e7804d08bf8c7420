package app.allclear.incident;

import app.allclear.store.TestStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class IncidentStoreTest implements IncidentStoreContract {
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
