package app.allclear.mail;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the Date header (RFC 5322, sections 3.3 and 4.3). */
final class DateField {
  private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private DateField() {}

  /** Null where there is none, it can't be read, or it names a year no mail is from. */
  static @Nullable Instant parse(@Nullable String field) {
    if (field == null) return null;
    String value = PlainText.line(PlainText.clip(field, 200)).replaceAll("\\([^)]*\\)", "").strip();
    Instant instant = standard(value);
    if (instant == null) instant = obsolete(value);
    if (instant == null) instant = iso(value);
    boolean usable = instant != null && instant.isAfter(EARLIEST) && instant.isBefore(LATEST);
    return usable ? instant : null;
  }

  private static @Nullable Instant standard(String value) {
    try {
      return OffsetDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static @Nullable Instant obsolete(String value) {
    try {
      return new MailDateFormat().parse(value).toInstant();
    } catch (ParseException | RuntimeException _) { // It has thrown unchecked ones.
      return null;
    }
  }

  private static @Nullable Instant iso(String value) {
    try {
      return OffsetDateTime.parse(value.replace(' ', 'T')).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
