package app.allclear.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store promises, whatever it is made of. */
interface StoreContract {
  /** Two ways into one store: of two instances where it can have them, else the same twice. */
  List<TestStore> instances();

  private TestStore one() {
    return instances().getFirst();
  }

  private TestStore other() {
    return instances().getLast();
  }

  @Test
  default void keepsTheOrderOfChangesWithTwoWriters() throws Exception {
    long before = one().changes().latest();
    List<Long> seen = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (TestStore store : List.of(one(), other()))
        writers.add(
            people.submit(() -> {
              for (int i = 0; i < 50; i++) write(store, i);
            }));
      while (!writers.stream().allMatch(Future::isDone)) read(before, seen);
      for (Future<?> writer : writers) writer.get();
    }
    read(before, seen);
    // A reader that asks for what came after never misses one that was committed late.
    assertThat(seen)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(before + 1, before + 200).boxed().toList());
  }

  private static void write(TestStore store, int number) {
    store.change(() -> {
      store.changes().record(ChangeKind.LOG, "first " + number);
      store.changes().record(ChangeKind.LOG, "second " + number);
    });
  }

  private void read(long before, List<Long> seen) {
    long after = seen.isEmpty() ? before : seen.getLast();
    one().changes().after(after, 1_000).forEach(change -> seen.add(change.sequence()));
  }

  @Test
  default void pagesThroughChanges() {
    long before = one().changes().latest();
    for (int i = 0; i < 5; i++) write(one(), i);
    List<Change> first = one().changes().after(before, 7);
    List<Change> rest = one().changes().after(first.getLast().sequence(), 7);
    assertThat(first).hasSize(7);
    assertThat(rest).hasSize(3);
    assertThat(first).doesNotContainAnyElementsOf(rest);
  }

  @Test
  default void letsOneOfTwoWritersOfTheSameValueWin() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> mine = people.submit(() -> claim(one(), both, "mine"));
      Future<String> theirs = people.submit(() -> claim(other(), both, "theirs"));
      assertThat(mine.get()).isEqualTo(theirs.get());
    }
    assertThat(one().values().find("claimed")).isPresent();
  }

  private static String claim(TestStore store, CountDownLatch both, String word) throws Exception {
    both.countDown();
    both.await();
    return store
        .transactions()
        .change(Urgency.OPERATOR, () -> store.values().putIfAbsent("claimed", word));
  }

  @Test
  default void runsAChangeAgainThatAnotherInstanceWasFasterWith() throws Exception {
    int writes = 30;
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (TestStore store : List.of(one(), other()))
        writers.add(
            people.submit(() -> {
              for (int i = 0; i < writes; i++) {
                String name = "fresh " + i;
                store.change(() -> store.values().put(name, "x"));
              }
            }));
      for (Future<?> writer : writers) writer.get();
    }
    for (int i = 0; i < writes; i++) assertThat(one().values().find("fresh " + i)).contains("x");
  }

  @Test
  default void tellsKeysApartByteForByte() {
    one()
        .change(() -> {
          one().values().put("Key", "upper");
          one().values().put("key", "lower");
          one().values().put("key ", "blank");
        });
    assertThat(one().values().find("Key")).contains("upper");
    assertThat(one().values().find("key")).contains("lower");
    assertThat(one().values().find("key ")).contains("blank");
  }
}
