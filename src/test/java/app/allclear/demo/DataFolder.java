package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a day is kept between runs. Only a folder that bears our mark is ever emptied, so that a
 * mistyped {@code --data} costs nobody anything.
 */
record DataFolder(Path path) {
  private static final String MARK = "outage-day";

  /** Opens the folder, empty where {@code fresh} asks for it. */
  static DataFolder open(Path path, boolean fresh) {
    try {
      boolean strange =
          Files.isDirectory(path) && !Files.exists(path.resolve(MARK)) && !isEmpty(path);
      if (strange)
        throw new CannotRun(
            "%s holds something that no outage day put there. Choose another folder with --data=…"
                .formatted(path));
      if (fresh) delete(path);
      Files.createDirectories(path);
      Files.writeString(
          path.resolve(MARK), "The outage day keeps its run here; delete it freely.\n");
      return new DataFolder(path);
    } catch (IOException e) {
      throw new CannotRun(
          "The folder %s cannot be written (%s). Choose another with --data=…"
              .formatted(path, e.getMessage()));
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  /** Deletes a folder with everything in it; nothing happens where there is none. */
  static void delete(Path path) {
    if (!Files.exists(path)) return;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }
}
