package app.allclear.notice;

import app.allclear.store.SharedMariaDb;
import app.allclear.store.TestStore;

/** The same on a MySQL-compatible store. */
class OutboxMariaDbIT extends SharedMariaDb implements OutboxContract {
  @Override
  public TestStore store() {
    return instances().getFirst();
  }
}
