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
 *   <li>{@code -Dcorpus=<folder>}: that folder instead of the committed parts, of which those seen
 *       are listed mail by mail and those held out give their figures only;
 *   <li>{@code -Dquick=true}: only what reads and matches letters, in seconds, without a mail
 *       server;
 *   <li>{@code -Dmail-first=true}: all mails stand in the mailbox before the program starts;
 *   <li>{@code -Dall=true}: every mail with its label and the program's reasons, not only those
 *       that were not read as labelled; {@code target/corpus-score/} keeps the report.
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
      // Who asks for the held-out part by name wants to see its mails, and may tune for it no more.
      boolean hidden = corpus.heldOut() && folder.isEmpty();
      Report.Mails some = Boolean.getBoolean("all") ? Report.Mails.ALL : Report.Mails.MISREAD;
      System.out.println(report.text(hidden ? Report.Mails.NONE : some));
      Path file = Path.of("target", "corpus-score", one.getFileName() + ".txt");
      Files.createDirectories(file.getParent());
      Files.writeString(file, report.text(hidden ? Report.Mails.NONE : Report.Mails.ALL));
    }
  }
}
