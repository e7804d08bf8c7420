package app.allclear.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long each customer's all-clear took: from the report of that customer's last database to the
 * first of that customer's own inboxes. Those that waited for the operator's yes are left out, and
 * where the server was frozen the clock starts when it answered again.
 */
record Latencies(Map<String, Duration> byCustomer) {
  static Latencies of(Stage stage, Notices notices) {
    Map<String, Duration> found = new TreeMap<>();
    Map<String, List<Notices.Received>> restored = notices.restoredByCustomer();
    Instant released = stage.journal.find("act:release").map(Journal.Entry::at).orElse(Instant.MAX);
    for (CastCustomer customer : stage.cast.customers()) {
      Optional<Instant> back = lastReport(stage.journal, customer);
      Optional<Instant> arrived =
          restored.getOrDefault(customer.id(), List.of()).stream()
              .map(Notices.Received::at)
              .min(Instant::compareTo);
      if (back.isPresent() && arrived.isPresent() && back.get().isAfter(released))
        found.put(customer.id(), Duration.between(back.get(), arrived.get()));
    }
    return new Latencies(found);
  }

  static Optional<Instant> lastReport(Journal journal, CastCustomer customer) {
    return customer.databases().stream()
        .filter(Damage.PLAN::containsKey)
        .map(database ->
            journal
                .find("reported-again:" + database)
                .or(() -> journal.find("reported:" + database))
                .map(Journal.Entry::at)
                .orElse(Instant.MAX))
        .max(Instant::compareTo)
        .filter(at -> at.isBefore(Instant.MAX));
  }

  String sentence() {
    if (byCustomer.isEmpty()) return "none measured";
    List<Duration> sorted = byCustomer.values().stream().sorted().toList();
    return "median %.1f s, longest %.1f s, of %d"
        .formatted(
            seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getLast()), sorted.size());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
