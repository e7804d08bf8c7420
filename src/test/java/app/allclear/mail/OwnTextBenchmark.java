package app.allclear.mail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Prints how long the sender's own words take to split off mails of one megabyte that were written
 * to be slow. No test by its name, so that it runs only when asked for ({@code
 * -Dtest=OwnTextBenchmark}).
 */
final class OwnTextBenchmark {
  private static final int MEGABYTE = 1_000_000;
  private static final int ROUNDS = 7;

  /** Of this thread: whoever else is busy on this machine does not count. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  @Test
  void measure() {
    double worst = 0;
    for (String unit : Adversarial.TEXTS) worst = Math.max(worst, text("", unit));
    for (String unit : Adversarial.TEXTS)
      worst = Math.max(worst, text("Content-Type: text/plain; format=flowed\n", unit));
    for (String unit : Adversarial.HTML)
      worst = Math.max(worst, text("Content-Type: text/html\n", unit));
    System.out.printf("The slowest takes %.0f ms.%n", worst);
  }

  private static double text(String kind, String unit) {
    byte[] raw = Adversarial.mail(kind, unit, MEGABYTE);
    Letters letters = new Letters();
    double best = Double.MAX_VALUE;
    double first = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long from = CPU.getCurrentThreadCpuTime();
      letters.read(raw, "mx.host.example", Set.of());
      double took = (CPU.getCurrentThreadCpuTime() - from) / 1e6;
      if (round == 0) first = took;
      best = Math.min(best, took);
    }
    System.out.printf(
        "%6.1f ms (first %6.1f)  %-6s %s%n",
        best,
        first,
        kind.contains("html") ? "html" : kind.isEmpty() ? "plain" : "flowed",
        unit.replace("\n", "\\n"));
    return best;
  }
}
