package app.allclear.customer;

import java.util.List;

/** What a look at the customer file means for the directory. Sentences are for the operator. */
public sealed interface DirectoryNews {
  /**
   * A directory to put in force.
   *
   * @param fingerprint SHA-256 of the content in lower-case hex
   * @param directory as it will be in force, contacts registered here included
   */
  record Accepted(String fingerprint, byte[] content, Directory directory, DirectoryDiff diff)
      implements DirectoryNews {}

  /** The file is the one in force. */
  record Unchanged() implements DirectoryNews {}

  /**
   * The file would take too much away to be believed; the last directory stays in force until the
   * operator says yes to exactly this content.
   *
   * @param lost how many of the customers in force would be lost, or would lose their contacts,
   *     sites or databases
   */
  record NeedsConsent(
      String fingerprint,
      byte[] content,
      int lost,
      int of,
      String sentence,
      List<DirectoryProblem> problems)
      implements DirectoryNews {
    public NeedsConsent {
      problems = List.copyOf(problems);
    }
  }

  /** There is a file, but nothing of it can be used. */
  record Broken(String sentence) implements DirectoryNews {}

  record Missing(String sentence) implements DirectoryNews {}
}
