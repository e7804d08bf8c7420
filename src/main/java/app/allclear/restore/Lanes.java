package app.allclear.restore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many restores run at once, and which part of that time goes into loads that succeed: breaks,
 * reboots and dumps that do not load take the rest.
 *
 * @param gap seconds that usually pass between two restores; counted to each
 * @param busy at most 1
 */
record Lanes(int count, double gap, double busy) {
  /** How far back it is counted how many run at once. */
  private static final int WINDOW = 12;

  /** However bad the day was: more than this is not expected to be lost from now on. */
  private static final double LEAST_BUSY = 0.3;

  private record Stretch(double from, double to) {}

  /** One after the other, nothing lost: what is assumed where only ends are known. */
  static final Lanes SINGLE = new Lanes(1, 0, 1);

  static Lanes of(List<RestoreRun> runs, List<MeasuredRestore> measured, Instant now) {
    double gap = usualGap(runs, measured);
    List<MeasuredRestore> last =
        measured.subList(Math.max(0, measured.size() - WINDOW), measured.size());
    long running = runs.stream().filter(run -> run.ended() == null).count();
    int count = (int) Math.max(Math.max(1, running), Math.round(atOnce(runs, last, now)));
    double lately = useful(runs, last, gap, now) / (count * wall(last, now));
    double ever =
        useful(runs, measured, gap, now)
            / (Math.max(1, atOnce(runs, measured, now)) * wall(measured, now));
    double busy = (Math.min(1, lately) + Math.min(1, ever)) / 2;
    return new Lanes(count, gap, Math.max(LEAST_BUSY, busy));
  }

  /** The middle of all pauses between the end of one and the beginning of another. */
  private static double usualGap(List<RestoreRun> runs, List<MeasuredRestore> measured) {
    List<Instant> ends = runs.stream().flatMap(run -> Stream.ofNullable(run.ended())).toList();
    List<Double> gaps = new ArrayList<>();
    for (MeasuredRestore one : measured)
      ends.stream()
          .filter(end -> !end.isAfter(one.began()))
          .max(Comparator.naturalOrder())
          .ifPresent(end -> gaps.add(MeasuredRestore.seconds(end, one.began())));
    if (gaps.isEmpty()) return 0;
    gaps.sort(Comparator.naturalOrder());
    return (gaps.get((gaps.size() - 1) / 2) + gaps.get(gaps.size() / 2)) / 2;
  }

  private static Instant start(List<MeasuredRestore> measured) {
    return measured.stream()
        .map(MeasuredRestore::began)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static double wall(List<MeasuredRestore> measured, Instant now) {
    return Math.max(1, MeasuredRestore.seconds(start(measured), now));
  }

  private static double useful(
      List<RestoreRun> runs, List<MeasuredRestore> measured, double gap, Instant now) {
    double loaded =
        measured.stream()
            .mapToDouble(one -> MeasuredRestore.seconds(one.began(), one.ended()) + gap)
            .sum();
    double underWay =
        runs.stream()
            .filter(run -> run.ended() == null && run.began() != null)
            .mapToDouble(run -> MeasuredRestore.seconds(run.began(), now) + gap)
            .sum();
    return loaded + underWay;
  }

  /** How many ran at once, on average over the time that any did. */
  private static double atOnce(List<RestoreRun> runs, List<MeasuredRestore> measured, Instant now) {
    Instant start = start(measured);
    List<Stretch> stretches =
        runs.stream()
            .filter(run -> run.began() != null)
            .map(run -> stretch(run, start, now))
            .filter(one -> one.to() > 0)
            .sorted(Comparator.comparingDouble(Stretch::from).thenComparingDouble(Stretch::to))
            .toList();
    double total = 0;
    double covered = 0;
    double reached = 0;
    for (Stretch one : stretches) {
      total += one.to() - one.from();
      covered += Math.max(0, one.to() - Math.max(one.from(), reached));
      reached = Math.max(reached, one.to());
    }
    return total / Math.max(1, covered);
  }

  private static Stretch stretch(RestoreRun run, Instant start, Instant now) {
    Instant end = run.ended() == null ? now : run.ended();
    Instant began = run.began() == null ? end : run.began();
    return new Stretch(
        Math.max(0, MeasuredRestore.seconds(start, began)), MeasuredRestore.seconds(start, end));
  }
}
