package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.Forecast.Range;
import app.allclear.restore.Forecast.Unfinished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When it says a time, and how often the time is right on recorded days. */
class FinishForecastTest {
  private static final Instant NOW = Statuses.T0.plusSeconds(50_000);

  /** What was told every five minutes of recorded days, against how they ended. */
  private record Record(int asked, List<Boolean> right, List<Double> widths) {
    double shareTold() {
      return right.size() / (double) asked;
    }

    double shareRight() {
      return right.stream().filter(one -> one).count() / (double) right.size();
    }

    double medianWidth() {
      return widths.stream().sorted().toList().get(widths.size() / 2);
    }
  }

  private static Record record(String folder) {
    int asked = 0;
    List<Boolean> right = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    for (RecordedOutage outage : RecordedOutage.in(folder)) {
      // Every five minutes of a long day; a hundred times on a short one.
      long step = Math.max(1, Math.min(300, outage.length() / 100));
      for (long second = step; second < outage.length(); second += step, asked++) {
        Range range = outage.forecastAt(second).all();
        if (range == null) continue;
        Instant end = RecordedOutage.at(outage.length());
        right.add(!end.isBefore(range.earliest()) && !end.isAfter(range.latest()));
        widths.add(
            Duration.between(range.earliest(), range.latest()).toMillis()
                / (1_000.0 * (outage.length() - second)));
      }
    }
    return new Record(asked, right, widths);
  }

  /** The constants were chosen on the days in "tuned"; the others were never looked at for it. */
  @ParameterizedTest
  @ValueSource(strings = {"tuned", "held-out"})
  void theTrueFinishLiesInTheRangeFourTimesInFive(String folder) {
    Record record = record(folder);
    System.out.printf(
        "%s: asked %d times, told %.0f %%, right %.1f %%, median width %.2f of what remained%n",
        folder,
        record.asked(),
        100 * record.shareTold(),
        100 * record.shareRight(),
        record.medianWidth());
    assertThat(record.shareTold()).as("how often a time is told").isGreaterThan(0.7);
    assertThat(record.shareRight()).as("how often it is right").isGreaterThanOrEqualTo(0.8);
    assertThat(record.medianWidth()).as("width, of what remained").isLessThanOrEqualTo(0.5);
  }

  @Test
  void saysHowManyAreLeftAndWhatTheLastTenTook() {
    Forecast forecast = forecast(12, 31);
    assertThat(forecast.left()).isEqualTo(31);
    assertThat(forecast.words()).isEqualTo("31 left; the last ten took 9 minutes each.");
    Instant straight = NOW.plus(Duration.ofMinutes(31 * 9));
    assertThat(forecast.all()).isNotNull();
    assertThat(forecast.all().earliest()).isBefore(straight);
    assertThat(forecast.all().latest()).isAfter(straight);
  }

  @Test
  void tellsNoTimeWhereTooFewAreDone() {
    Forecast forecast = forecast(5, 31);
    assertThat(forecast.all()).isNull();
    assertThat(forecast.each()).isEmpty();
    assertThat(forecast.words())
        .isEqualTo("31 left. When they will be back can be told once six restores are done.");
  }

  @Test
  void tellsNoTimeWhereOneRestoreIsUnlikeTheNext() {
    List<RestoreRun> uneven = new ArrayList<>();
    Instant end = NOW.minus(Duration.ofHours(40));
    for (int i = 0; i < 12; i++) {
      Instant begin = end;
      end = begin.plus(Duration.ofMinutes(i % 3 == 0 ? 500 : 2));
      uneven.add(new RestoreRun(name(i), begin, end, true));
    }
    Forecast forecast = FinishForecast.of(uneven, Map.of(), List.of(), queue(2), end);
    assertThat(forecast.all()).isNull();
    assertThat(forecast.each()).isEmpty();
    assertThat(forecast.words())
        .startsWith("2 left;")
        .endsWith("That differs too much from one to the next to tell when all are back.");
  }

  @Test
  void tellsNoTimeWhileNobodyRestores() {
    Forecast forecast =
        FinishForecast.of(
            runs(12), Map.of(), List.of(), queue(31), NOW.plus(Duration.ofMinutes(80)));
    assertThat(forecast.all()).isNull();
    assertThat(forecast.words())
        .contains("Nothing has been restored for 80 minutes, so no time is told.");
  }

  @Test
  void saysThatNothingIsLeft() {
    assertThat(forecast(12, 0).words()).isEqualTo("Nothing is left to restore.");
  }

  @Test
  void expectsThoseAtTheFrontOfTheQueueFirst() {
    Forecast forecast = forecast(12, 31);
    Range first = forecast.each().get(name(100));
    Range last = forecast.each().get(name(130));
    assertThat(first.latest()).isBefore(last.earliest());
    assertThat(last).isEqualTo(forecast.all());
  }

  @Test
  void takesBreaksLikeThoseOfTheDayIntoAccount() {
    List<RestoreRun> broken = new ArrayList<>();
    for (RestoreRun run : runs(12)) {
      boolean before = broken.size() < 6;
      Duration shift = before ? Duration.ofHours(3) : Duration.ZERO;
      broken.add(
          new RestoreRun(
              run.database(),
              Objects.requireNonNull(run.began()).minus(shift),
              Objects.requireNonNull(run.ended()).minus(shift),
              true));
    }
    Range straight = forecast(12, 31).all();
    Range withBreaks = FinishForecast.of(broken, Map.of(), List.of(), queue(31), NOW).all();
    assertThat(straight).isNotNull();
    assertThat(withBreaks).isNotNull();
    assertThat(withBreaks.latest()).isAfter(straight.latest().plus(Duration.ofHours(1)));
  }

  @Test
  void countsOnTheProgressThatAScriptReports() {
    Unfinished early = new Unfinished(name(99), null, NOW.minusSeconds(3_000), 10);
    Unfinished late = new Unfinished(name(99), null, NOW.minusSeconds(3_000), 90);
    assertThat(finish(early)).isAfter(finish(late));
  }

  private static Instant finish(Unfinished running) {
    Range range =
        FinishForecast.of(runs(12), Map.of(), List.of(running), List.of(), NOW)
            .each()
            .get(name(99));
    assertThat(range).isNotNull();
    return range.latest();
  }

  private static Forecast forecast(int done, int left) {
    return FinishForecast.of(runs(done), Map.of(), List.of(), queue(left), NOW);
  }

  /** One after the other, nine minutes each, the last one ending now. */
  private static List<RestoreRun> runs(int done) {
    return IntStream.range(0, done)
        .mapToObj(i -> {
          Instant end = NOW.minus(Duration.ofMinutes(9L * (done - 1 - i)));
          return new RestoreRun(name(i), end.minus(Duration.ofMinutes(9)), end, true);
        })
        .toList();
  }

  private static List<Unfinished> queue(int left) {
    return IntStream.range(0, left)
        .mapToObj(i -> new Unfinished(name(100 + i), null, null, null))
        .toList();
  }

  private static DatabaseName name(int number) {
    return DatabaseName.parse("mysql1/c" + number);
  }
}
