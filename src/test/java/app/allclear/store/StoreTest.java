package app.allclear.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

class StoreTest {
  private final TestStore store = TestStore.sqlite();

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  @Test
  void keepsWhatWasCommittedAcrossARestart() {
    store.change(() -> store.values().put("pause", "yes"));
    store.reopen();
    assertThat(store.values().find("pause")).contains("yes");
  }

  @Test
  void undoesAChangeThatFails() {
    assertThatThrownBy(() ->
            store.change(() -> {
              store.values().put("pause", "yes");
              store.changes().record(ChangeKind.SWITCH, "pause");
              throw new IllegalArgumentException("stop");
            }))
        .hasMessage("stop");
    assertThat(store.values().find("pause")).isEmpty();
    assertThat(store.changes().latest()).isZero();
  }

  @Test
  void refusesAWriteOutsideAChange() {
    assertThatThrownBy(() -> store.values().put("pause", "yes"))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void tellsADuplicateKeyFromOtherErrors() {
    store.change(() -> store.values().put("a", "1"));
    assertThatThrownBy(() ->
            store.change(() ->
                store
                    .jdbc()
                    .sql("INSERT INTO stored_value (name, content) VALUES ('a', '2')")
                    .update()))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void numbersChangesInOrderAndOnceEach() {
    store.change(() -> {
      store.changes().record(ChangeKind.INCIDENT, 7);
      store.changes().record(ChangeKind.INCIDENT, 7);
      store.changes().record(ChangeKind.MESSAGE, 9);
    });
    store.change(() -> store.changes().record(ChangeKind.NOTICE, 1));
    assertThat(store.changes().after(0, 10))
        .containsExactly(
            new Change(1, ChangeKind.INCIDENT, "7"),
            new Change(2, ChangeKind.MESSAGE, "9"),
            new Change(3, ChangeKind.NOTICE, "1"));
    assertThat(store.changes().after(2, 10)).hasSize(1);
  }

  @Test
  void runsAChangeAgainWholeWhenTheStoreWasBusy() {
    int[] tries = {0};
    store.change(() -> {
      store.values().put("try" + tries[0], "x");
      if (++tries[0] < 3) throw new CannotAcquireLockException("busy");
    });
    assertThat(tries[0]).isEqualTo(3);
    assertThat(store.values().find("try0")).isEmpty();
    assertThat(store.values().find("try2")).isPresent();
  }

  @Test
  void letsARestoreReportPassBatchesThatCameEarlier() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    WriterQueue queue = new WriterQueue();
    queue.enter(Urgency.BATCH);
    CountDownLatch done = new CountDownLatch(3);
    enterLater(queue, Urgency.BATCH, order, done, 1);
    enterLater(queue, Urgency.OPERATOR, order, done, 2);
    assertThat(queue.waits(Urgency.RESTORE)).isFalse();
    enterLater(queue, Urgency.RESTORE, order, done, 3);
    assertThat(queue.waits(Urgency.RESTORE)).isTrue();
    queue.leave();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly("RESTORE", "OPERATOR", "BATCH");
  }

  private static void enterLater(
      WriterQueue queue, Urgency urgency, List<String> order, CountDownLatch done, int length) {
    Thread.ofVirtual()
        .start(() -> {
          queue.enter(urgency);
          order.add(urgency.name());
          queue.leave();
          done.countDown();
        });
    Awaitility.await().until(() -> queue.length() == length);
  }

  @Test
  void locksTheFolderAgainstASecondProcess() {
    assertThatThrownBy(() -> Store.open(StoreSettings.sqlite(store.folder())))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("is in use by another Allclear")
        .hasMessageContaining("allclear.data");
  }

  @Test
  void saysWhatToDoWhereTheFolderCannotBeWritten(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "a file, not a folder");
    assertThatThrownBy(() -> Store.open(StoreSettings.sqlite(file)))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("Cannot write to the data folder")
        .hasMessageContaining("allclear.data");
  }
}
