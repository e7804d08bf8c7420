package app.allclear.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Prints how well the program reads labelled mails; no test by its name, so that it runs only when
 * asked for: {@code mvn -q test -Dtest=CorpusScore}, with
 *
 * <ul>
 *   <li>{@code -Dcorpus=<folder>}: that folder instead of both committed parts;
 *   <li>{@code -Dquick=true}: only what reads and matches letters, in seconds, without a mail
 *       server;
 *   <li>{@code -Dmail-first=true}: all mails stand in the mailbox before the program starts;
 *   <li>{@code -Dall=true}: every mail with its label and the program's reasons, not only those
 *       that were not read as labelled. {@code target/corpus-score/} has them in any case.
 * </ul>
 */
final class CorpusScore {
  @Test
  void score() throws IOException {
    String folder = System.getProperty("corpus", "");
    List<Path> folders = folder.isEmpty() ? Corpus.committed() : List.of(Path.of(folder));
    if (folders.isEmpty()) throw new AssertionError("There is no corpus to score.");
    for (Path one : folders) {
      Corpus corpus = Corpus.read(one);
      Outcome outcome =
          Boolean.getBoolean("quick")
              ? QuickPath.run(corpus)
              : RealPath.run(corpus, Boolean.getBoolean("mail-first"));
      Report report = new Report(outcome);
      System.out.println(report.text(Boolean.getBoolean("all")));
      Path file = Path.of("target", "corpus-score", one.getFileName() + ".txt");
      Files.createDirectories(file.getParent());
      Files.writeString(file, report.text(true));
    }
  }
}
