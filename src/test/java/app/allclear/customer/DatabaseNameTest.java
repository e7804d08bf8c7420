package app.allclear.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseNameTest {
  @Test
  void comesInTheOrderOfTheStoreWhichComparesTheWholeKey() {
    Stream<String> names = Stream.of("db/z", "db-1/a", "db/\uFFFDa", "db/\uD83D\uDE00");
    assertThat(names.map(DatabaseName::parse).sorted().map(DatabaseName::toString))
        .containsExactly("db-1/a", "db/z", "db/\uFFFDa", "db/\uD83D\uDE00");
  }
}
