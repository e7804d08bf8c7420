package app.allclear;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of the system that some tests run against. Where one is missing its tests are skipped
 * and say so; where {@code ALLCLEAR_REQUIRE} names it (a list such as {@code dovecot,chromium})
 * they fail, so that a continuous build can't quietly test less.
 */
public final class SystemPrograms {
  private static final List<String> PLACES =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private SystemPrograms() {}

  /** The program's path; ends the test as skipped, or failed where it is required. */
  public static Path require(String program) {
    Optional<Path> found = find(program);
    if (found.isPresent()) return found.get();
    String missing = "The program " + program + " is not installed on this machine.";
    if (required(System.getenv("ALLCLEAR_REQUIRE"), program))
      return fail(missing + " ALLCLEAR_REQUIRE asks for it.");
    Assumptions.abort(missing + " Its tests are skipped.");
    throw new AssertionError("An aborted test does not get here.");
  }

  /** The program's path, looked for on the PATH and where system programs usually are. */
  public static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), PLACES.stream())
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static boolean required(String list, String program) {
    return list != null && Arrays.asList(list.split("\\s*,\\s*")).contains(program);
  }
}
