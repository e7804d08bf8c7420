package app.allclear.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Labelled mails through the whole program: in over IMAP, answered over SMTP, read over the API.
 */
class CorpusIT {
  @Test
  void readsTheTinyCorpusAsLabelled() throws IOException {
    Outcome outcome = RealPath.run(Corpus.read(Path.of("src/test/resources/corpus/tiny")), false);
    Score score = Score.of(outcome);
    assertThat(score.misses()).flatExtracting(Miss::faults).isEmpty();
    assertThat(score.grouping().f1()).isEqualTo(1);
    assertThat(score.wrongNotices()).isEmpty();
    assertThat(outcome.remarks()).isEmpty();
    // Three acknowledgements at least, or nothing was tried.
    assertThat(score.notices()).isGreaterThanOrEqualTo(3);
  }

  /** The goals, on the mails that the rules were written with; others are only scored. */
  @Test
  void readsTheSeenCorpusAsWellAsAnOperatorMayAsk() throws IOException {
    Outcome outcome = RealPath.run(Corpus.read(Path.of("src/test/resources/corpus/seen")), false);
    Score score = Score.of(outcome);
    String report = new Report(outcome).text(Report.Mails.MISREAD);
    assertThat(score.exact().value()).as(report).isGreaterThanOrEqualTo(0.97);
    assertThat(score.wrong().value()).as(report).isLessThanOrEqualTo(0.005);
    assertThat(score.grouping().f1()).as(report).isGreaterThanOrEqualTo(0.97);
    assertThat(score.databasePrecision().value()).as(report).isGreaterThanOrEqualTo(0.97);
    assertThat(score.databaseRecall().value()).as(report).isGreaterThanOrEqualTo(0.95);
    assertThat(score.machineRecall().value()).as(report).isGreaterThanOrEqualTo(0.97);
    assertThat(score.humansCalledMachines().part()).as(report).isZero();
    assertThat(score.wrongNotices()).as(report).isEmpty();
    assertThat(outcome.remarks()).as(report).isEmpty();
    assertThat(score.notices()).isGreaterThan(100);
  }
}
