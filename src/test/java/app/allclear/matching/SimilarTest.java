package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {
  @ParameterizedTest
  @CsvSource({
    "baeckerei-huber", "baeckereihuber", "bäckerei-huber", "baeckerei-hubr", "baeckerei-hubeer",
    "baeckerei-huver", "baeckerei-hubre", "baeckerie-huber", "BAECKEREI-HUBER", "baeckere1-huber",
    "bаeckerei-huber", "xbaeckerei-huber", "baekeri-huber", "beackereihubr"
  })
  void findsSlips(String written) {
    assertThat(names().near(written)).extracting(Similar.Near::value).contains("huber");
  }

  @ParameterizedTest
  @CsvSource({"baeckerei-meier", "baeckerei", "metzgerei-huber", "huber", "be", "baeckerei-hxbxx"})
  void leavesOthersAlone(String written) {
    assertThat(names().near(written)).extracting(Similar.Near::value).doesNotContain("huber");
  }

  private static Similar<String> names() {
    Similar<String> names = new Similar<>();
    names.add("baeckerei-huber", "huber");
    for (int i = 0; i < 5_000; i++) names.add("customer-number-" + i, "other" + i);
    return names.ready();
  }
}
