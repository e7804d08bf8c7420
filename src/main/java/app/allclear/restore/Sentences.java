package app.allclear.restore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Wording shared by everything that explains a status to the operator. */
final class Sentences {
  private static final int FINDINGS_TOLD = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Sentences() {}

  static String time(@Nullable Instant instant) {
    return instant == null ? "an unknown time" : TIME.format(instant);
  }

  static String of(ProbeResult.Damaged damaged) {
    String told =
        damaged.findings().stream()
            .limit(FINDINGS_TOLD)
            .map(Finding::words)
            .collect(Collectors.joining(" "));
    int more = damaged.findings().size() - FINDINGS_TOLD;
    return more > 0 ? told + " And %d more.".formatted(more) : told;
  }

  static String list(TableList list) {
    int tables = list.tables().size();
    return "the list %s on %s (%d %s)"
        .formatted(list.source(), time(list.seenAt()), tables, tables == 1 ? "table" : "tables");
  }
}
