package app.allclear.restore;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the restore script we ship, as an operator would. */
public final class RestoreScript {
  private static final Path SCRIPT = Path.of("config", "restore.example.sh");

  /** How it ended, and everything it said. */
  public record Ended(int status, String said) {}

  private RestoreScript() {}

  /**
   * @param folder where the list is written and the script is run
   * @param list what to restore: a line each, parts separated by tabs
   */
  public static Ended run(Path folder, String list, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("list"), list);
    Path output = folder.resolve("output");
    ProcessBuilder script =
        new ProcessBuilder("sh", SCRIPT.toAbsolutePath().toString(), file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile());
    script.environment().putAll(environment);
    Process process = script.start();
    if (!process.waitFor(600, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("The script did not end: " + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
