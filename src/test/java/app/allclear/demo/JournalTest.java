package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path temporary;

  @Test
  void remembersOverARestartAndForgetsALineThatWasTorn() throws Exception {
    DataFolder folder = DataFolder.open(temporary.resolve("day"), false);
    new Journal(folder).note("act:hit", "done");
    Files.writeString(
        folder.resolve("journal.tsv"),
        "2026-11-23T06:00:00Z\tact:declare\tdo",
        StandardOpenOption.APPEND);

    new Journal(folder).note("act:needed", "done");
    Journal again = new Journal(folder);

    assertThat(again.has("act:needed")).isTrue();
    assertThat(again.has("act:hit")).isTrue();
    assertThat(again.find("act:hit").orElseThrow().value()).isEqualTo("done");
    assertThat(again.has("act:declare")).isFalse();
  }

  @Test
  void neverEmptiesAFolderThatIsNotOurs() throws Exception {
    Path strange = Files.createDirectory(temporary.resolve("thesis"));
    Files.writeString(strange.resolve("chapter-1.txt"), "Years of work.");

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> DataFolder.open(strange, true))
        .isInstanceOf(CannotRun.class);

    assertThat(strange.resolve("chapter-1.txt")).exists();
  }
}
