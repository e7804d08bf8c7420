package app.allclear.customer;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Locales and time zones as people and panels write them. */
final class Tongues {
  private static final Set<String> LANGUAGES =
      Locale.availableLocales().map(Locale::getLanguage).collect(Collectors.toSet());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private Tongues() {}

  /** {@code de}, {@code de-AT}, {@code de_AT.UTF-8}; empty where nobody speaks it. */
  static Optional<Locale> locale(String written) {
    String tag = written.replaceFirst("[.@].*", "").replace('_', '-').strip();
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      String country = locale.getCountry();
      boolean known =
          LANGUAGES.contains(locale.getLanguage())
              && !locale.getLanguage().isEmpty()
              && (country.isEmpty() || COUNTRIES.contains(country) || country.length() == 3);
      return known ? Optional.of(locale) : Optional.empty();
    } catch (IllformedLocaleException _) {
      return Optional.empty();
    }
  }

  /** {@code Europe/Vienna} in any case, {@code +02:00}, {@code UTC}; empty where unknown. */
  static Optional<ZoneId> zone(String written) {
    String text = written.strip().replace(' ', '_');
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException _) {
      return ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.equalsIgnoreCase(text))
          .findFirst()
          .map(ZoneId::of);
    }
  }
}
