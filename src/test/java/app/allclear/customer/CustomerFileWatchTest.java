package app.allclear.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerFileWatchTest {
  @TempDir Path folder;

  private Path file;
  private CustomerFileWatch watch;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Consumer<CustomerFileLook> listener = look -> told.add(text(look));

  @BeforeEach
  void watch() {
    file = folder.resolve("customers.csv");
    watch = new CustomerFileWatch(file, Duration.ofMillis(20), Clock.systemUTC());
  }

  private static String text(CustomerFileLook look) {
    return switch (look) {
      case CustomerFileLook.Found(byte[] content) -> new String(content, StandardCharsets.UTF_8);
      case CustomerFileLook.Missing() -> "(missing)";
      case CustomerFileLook.Unreadable(String reason) -> "(" + reason + ")";
    };
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) watch.look(listener);
  }

  @Test
  void waitsUntilAHalfWrittenFileIsWhole() throws Exception {
    write("id\n");
    look(1);
    append("c1\n");
    look(1);
    append("c2\n");
    look(1);
    assertThat(told).isEmpty();
    look(1);
    assertThat(told).containsExactly("id\nc1\nc2\n");
  }

  @Test
  void tellsEachStateOnce() throws Exception {
    write("a");
    look(40);
    write("b2");
    look(40);
    Files.delete(file);
    look(3);
    assertThat(told).containsExactly("a", "b2", "(missing)");
  }

  @Test
  void ignoresTheGapWhileAnEditorReplacesTheFile() throws Exception {
    write("a");
    look(2);
    Files.delete(file);
    look(1);
    write("a");
    look(3);
    assertThat(told).containsExactly("a");
  }

  @Test
  void findsAChangeThatLeavesSizeAndTimeAlone() throws Exception {
    FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    write("a");
    Files.setLastModifiedTime(file, time);
    look(2);
    write("b");
    Files.setLastModifiedTime(file, time);
    look(62);
    assertThat(told).containsExactly("a", "b");
  }

  @Test
  void doesNotTellATouchedFileAgain() throws Exception {
    write("a");
    look(2);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    look(4);
    assertThat(told).containsExactly("a");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws Exception {
    Files.createDirectory(file);
    look(3);
    assertThat(told).containsExactly("(it is a folder)");
  }

  @Test
  void tellsAgainAListenerThatCouldNotTakeIt() throws Exception {
    write("a");
    Consumer<CustomerFileLook> failsOnce =
        look -> {
          told.add(text(look));
          if (told.size() == 1) throw new IllegalStateException("the store was busy");
        };
    for (int i = 0; i < 5; i++) watch.look(failsOnce);
    assertThat(told).containsExactly("a", "a");
  }

  @Test
  void tellsWhatIsThereBeforeTheStartReturnsAndChangesAfterwards() throws Exception {
    write("a");
    watch.start(listener);
    try {
      assertThat(told).containsExactly("a");
      write("bb");
      await().atMost(Duration.ofSeconds(20)).until(() -> told.contains("bb"));
    } finally {
      watch.stop();
    }
    assertThat(told).containsExactly("a", "bb");
  }

  @Test
  void saysAtOnceThatThereIsNoFile() {
    watch.start(listener);
    watch.stop();
    assertThat(told).containsExactly("(missing)");
  }
}
