package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.Forecast.Range;
import app.allclear.restore.Forecast.Unfinished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells when restores can be expected to be finished, from what this outage's restores have taken
 * so far, their order, and how many run at once. Pure; nothing but what is handed in counts.
 */
public final class FinishForecast {
  /** Fewer than these say nothing. */
  private static final int FEWEST = 6;

  /** What no measurement shows: the next hours may be unlike the last ones by this much. */
  private static final double DRIFT = 0.12;

  /** How many times its standard error a range reaches to each side, as a factor. */
  private static final double REACH = 1.45 * 1.15;

  /** A range as wide as this, in parts of the time to go, helps nobody. */
  private static final double TOO_WIDE = 0.95;

  /** What at least remains of one that takes longer than expected, in parts of that. */
  private static final double OVERDUE = 0.25;

  private final List<RestoreRun> runs;
  private final List<Unfinished> running;
  private final List<Unfinished> queue;
  private final Instant now;
  private final boolean timed;
  private final List<MeasuredRestore> measured;

  private FinishForecast(
      List<RestoreRun> runs,
      Map<DatabaseName, Long> sizes,
      List<Unfinished> running,
      List<Unfinished> queue,
      Instant now) {
    this.runs = runs;
    this.running = running;
    this.queue = queue;
    this.now = now;
    this.timed = MeasuredRestore.areTimed(runs);
    this.measured = MeasuredRestore.of(runs, sizes, timed);
  }

  /**
   * @param runs this outage's, in the order they ended, those under way last
   * @param sizes of databases whose size is known, in bytes
   * @param running the restores under way
   * @param queue those that wait, in the order they will be restored
   */
  public static Forecast of(
      List<RestoreRun> runs,
      Map<DatabaseName, Long> sizes,
      List<Unfinished> running,
      List<Unfinished> queue,
      Instant now) {
    return new FinishForecast(runs, sizes, running, queue, now).tell();
  }

  private Forecast tell() {
    int left = running.size() + queue.size();
    ForecastWords words = new ForecastWords(left, measured, timed);
    if (left == 0) return silent(0, words.nothingLeft());
    if (runs.stream().filter(RestoreRun::loaded).count() < FEWEST || measured.size() < FEWEST - 1)
      return silent(left, words.tooFew(FEWEST));
    Lanes lanes = timed ? Lanes.of(runs, measured, now) : Lanes.SINGLE;
    List<MeasuredRestore> whole = measured.stream().map(one -> one.with(lanes.gap())).toList();
    SizeModel model = new SizeModel(whole, sizesKnown());
    Duration quiet = Duration.between(lastEnd(), now);
    if (running.isEmpty() && quiet.toSeconds() > patience(model))
      return silent(left, words.stalled(quiet));
    return expected(model, lanes, words);
  }

  private static Forecast silent(int left, String words) {
    return new Forecast(left, null, Map.of(), words);
  }

  private boolean sizesKnown() {
    return measured.stream().allMatch(one -> one.size() != null)
        && queue.stream().allMatch(one -> one.size() != null)
        && running.stream().allMatch(one -> one.size() != null);
  }

  private Instant lastEnd() {
    return runs.stream()
        .map(RestoreRun::ended)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(now);
  }

  /** After a longer silence than this nobody is restoring, and no pace of before counts. */
  private double patience(SizeModel model) {
    return timed
        ? Math.max(1_200, 3 * model.meanSeconds())
        : Math.max(1_800, 4 * model.meanSeconds());
  }

  private Forecast expected(SizeModel model, Lanes lanes, ForecastWords words) {
    List<Expected> plan = plan(model, lanes);
    List<@Nullable Long> sizes = new ArrayList<>();
    running.forEach(one -> sizes.add(one.size()));
    queue.forEach(one -> sizes.add(one.size()));
    double[] spread = model.spread(sizes);
    Map<DatabaseName, Range> each = new HashMap<>();
    double work = 0;
    double squares = 0;
    double last = 0;
    for (Expected one : plan) {
      work += one.seconds();
      squares += one.seconds() * one.seconds();
      last = Math.max(last, one.finish());
      each.put(one.database(), range(one.finish(), error(model, work, squares), spread));
    }
    double error = error(model, work, squares);
    if (last <= 0 || width(error, spread) > TOO_WIDE)
      return silent(words.left(), words.tooUneven());
    return new Forecast(words.left(), range(last, error, spread), each, words.pace());
  }

  /** The standard error of the finish, in parts of the time to go. */
  private static double error(SizeModel model, double work, double squares) {
    double variation = model.variation();
    return Math.sqrt(
        variation * squares / Math.max(1e-9, work * work)
            + variation / model.evidence()
            + DRIFT * DRIFT);
  }

  private static double width(double error, double[] spread) {
    return spread[1] * (1 + REACH * error) - spread[0] / (1 + REACH * error);
  }

  private Range range(double seconds, double error, double[] spread) {
    return new Range(
        now.plusMillis((long) (1_000 * seconds * spread[0] / (1 + REACH * error))),
        now.plusMillis((long) (1_000 * seconds * spread[1] * (1 + REACH * error))));
  }

  /** One restore as planned: what it takes from now on, and in how many seconds it is finished. */
  private record Expected(DatabaseName database, double seconds, double finish) {}

  /** Each takes the lane that is free first. */
  private List<Expected> plan(SizeModel model, Lanes lanes) {
    List<Expected> plan = new ArrayList<>();
    double[] free = new double[Math.max(lanes.count(), running.size())];
    for (int i = 0; i < running.size(); i++) {
      Unfinished one = running.get(i);
      free[i] = remaining(one, model);
      plan.add(new Expected(one.database(), free[i], free[i]));
    }
    // Where only ends are known, part of the next one has passed already.
    if (!timed && running.isEmpty() && !queue.isEmpty())
      free[0] =
          -Math.min(
              MeasuredRestore.seconds(lastEnd(), now),
              (1 - OVERDUE) * model.seconds(queue.getFirst().size()));
    for (Unfinished one : queue) {
      int next = 0;
      for (int i = 1; i < free.length; i++) if (free[i] < free[next]) next = i;
      double seconds = model.seconds(one.size());
      free[next] += seconds / lanes.busy();
      plan.add(new Expected(one.database(), seconds, free[next]));
    }
    return plan;
  }

  private double remaining(Unfinished one, SizeModel model) {
    double whole = model.seconds(one.size());
    double passed = one.began() == null ? 0 : MeasuredRestore.seconds(one.began(), now);
    Integer percent = one.percent();
    if (percent != null && percent >= 5 && percent < 100 && passed > 0)
      return passed * (100 - percent) / percent;
    return Math.max(whole - passed, OVERDUE * whole);
  }
}
