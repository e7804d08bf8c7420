package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every mail that our mail server took, on disk: one folder an address, one file a mail, named by
 * its number, the instant it came and the key it came under. The mail server itself forgets all
 * when the demonstration is killed; this is what it is refilled from, and what doubled notices are
 * counted in. A mail is here before its sender is told that it was taken. Safe for any thread.
 */
final class Drawers {
  /** Where no key is given: mail that the demonstration did not send itself, a notice that is. */
  static final String NO_KEY = "-";

  private final Path folder;

  Drawers(DataFolder data) {
    this.folder = data.resolve("mail");
  }

  /** One mail in somebody's drawer. */
  record Kept(String address, long number, Instant received, String key, byte[] raw) {}

  synchronized Kept keep(String address, Instant received, String key, byte[] raw) {
    try {
      Path drawer = Files.createDirectories(folder.resolve(address));
      long number = names(drawer).size() + 1L;
      String name = "%05d_%d_%s.eml".formatted(number, received.toEpochMilli(), key);
      Path unfinished = folder.resolve("unfinished");
      Files.write(unfinished, raw);
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, drawer.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      return new Kept(address, number, received, key, raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a mail came under this key, in this run or an earlier one. */
  synchronized boolean hold(String address, String key) {
    return names(folder.resolve(address)).stream()
        .anyMatch(name -> name.endsWith("_" + key + ".eml"));
  }

  /** Everything in one drawer, oldest first. */
  synchronized List<Kept> in(String address) {
    Path drawer = folder.resolve(address);
    return names(drawer).stream().map(name -> kept(address, drawer.resolve(name))).toList();
  }

  synchronized List<String> addresses() {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> drawers = Files.list(folder)) {
      return drawers
          .filter(Files::isDirectory)
          .map(drawer -> drawer.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path drawer) {
    if (!Files.isDirectory(drawer)) return List.of();
    try (Stream<Path> files = Files.list(drawer)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Kept kept(String address, Path file) {
    String[] parts = file.getFileName().toString().replace(".eml", "").split("_", 3);
    try {
      return new Kept(
          address,
          Long.parseLong(parts[0]),
          Instant.ofEpochMilli(Long.parseLong(parts[1])),
          parts[2],
          Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
