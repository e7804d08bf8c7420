package app.allclear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Folders in the system's temporary directory for tests. What a test that failed or was stopped
 * leaves behind is deleted when the JVM ends.
 */
public final class TemporaryFolders {
  private static final Set<Path> MADE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> MADE.forEach(TemporaryFolders::delete)));
  }

  private TemporaryFolders() {}

  /** A new, empty one. */
  public static Path create(String name) {
    try {
      Path folder = Files.createTempDirectory(name);
      MADE.add(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With all that is in it, as far as it lets itself be deleted. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException _) {
      // A server that is ending beside us took something away first.
    }
  }
}
