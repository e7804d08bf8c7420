package app.allclear.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may send itself. */
public enum Mode {
  /** Recorded as suppressed, never sent. */
  OFF,
  /** Each waits for a release. */
  HOLD,
  /** One is released by a human in an outage; then the rest flow. */
  FIRST,
  AUTOMATIC;

  /** As the configuration names it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Mode> of(String slug) {
    return Arrays.stream(values()).filter(mode -> mode.slug().equals(slug)).findFirst();
  }
}
