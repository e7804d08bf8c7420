package app.allclear.restore;

import java.util.Locale;

/** Enum constants as the API spells them: lower case, words joined by a hyphen. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
