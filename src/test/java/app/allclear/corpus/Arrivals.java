package app.allclear.corpus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the mail server received each mail: when its Date says, where that is on the day and after
 * the mail before, else a second after the mail before. A day that is not over yet is moved back by
 * whole days, because an outage is declared after it began.
 */
final class Arrivals {
  private static final Duration DAY = Duration.ofHours(36);

  private Arrivals() {}

  static List<Instant> of(Corpus corpus, Instant now) {
    Duration shift = shift(corpus, now);
    return unshifted(corpus).stream().map(instant -> instant.plus(shift)).toList();
  }

  static Duration shift(Corpus corpus, Instant now) {
    List<Instant> all = unshifted(corpus);
    Instant last = all.isEmpty() ? corpus.startedAt() : all.getLast();
    long ahead = Duration.between(now, last).toDays() + 1;
    return last.isBefore(now) ? Duration.ZERO : Duration.ofDays(-ahead);
  }

  private static List<Instant> unshifted(Corpus corpus) {
    List<Instant> arrivals = new ArrayList<>();
    Instant before = corpus.startedAt();
    for (LabelledMail mail : corpus.mails()) {
      Instant date = mail.letter().date();
      boolean usual =
          date != null && date.isAfter(before) && date.isBefore(corpus.startedAt().plus(DAY));
      before = usual ? date : before.plusSeconds(1);
      arrivals.add(before);
    }
    return arrivals;
  }
}
