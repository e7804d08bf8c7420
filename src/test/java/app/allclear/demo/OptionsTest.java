package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void readsEveryOption() {
    Options options =
        Options.parse(
            "--speed=20", "--exit", "--pause-at=14:30", "--port=9000", "--data=elsewhere");
    assertThat(options)
        .isEqualTo(
            new Options(9000, 8081, 20, true, LocalTime.of(14, 30), Path.of("elsewhere"), false));
  }

  @Test
  void saysWhatItCannotRead() {
    assertThatThrownBy(() -> Options.parse("--speed=fast"))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("--speed=fast");
    assertThatThrownBy(() -> Options.parse("--sped=20"))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("There is no option --sped=20");
  }
}
