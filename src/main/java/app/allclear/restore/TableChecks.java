package app.allclear.restore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far {@code CHECK TABLE} has come with one database.
 *
 * @param clean how many passes over all of its tables, begun after the last word, found nothing
 *     wrong
 * @param cleanAt when the last of them ended; null for none
 * @param asked when the operator consented to a check of this one database; null where nobody did,
 *     and again once the check has answered
 */
public record TableChecks(int clean, @Nullable Instant cleanAt, @Nullable Instant asked) {
  public static final TableChecks NONE = new TableChecks(0, null, null);

  /** A restore is proven by so many clean passes, a pause between. */
  public static final int ENOUGH = 2;

  boolean enough() {
    return clean >= ENOUGH;
  }

  TableChecks found(Instant at) {
    return new TableChecks(Math.min(clean + 1, ENOUGH), at, asked);
  }

  TableChecks askedAt(Instant at) {
    return new TableChecks(0, null, at);
  }

  /** The first pass was clean, and the consent is for the second as well. */
  TableChecks askedAgain(Instant at) {
    return new TableChecks(clean, cleanAt, at);
  }

  /** The consent was for one check, and that has answered. */
  TableChecks answered() {
    return new TableChecks(clean, cleanAt, null);
  }
}
