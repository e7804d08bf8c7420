package app.allclear.demo;

import static org.awaitility.Awaitility.await;

import app.allclear.Allclear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product as a process of its own, which can be killed as a power cut would. */
final class AllclearProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path log;

  private AllclearProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    // A test that is stopped halfway leaves no process behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** On the Java and the class path of this one, with these settings and no others. */
  static AllclearProcess start(Path log, List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Allclear.class.getName());
    command.add("--spring.config.location=optional:classpath:/");
    command.add("--spring.main.banner-mode=off");
    command.addAll(settings);
    try {
      ProcessBuilder.Redirect out = ProcessBuilder.Redirect.appendTo(log.toFile());
      return new AllclearProcess(
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until the API answers. */
  void awaitUp(Api api) {
    await()
        // A mail server's thread that loses its client is no failure of this one.
        .dontCatchUncaughtExceptions()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
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

  /** SIGKILL: nothing gets the chance to tidy up. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
