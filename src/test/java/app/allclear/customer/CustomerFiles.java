package app.allclear.customer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a customer file for tests of other packages, as the program does. */
public final class CustomerFiles {
  private CustomerFiles() {}

  /** The directory of a file; one that can't be read ends the test. */
  public static Directory read(Path file) throws IOException {
    return switch (CustomerFile.read(file.getFileName().toString(), Files.readAllBytes(file))) {
      case CustomerFileReading.Readable readable ->
          new Directory(readable.customers(), readable.problems());
      case CustomerFileReading.Broken(String sentence) -> throw new AssertionError(sentence);
    };
  }
}
