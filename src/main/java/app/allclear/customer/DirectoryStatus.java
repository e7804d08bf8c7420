package app.allclear.customer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the directory stands, for pages.
 *
 * @param customers how many are in force
 * @param loadedAt when the file in force was accepted; null while there never was one
 * @param problems of the file in force and of the contacts registered here
 * @param waiting a newer file that needs the operator's yes, or null
 * @param trouble why the file as it is now is not in force, as a sentence; null while it is
 * @param missing true where there is no file now
 */
public record DirectoryStatus(
    int customers,
    @Nullable Instant loadedAt,
    List<DirectoryProblem> problems,
    @Nullable Waiting waiting,
    @Nullable String trouble,
    boolean missing) {
  public DirectoryStatus {
    problems = List.copyOf(problems);
  }

  /**
   * A file that needs the operator's yes.
   *
   * @param fingerprint what to say yes to; another one once the file changes again
   * @param problems of that file
   */
  public record Waiting(
      String fingerprint, int lost, int of, String sentence, List<DirectoryProblem> problems) {
    public Waiting {
      problems = List.copyOf(problems);
    }
  }
}
