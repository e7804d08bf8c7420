package app.allclear.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as a customer reads them, always with the zone's name: {@code Monday, 2 November
 * 2026, 21:05 CET}. A customer without a locale reads English, with a 24-hour clock. For one
 * thread.
 */
final class Dates {
  private final Locale locale;
  private final ZoneId zone;
  // Most of what one customer reads, others read as well: when it began, and what time it is.
  private final Map<Instant, String> written = new HashMap<>();

  Dates(Locale locale, ZoneId zone) {
    this.locale = locale;
    this.zone = zone;
  }

  static Dates of(@Nullable Locale locale, @Nullable ZoneId zone, ZoneId here) {
    return new Dates(locale == null ? Locale.UK : locale, zone == null ? here : zone);
  }

  /**
   * In the language of the text they stand in, and as its reader's country writes them.
   *
   * @param language the folder of the text: {@code de}, {@code de-AT}; empty for the one for
   *     everybody, which is English
   */
  static Dates in(String language, @Nullable Locale reader, @Nullable ZoneId zone, ZoneId here) {
    Locale text = language.isEmpty() ? Locale.UK : Locale.forLanguageTag(language);
    boolean theirs =
        reader != null
            && reader.getLanguage().equals(text.getLanguage())
            && !reader.getCountry().isEmpty();
    return of(theirs ? reader : text, zone, here);
  }

  /** Empty for null. */
  String of(@Nullable Instant instant) {
    return instant == null ? "" : written.computeIfAbsent(instant, this::write);
  }

  private String write(Instant instant) {
    ZonedDateTime time = instant.atZone(zone);
    String written =
        format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL), time)
            + ", "
            + format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), time)
            + " "
            + format(DateTimeFormatter.ofPattern("z"), time);
    // Some locales put a narrow no-break space before AM and PM; many mail programs show a box.
    return written.replace('\u202f', ' ').replace('\u00a0', ' ');
  }

  private String format(DateTimeFormatter formatter, ZonedDateTime time) {
    return formatter.withLocale(locale).format(time);
  }
}
