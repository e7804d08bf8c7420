package app.allclear.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as the store keeps them: integer microseconds since 1970, UTC. Null stays null. */
public final class Micros {
  private Micros() {}

  public static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  public static @Nullable Long orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** For a nullable column read with {@code getObject}: any integer type a driver may choose. */
  public static @Nullable Instant instantOrNull(@Nullable Object micros) {
    return micros == null ? null : instant(((Number) micros).longValue());
  }
}
