package app.allclear.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.store.ChangeKind;
import app.allclear.store.Store;
import app.allclear.store.StoreSettings;
import app.allclear.store.Urgency;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void wakesWhoWaitsAtTheNextCommit() throws Exception {
    try (Store store = Store.open(StoreSettings.sqlite(folder));
        LiveFeed feed = new LiveFeed(store.changes())) {
      assertThat(feed.after(-1, LONG)).isZero();
      change(store);
      assertThat(feed.after(0, LONG)).isEqualTo(1);
      change(store);
      change(store);
      assertThat(feed.after(1, LONG)).isGreaterThan(1);
    }
  }

  @Test
  void saysTheSameWhenTheTimeIsOverAndNothingHasChanged() throws Exception {
    try (Store store = Store.open(StoreSettings.sqlite(folder));
        LiveFeed feed = new LiveFeed(store.changes())) {
      assertThat(feed.after(0, Duration.ofMillis(50))).isZero();
    }
  }

  @Test
  void letsEverybodyGoWhenItCloses() throws Exception {
    try (Store store = Store.open(StoreSettings.sqlite(folder))) {
      LiveFeed feed = new LiveFeed(store.changes());
      Thread waiting =
          Thread.startVirtualThread(() -> {
            try {
              feed.after(0, LONG);
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          });
      feed.close();
      assertThat(waiting.join(LONG)).isTrue();
      assertThat(feed.closed()).isTrue();
    }
  }

  private static void change(Store store) {
    store
        .transactions()
        .change(Urgency.OPERATOR, () -> store.changes().record(ChangeKind.LOG, "1"));
  }
}
