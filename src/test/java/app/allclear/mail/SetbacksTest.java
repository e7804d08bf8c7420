package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The watcher's pure decisions: what waits, how long, and what travels together. */
class SetbacksTest {
  private static final Instant NOW = Instant.parse("2026-11-17T05:00:00Z");
  private final Setbacks setbacks = new Setbacks(Duration.ofSeconds(1), Duration.ofSeconds(60));

  @Test
  void sendsABatchThatBrokeOneByOneAtOnce() {
    setbacks.brokeDuring(Set.of(1L, 2L), NOW);
    assertThat(setbacks.travelsAlone(1)).isTrue();
    assertThat(setbacks.mayTry(1, NOW)).isTrue();
    assertThat(setbacks.travelsAlone(3)).isFalse();
    assertThat(setbacks.nextAttempt()).isEmpty();
  }

  @Test
  void triesAMailThatBreaksTheConnectionEverMoreRarely() {
    setbacks.brokeDuring(Set.of(1L), NOW);
    assertThat(setbacks.mayTry(1, NOW)).isTrue();
    setbacks.brokeDuring(Set.of(1L), NOW);
    assertThat(setbacks.nextAttempt()).contains(NOW.plusSeconds(60));
    for (int i = 0; i < 20; i++) setbacks.brokeDuring(Set.of(1L), NOW);
    assertThat(setbacks.nextAttempt()).contains(NOW.plusSeconds(3600));
    assertThat(setbacks.mayTry(1, NOW.plusSeconds(3599))).isFalse();
    assertThat(setbacks.mayTry(1, NOW.plusSeconds(3600))).isTrue();
  }

  @Test
  void countsOnlyRefusalsThatAreMeantForGood() {
    assertThat(setbacks.refused(1, true, NOW)).isFalse();
    assertThat(setbacks.refused(1, true, NOW)).isFalse();
    assertThat(setbacks.refused(1, true, NOW)).isFalse();
    assertThat(setbacks.refused(1, false, NOW)).isFalse();
    assertThat(setbacks.refused(1, false, NOW)).isFalse();
    assertThat(setbacks.refused(1, false, NOW)).isTrue();
  }

  @Test
  void forgetsWhatIsSettledOrGone() {
    setbacks.notFiled(1, NOW);
    setbacks.notFiled(2, NOW);
    setbacks.settled(1);
    setbacks.keepOnly(Set.of(1L));
    assertThat(setbacks.nextAttempt()).isEmpty();
    assertThat(setbacks.travelsAlone(2)).isFalse();
  }

  @Test
  void boundsABatchByCountAndBytes() {
    List<Long> many = LongStream.rangeClosed(1, 600).boxed().toList();
    assertThat(Batches.of(many, Map.of(), _ -> false)).extracting(List::size).startsWith(128);
    Map<Long, Long> small = new java.util.HashMap<>();
    many.forEach(uid -> small.put(uid, 1_000L));
    assertThat(Batches.of(many, small, _ -> false))
        .extracting(List::size)
        .containsExactly(250, 250, 100);

    Map<Long, Long> large = Map.of(1L, 6L << 20, 2L, 1L << 20, 3L, 3L << 20, 4L, 50L << 20, 5L, 1L);
    assertThat(Batches.of(List.of(1L, 2L, 3L, 4L, 5L), large, _ -> false))
        .containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L), List.of(5L));
  }

  @Test
  void keepsTheSuspectOutOfEveryBatch() {
    assertThat(Batches.of(List.of(9L, 8L, 7L, 6L, 5L), Map.of(), uid -> uid == 7 || uid == 6))
        .containsExactly(List.of(9L, 8L), List.of(7L), List.of(6L), List.of(5L));
    assertThat(Batches.of(List.of(), Map.of(), _ -> true)).isEmpty();
  }

  @Test
  void waitsLongerEachTimeUpToTheLongest() {
    GrowingWait wait =
        new GrowingWait(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(1));
    for (long expected : new long[] {1, 2, 4, 8, 16, 32, 60, 60})
      assertThat(wait.next())
          .isBetween(
              Duration.ofMillis(expected * 800),
              Duration.ofMillis(Math.min(60_000, expected * 1_200)));
    wait.reset();
    assertThat(wait.next()).isLessThan(Duration.ofSeconds(2));
    assertThat(wait.longest()).isGreaterThan(Duration.ofSeconds(40));
  }
}
