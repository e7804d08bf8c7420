package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product on the whole day, from outside: what the demonstration claims is asserted here.
 */
class OutageDayIT {
  @TempDir Path temporary;

  @Test
  @Timeout(600)
  void everyClaimOfTheDayHolds() {
    Options options =
        Options.parse(
            "--exit", "--port=0", "--inbox-port=0", "--data=" + temporary.resolve("outage-day"));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Outage outage = Outage.begin(options, new Console(out))) {
      outage.play();
      assertThat(outage.claims()).isNotEmpty().allMatch(Verdict.Claim::holds);
    }
  }
}
