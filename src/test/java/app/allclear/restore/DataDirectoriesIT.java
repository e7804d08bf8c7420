package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDirectoriesIT {
  @Test
  void knowsPlaceSizeAndFreeSpaceOfAServerOnThisMachineWithoutMakingAnybodyWait() {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start()) {
      DataDirectories directories =
          new DataDirectories(RestoreSettings.of(List.of(server.settings("mysql1"))));
      assertThat(directories.of("mysql1").path()).isNull();
      await().atMost(Duration.ofSeconds(20)).until(() -> directories.of("mysql1").path() != null);
      DataDirectory found = directories.of("mysql1");
      assertThat(Path.of(found.path())).isEqualTo(server.data());
      assertThat(found.size()).isGreaterThan(1_000_000);
      assertThat(found.free()).isPositive();
      assertThat(found.commands())
          .contains("cp -a -- '%1$s' '%1$s.before-restore'".formatted(server.data()));
      assertThat(directories.of("other").path()).isNull();
    }
  }
}
