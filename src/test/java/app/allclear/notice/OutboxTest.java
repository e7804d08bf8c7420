package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest implements OutboxContract {
  private final TestStore store = TestStore.sqlite();

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  @Override
  public TestStore store() {
    return store;
  }

  @Test
  void staysPausedAcrossARestart() {
    queued(NoticeEvent.RESTORED, JANE);
    store.change(() -> post().outbox().pause());
    store.reopen();
    assertThat(post().outbox().paused()).isTrue();
    assertThat(change(() -> post().dispatch().claimNext(NOW, LEASE))).isEmpty();
  }

  @Test
  void keepsMessageIdsAndClaimsAcrossARestart() {
    Notice notice = queued(NoticeEvent.RESTORED, JANE);
    onTheWire(NOW);
    store.reopen();
    assertThat(found(notice).messageId()).isEqualTo(notice.messageId());
    assertThat(change(() -> post().dispatch().claimNext(NOW, LEASE))).isEmpty();
    assertThat(change(() -> post().dispatch().expire(NOW.plus(LEASE))))
        .extracting(Notice::state)
        .containsExactly(NoticeState.IN_DOUBT);
  }

  @Test
  void owesNothingWhereTheChangeIsUndone() {
    try {
      store.change(() -> {
        post()
            .outbox()
            .owe(
                new Scene().incident(),
                Owed.of(NoticeEvent.RESTORED, 1, JANE),
                Mode.AUTOMATIC,
                NOW,
                java.time.Duration.ZERO);
        throw new IllegalArgumentException("stop");
      });
    } catch (IllegalArgumentException _) {
      // What the test is about: nothing of it stays.
    }
    assertThat(post().notices().after(0, 10).items()).isEmpty();
  }
}
