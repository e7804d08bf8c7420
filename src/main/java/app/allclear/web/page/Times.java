package app.allclear.web.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the operator reads and writes them: in the zone of the machine. Safe for any thread. */
final class Times {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter THIS_YEAR =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter OTHERWISE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private final Clock clock;
  private final ZoneId zone;

  Times(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  Instant now() {
    return clock.instant();
  }

  ZoneId zone() {
    return zone;
  }

  Moment of(Instant instant) {
    ZonedDateTime there = instant.atZone(zone());
    return new Moment(
        instant.truncatedTo(ChronoUnit.SECONDS).toString(),
        EXACT.format(there),
        shortly(there),
        ago(Duration.between(instant, now())));
  }

  @Nullable Moment orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  private String shortly(ZonedDateTime there) {
    ZonedDateTime today = now().atZone(zone());
    if (there.toLocalDate().equals(today.toLocalDate())) return TODAY.format(there);
    return (there.getYear() == today.getYear() ? THIS_YEAR : OTHERWISE).format(there);
  }

  static String ago(Duration passed) {
    long minutes = passed.toMinutes();
    if (minutes < 1) return "just now";
    if (minutes < 60) return minutes + " min";
    if (minutes < 24 * 60)
      return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    long days = minutes / (24 * 60);
    long hours = minutes / 60 % 24;
    return days + (days == 1 ? " day" : " days") + (hours == 0 ? "" : " " + hours + " h");
  }

  /** What a date-and-time field holds. */
  String field(Instant instant) {
    return FIELD.format(instant.atZone(zone()));
  }

  /** Reads what a date-and-time field sent; null where it is empty or no time. */
  @Nullable Instant read(@Nullable String text) {
    if (text == null || text.isBlank()) return null;
    try {
      return LocalDateTime.parse(text.strip()).atZone(zone()).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
