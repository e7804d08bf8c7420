package app.allclear.kill;

import static org.awaitility.Awaitility.await;

import app.allclear.demo.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The product as a process of its own, which can be killed as a power cut would. */
final class AllclearProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path log;
  private final Thread atTheEnd;

  private AllclearProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    // A test that is stopped halfway leaves no process behind.
    this.atTheEnd = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /** With these settings and no others; what it writes aside stays in the folder of its log. */
  static AllclearProcess start(List<String> java, Path log, List<String> settings) {
    Path aside = log.resolveSibling("tmp");
    List<String> command = new ArrayList<>(java);
    // Whoever is killed leaves its copy of SQLite's library and Tomcat's folders behind.
    command.add(1, "-Djava.io.tmpdir=" + aside);
    command.add("--spring.config.location=optional:classpath:/");
    command.addAll(settings);
    try {
      Files.createDirectories(aside);
      ProcessBuilder.Redirect out = ProcessBuilder.Redirect.appendTo(log.toFile());
      return new AllclearProcess(
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until the API answers. Where it does not, what each thread was doing stands in the log. */
  void awaitUp(Api api) throws InterruptedException {
    try {
      awaitAnswer(api);
    } catch (ConditionTimeoutException e) {
      askForThreads();
      throw e;
    }
  }

  private void askForThreads() throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-QUIT", "" + process.pid()).start().waitFor();
      process.waitFor(3, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer(Api api) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(25))
        .ignoreExceptions()
        .failFast("It ended by itself; see " + log, () -> !process.isAlive())
        .until(() -> api.get("/status").path("customers").path("count").asInt() > 0);
  }

  /** Lets it run; it must not end by itself. */
  void runFor(long millis) throws InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS))
      throw new AssertionError(
          "Allclear ended by itself with %d; see %s".formatted(process.exitValue(), log));
  }

  /** Whether it has its store open; true where the system does not tell. */
  boolean hasOpened(Path store) {
    try (Stream<Path> files = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
      return files.anyMatch(file -> leadsTo(file, store));
    } catch (IOException _) {
      return process.isAlive() && !Files.isDirectory(Path.of("/proc"));
    }
  }

  private static boolean leadsTo(Path link, Path store) {
    try {
      return Files.readSymbolicLink(link).equals(store);
    } catch (IOException _) {
      return false;
    }
  }

  /** SIGKILL: nothing gets the chance to tidy up. */
  void kill() {
    process.destroyForcibly().onExit().join();
    forget();
  }

  /** SIGTERM, as a system going down asks; false where it has not ended by then. */
  boolean end(Duration patience) throws InterruptedException {
    process.destroy();
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) forget();
    return ended;
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException _) {
      // It is running.
    }
  }

  @Override
  public void close() {
    kill();
  }
}
