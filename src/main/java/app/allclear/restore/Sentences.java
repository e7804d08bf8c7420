package app.allclear.restore;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Wording shared by everything that explains a status to the operator. */
final class Sentences {
  private static final int FINDINGS_TOLD = 5;

  /** From so many days on the age of a list is worth saying. */
  private static final int OLD = 2;

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
    if (more > 0) told += " And %d more.".formatted(more);
    boolean missing = damaged.findings().stream().anyMatch(f -> f.tier() == Tier.NAMES);
    return missing && damaged.comparedWith() != null
        ? told + " Compared with %s.".formatted(damaged.comparedWith())
        : told;
  }

  static String list(TableList list, Instant now) {
    String when = time(list.seenAt());
    String what =
        switch (list.origin()) {
          case KEPT -> "the list kept on " + when;
          case VOUCHED -> "the list the operator vouched for on " + when;
          case GIVEN -> "%s, of %s, as the operator gave it".formatted(list.label(), when);
        };
    int tables = list.tables().size();
    return "%s (%d %s%s)"
        .formatted(what, tables, tables == 1 ? "table" : "tables", age(list.seenAt(), now));
  }

  private static String age(Instant seenAt, Instant now) {
    long days = Duration.between(seenAt, now).toDays();
    return days < OLD ? "" : ", %d days old".formatted(days);
  }
}
