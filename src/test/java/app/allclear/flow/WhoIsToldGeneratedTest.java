package app.allclear.flow;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order: each mail is true, needed, and sent once. */
class WhoIsToldGeneratedTest {
  private static final int ACTS = 60;

  static LongStream days() {
    long first = Long.getLong("days.first", 1);
    return LongStream.range(first, first + Long.getLong("days", 40));
  }

  @ParameterizedTest
  @MethodSource("days")
  void everyMailOfARandomDayIsTrueNeededAndSentOnce(long seed) throws Exception {
    try (RandomDay day = new RandomDay(seed)) {
      try {
        day.act(ACTS);
        day.settle();
        day.allComesBack();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e.getMessage() + "\n" + day.story(), e);
      }
    }
  }
}
