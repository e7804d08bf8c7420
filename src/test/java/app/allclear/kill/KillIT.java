package app.allclear.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing is lost, nothing doubled, nothing goes to anybody else, and every doubt is shown, however
 * often the power goes. The real program is killed with SIGKILL at random moments and started again
 * on the same data, a hundred times a day, each day on fresh data. {@code -Dkills=1000} kills more
 * often, {@code -Dseed=…} makes other choices; {@code -Dresume=true} goes on after the last whole
 * day of such a run that was broken off.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final int A_DAY = Integer.getInteger("kills-a-day", 100);
  private static final int MAILS_A_LIFE = Integer.getInteger("mails", 5);
  private static final long SEED = Long.getLong("seed", 20_261_103L);
  private static final boolean RESUME = Boolean.getBoolean("resume");

  private final Path folder = Path.of("target", "kills-" + SEED).toAbsolutePath();
  private final Path book = folder.resolve("days-%d-%d.txt".formatted(A_DAY, MAILS_A_LIFE));

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void losesNothingAndDoublesNothing() throws Exception {
    if (!RESUME) delete(folder);
    Files.createDirectories(folder);
    List<String> before = Files.exists(book) ? Files.readAllLines(book) : List.of();
    Tally all = new Tally();
    before.forEach(day -> all.add(Tally.parse(day)));
    Path programs = folder.resolve("program");
    delete(programs);
    FastStart java = FastStart.in(programs);
    Path training = folder.resolve("training");
    delete(training);
    KillDay.record(training, java);
    System.out.printf(
        "Killing Allclear %d times, seed %d, %d done before, %s AOT cache.%n",
        KILLS, SEED, all.of(Figure.KILLS), java.isCached() ? "with an" : "without an");
    for (int day = before.size(); all.of(Figure.KILLS) < KILLS; day++) {
      Tally today = day(day, Math.min(A_DAY, KILLS - all.of(Figure.KILLS)), java);
      Files.writeString(
          book, today.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      all.add(today);
      System.out.printf("Day %d. So far:%n%s", day + 1, all.table());
    }
    delete(training);
    delete(programs);
    check(all);
  }

  private Tally day(int day, int kills, FastStart java) throws Exception {
    Path data = folder.resolve("day-" + day);
    delete(data);
    Tally today;
    try (KillDay outage = new KillDay(data, java, kills, MAILS_A_LIFE, SEED + 10L * day)) {
      today = outage.run();
    }
    // Of a day that failed everything is kept.
    delete(data);
    return today;
  }

  private static void check(Tally all) {
    for (Figure zero :
        List.of(
            Figure.LOST,
            Figure.DOUBLED_WITH_EVIDENCE,
            Figure.DOUBLED_WITHOUT_EVIDENCE,
            Figure.WRONG_RECIPIENT)) assertThat(all.of(zero)).as(zero.words().strip()).isZero();
    assertThat(all.of(Figure.ONCE_AFTER_SETTLING) + all.of(Figure.OVERTAKEN))
        .isEqualTo(all.of(Figure.OWED));
    int atWork = all.of(Figure.INTAKE) + all.of(Figure.ON_THE_WAY) + all.of(Figure.TAKEN_UNSTORED);
    // Few kills may fall as they like; of many, most must prove something.
    if (KILLS >= 100)
      assertThat(atWork)
          .as("kills while mail was taken in or notices were in flight")
          .isGreaterThanOrEqualTo(KILLS * 7 / 10);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
