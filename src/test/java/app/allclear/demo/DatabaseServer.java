package app.allclear.demo;

import app.allclear.restore.EmbeddedMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The database server {@code mysql1}: a real MariaDB in a process of its own, on 127.0.0.1 and a
 * free port, its files in the day's folder. One that outlived the kill of an earlier run on the
 * same folder, perhaps frozen, is found and ended first.
 */
final class DatabaseServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final EmbeddedMariaDb server;
  private boolean frozen;

  /** Starts it, with the data of an earlier run unless {@code fresh}. */
  DatabaseServer(DataFolder folder, boolean fresh) {
    Path home = folder.resolve("mariadb").toAbsolutePath();
    try {
      Files.createDirectories(home);
      endOrphans(home);
      // Also where an earlier run was killed while it made the databases.
      if (fresh) DataFolder.delete(home.resolve("data"));
      requireLinux();
      server = EmbeddedMariaDb.startIn(home.resolve("data"), freePort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireLinux() {
    if (!System.getProperty("os.name").contains("Linux")
        || !System.getProperty("os.arch").equals("amd64"))
      throw new CannotRun(
          "The outage day brings a MariaDB for Linux on x86-64 only, and this is %s on %s. Run it there, in a container for instance."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void endOrphans(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.filter(file -> name(file).startsWith("pid-")).toList()) {
        endOrphan(home, Long.parseLong(Files.readString(file).strip()));
        Files.deleteIfExists(file);
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static void endOrphan(Path home, long pid) {
    var orphan =
        ProcessHandle.of(pid)
            .filter(
                p -> p.info().commandLine().filter(l -> l.contains(home.toString())).isPresent());
    if (orphan.isEmpty()) return;
    try {
      new ProcessBuilder("kill", "-CONT", String.valueOf(pid)).start().waitFor();
      orphan.get().destroy();
      orphan.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new CannotRun(
          "The MariaDB of an earlier run, process %d, could not be ended: %s".formatted(pid, e));
    }
  }

  int port() {
    return server.port();
  }

  Path data() {
    return server.data();
  }

  void start() {
    server.resume();
  }

  void stop() {
    server.stop();
  }

  /** Stops the server in its tracks: connections stay open and nothing answers. */
  void freeze() {
    if (!frozen) server.freeze();
    frozen = true;
  }

  void thaw() {
    if (frozen) server.thaw();
    frozen = false;
  }

  boolean isFrozen() {
    return frozen;
  }

  /**
   * Runs SQL as root through MariaDB's own command; what it answers, or an IllegalStateException.
   */
  String sql(String script) {
    return run("mariadb", script, "--batch", "--skip-column-names");
  }

  /**
   * Loads a script into one database, as a restore script would: {@code mariadb name < dump.sql}.
   */
  void load(String database, String script) {
    run("mariadb", script, database);
  }

  /** {@code mariadb-dump} of one database. */
  String dump(String database) {
    return run("mariadb-dump", "", "--skip-dump-date", "--skip-comments", database);
  }

  private String run(String program, String input, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(EmbeddedMariaDb.program(program).toString());
    command.addAll(
        List.of(
            "--no-defaults", "--host=127.0.0.1", "--port=" + port(), "--user=root", "--skip-ssl"));
    command.addAll(List.of(arguments));
    return Commands.run(command, input);
  }

  @Override
  public void close() {
    thaw();
    server.stop();
  }
}
