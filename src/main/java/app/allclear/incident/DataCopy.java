package app.allclear.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A server's data directory was copied before anything in it was touched.
 *
 * @param by who said so, or null where nobody was asked
 */
public record DataCopy(String server, Instant at, @Nullable String by) {
  /** A full sentence, for the log and for the timelines of the outage's incidents. */
  public String words() {
    String who = by == null ? "" : ", on the word of " + by;
    return "The data directory of %s was copied before it was touched%s.".formatted(server, who);
  }
}
