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
}
