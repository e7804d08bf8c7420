package app.allclear.web.api;

import app.allclear.customer.DatabaseName;
import app.allclear.store.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what callers write into parameters and bodies, or says what they should have written. */
final class Asked {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private Asked() {}

  static int limit(@Nullable String text) {
    if (text == null) return Page.DEFAULT_LIMIT;
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= Page.MOST) return limit;
    } catch (NumberFormatException _) {
      // Told below, with every other value that is no limit.
    }
    throw Refusal.invalid(
        "limit is '%s'; it must be a whole number from 1 to %d. Leave it out for %d."
            .formatted(text, Page.MOST, Page.DEFAULT_LIMIT));
  }

  /** Where to go on in a list whose cursors are numbers; 0 is its beginning. */
  static long after(@Nullable String text) {
    if (text == null || text.isEmpty()) return 0;
    try {
      long after = Long.parseLong(text);
      if (after >= 0) return after;
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw Refusal.invalid(
        "after is '%s', which no answer of ours contained. Take it from \"next\" of the answer before, or leave it out to begin at the beginning."
            .formatted(text));
  }

  static @Nullable Instant instant(String field, @Nullable String text) {
    if (text == null || text.isBlank()) return null;
    try {
      Instant instant = Instant.parse(text.strip());
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) return instant;
    } catch (DateTimeException _) {
      // Told below.
    }
    throw Refusal.invalid(
        "%s is '%s'; write an instant in ISO 8601 with its offset, such as 2026-11-22T05:00:00Z."
            .formatted(field, text));
  }

  /** {@code server/name}; null where it is left out. */
  static @Nullable DatabaseName database(String field, @Nullable String text) {
    if (text == null || text.isBlank()) return null;
    try {
      return DatabaseName.parse(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid(
          "%s is '%s'; here it is a database written server/name.".formatted(field, text));
    }
  }

  static String required(String field, @Nullable String text) {
    if (text == null || text.isBlank())
      throw Refusal.invalid("\"%s\" is missing or empty; put it into the body.".formatted(field));
    return text.strip();
  }

  /** A path's id; one that can't be an id is one that does not exist. */
  static <T> T id(String what, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException _) {
      throw notThere(what, text);
    }
  }

  static Refusal notThere(String what, Object id) {
    return Refusal.notFound(
        "There is no %s %s. Ids come from the lists; they are never made up.".formatted(what, id));
  }

  static Refusal unknownWord(String field, @Nullable String word, Object[] allowed) {
    String list = Arrays.stream(allowed).map(Object::toString).collect(Collectors.joining(", "));
    return Refusal.invalid(
        word == null || word.isBlank()
            ? "\"%s\" is missing; it must be one of: %s.".formatted(field, list)
            : "%s is '%s'; it must be one of: %s.".formatted(field, word, list));
  }

  /** A constant as the API spells it. */
  static String slug(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
