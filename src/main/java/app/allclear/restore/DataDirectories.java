package app.allclear.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the probed servers keep their databases. Asking never waits: what is not known yet is
 * looked for beside it, and known at the next question. Safe for any thread.
 */
public final class DataDirectories {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectories.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private record Look(DataDirectory found, long at) {}

  private final RestoreSettings settings;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();

  DataDirectories(RestoreSettings settings) {
    this.settings = settings;
  }

  /** As known now. */
  public DataDirectory of(String server) {
    Look last = looks.get(server);
    boolean old = last == null || System.nanoTime() - last.at() > FRESH.toNanos();
    if (old)
      settings
          .server(server)
          .ifPresent(found -> {
            DataDirectory known = last == null ? DataDirectory.unknown(server) : last.found();
            looks.put(server, new Look(known, System.nanoTime()));
            Thread.ofVirtual().name("data-directory-" + server).start(() -> look(found));
          });
    return last == null ? DataDirectory.unknown(server) : last.found();
  }

  /** Asks the server, and where that is this machine, the disk. */
  DataDirectory look(ServerSettings server) {
    DataDirectory found = found(server);
    looks.put(server.name(), new Look(found, System.nanoTime()));
    return found;
  }

  private static DataDirectory found(ServerSettings server) {
    try {
      ServerAddress address = ServerAddress.parse(server.url());
      String path = JdbcDataDirectory.path(server, address, ProbeLimits.DEFAULT);
      if (path == null) return DataDirectory.unknown(server.name());
      return address.thisMachine()
          ? new DataDirectory(server.name(), path, size(path), free(path))
          : new DataDirectory(server.name(), path, null, null);
    } catch (ServerTrouble | IllegalArgumentException e) {
      LOG.info(
          "Where {} keeps its data is not known: {} It is asked again later.",
          server.name(),
          e.getMessage());
      return DataDirectory.unknown(server.name());
    }
  }

  private static @Nullable Long free(String path) {
    try {
      return Files.getFileStore(Path.of(path)).getUsableSpace();
    } catch (IOException | InvalidPathException _) {
      return null;
    }
  }

  private static @Nullable Long size(String path) {
    try (Stream<Path> files = Files.walk(Path.of(path))) {
      return files.filter(Files::isRegularFile).mapToLong(DataDirectories::length).sum();
    } catch (IOException | UncheckedIOException | InvalidPathException _) {
      // Usually only the server itself may read it.
      return null;
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0;
    }
  }
}
