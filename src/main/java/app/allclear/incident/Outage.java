package app.allclear.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declared outage.
 *
 * @param endedAt null while it is open
 * @param affected customers with a damaged database in it
 * @param restored those of them whose damaged databases are all back
 * @param publicWord what everybody may read of it; null until the operator says something
 */
public record Outage(
    OutageId id,
    String name,
    Instant startedAt,
    @Nullable Instant endedAt,
    int affected,
    int restored,
    @Nullable PublicWord publicWord) {
  public boolean open() {
    return endedAt == null;
  }
}
