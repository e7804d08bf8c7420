package app.allclear.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {
  private static List<Integer> numbers(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  @Test
  void theLastFillsUpWhatIsAskedFor() {
    assertThat(Chunks.asked(numbers(5))).containsExactly(List.of(1, 2, 3, 4, 5, 5, 5, 5));
    assertThat(Chunks.asked(numbers(1))).containsExactly(List.of(1));
    assertThat(Chunks.asked(List.of())).isEmpty();
  }

  @Test
  void everyOneIsAskedForAndNothingElse() {
    Set<Integer> lengths = new TreeSet<>();
    for (int count = 0; count <= 1_700; count++) {
      List<List<Integer>> chunks = Chunks.asked(numbers(count));
      assertThat(chunks.stream().flatMap(List::stream).distinct().toList())
          .isEqualTo(numbers(count));
      chunks.forEach(chunk -> lengths.add(chunk.size()));
    }
    assertThat(lengths).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 500);
  }

  @Test
  void everyRowIsWrittenOnceInOrder() {
    Set<Integer> lengths = new TreeSet<>();
    for (int count = 0; count <= 1_700; count++) {
      List<List<Integer>> chunks = Chunks.rows(numbers(count));
      assertThat(chunks.stream().flatMap(List::stream).toList()).isEqualTo(numbers(count));
      chunks.forEach(chunk -> lengths.add(chunk.size()));
    }
    assertThat(lengths).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 500);
    assertThat(Chunks.rows(numbers(13)).stream().map(List::size).collect(Collectors.toList()))
        .containsExactly(8, 4, 1);
  }
}
