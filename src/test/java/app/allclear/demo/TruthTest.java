package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthTest {
  @Test
  void twoCustomersAreNeitherOfThemAlone() {
    Truth both = Truth.parse("marlow,greenway; contact; private");

    assertThat(both.accepts(Set.of("greenway", "marlow"))).isTrue();
    assertThat(both.accepts(Set.of("marlow"))).isFalse();
    assertThat(both.privateAllowed()).isTrue();
  }

  @Test
  void beingUnsureMeansFilingUnderNobody() {
    Truth unsure = Truth.parse("?marlow,greenway; contact; silent; automatic");

    assertThat(unsure.accepts(Set.of())).isTrue();
    assertThat(unsure.accepts(Set.of("marlow"))).isFalse();
    assertThat(unsure.everybody()).containsExactlyInAnyOrder("marlow", "greenway");
    assertThat(unsure.automatic()).isTrue();
  }

  @Test
  void somethingElseThanPrivateOrSilentIsAMistakeInTheFile() {
    assertThatThrownBy(() -> Truth.parse("marlow; contact; secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secret");
  }
}
