package app.allclear.restore;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one restore takes, learned from those of this outage: so many seconds for each unit of work,
 * and the work is a base that every restore costs plus its size; one unit each where sizes are not
 * known.
 */
final class SizeModel {
  /** Operators learn and disks fill up: a restore counts this much of the one after it. */
  private static final double FADING = 0.9;

  /** Bases tried, in times of the mean size: from "size is all" to "size is nothing". */
  private static final double[] BASES = {0, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 10, 100};

  /** A base that explains the measured nearly as well as the best may be the true one. */
  private static final double AS_GOOD = 1.1;

  private static final double AS_GOOD_AT_LEAST = 0.002;

  private final List<MeasuredRestore> measured;
  private final double[] weights;
  private final @Nullable Double base;
  private final double perWork;

  SizeModel(List<MeasuredRestore> measured, boolean bySize) {
    this.measured = List.copyOf(measured);
    this.weights = new double[measured.size()];
    double weight = 1;
    for (int i = weights.length - 1; i >= 0; i--, weight *= FADING) weights[i] = weight;
    this.base = bySize ? bestBase() : null;
    this.perWork = perWork(base);
  }

  private Double bestBase() {
    double best = 0;
    for (double times : BASES)
      if (unevenness(times * meanSize()) < unevenness(best)) best = times * meanSize();
    return best;
  }

  private double meanSize() {
    return measured.stream().mapToDouble(one -> sizeOf(one.size())).average().orElse(0);
  }

  private static double sizeOf(@Nullable Long size) {
    // An empty database is restored in no time, not in none.
    return size == null ? 1 : Math.max(1, size);
  }

  private static double work(@Nullable Long size, @Nullable Double base) {
    return base == null ? 1 : base + sizeOf(size);
  }

  private double perWork(@Nullable Double tried) {
    return sum(MeasuredRestore::seconds) / sum(one -> work(one.size(), tried));
  }

  /** How unevenly time goes with work, on a scale that does not favour long or short ones. */
  private double unevenness(double tried) {
    ToDoubleFunction<MeasuredRestore> ratio =
        one -> Math.log(one.seconds() / work(one.size(), tried));
    double mean = mean(ratio);
    return mean(one -> square(ratio.applyAsDouble(one) - mean));
  }

  private double sum(ToDoubleFunction<MeasuredRestore> value) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++)
      sum += weights[i] * value.applyAsDouble(measured.get(i));
    return sum;
  }

  private double mean(ToDoubleFunction<MeasuredRestore> value) {
    return sum(value) / sum(_ -> 1);
  }

  private static double square(double number) {
    return number * number;
  }

  /** Seconds that a restore of this size takes. */
  double seconds(@Nullable Long size) {
    return perWork * work(size, base);
  }

  double meanSeconds() {
    return mean(one -> seconds(one.size()));
  }

  /** The variance of what single ones took, in parts of what was expected of them. */
  double variation() {
    return mean(one -> square(one.seconds() / seconds(one.size()) - 1));
  }

  /** How many measured restores this rests on, the older ones counting less. */
  double evidence() {
    double squares = 0;
    for (double weight : weights) squares += square(weight);
    return square(sum(_ -> 1)) / squares;
  }

  /** The least and the most that these sizes would take under bases as good as ours, over ours. */
  double[] spread(List<@Nullable Long> sizes) {
    double least = 1;
    double most = 1;
    if (base == null || sizes.isEmpty()) return new double[] {least, most};
    double best = unevenness(base);
    for (double times : BASES) {
      double other = times * meanSize();
      if (unevenness(other) > AS_GOOD * best + AS_GOOD_AT_LEAST) continue;
      double ratio = total(sizes, other) / total(sizes, base);
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
    }
    return new double[] {least, most};
  }

  private double total(List<@Nullable Long> sizes, double tried) {
    return perWork(tried) * sizes.stream().mapToDouble(size -> work(size, tried)).sum();
  }
}
