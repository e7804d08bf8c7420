package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import org.jspecify.annotations.Nullable;

/**
 * One look to take.
 *
 * @param database whose status the result is about
 * @param at where to look: another name where it was restored elsewhere
 * @param list the list from before, or null
 * @param tier how deep to look; CHECK TABLE runs only where the server's settings consent, or
 *     {@code asked} says that the operator did
 * @param calm nothing speaks against it: it is opened as far as the round has time left, and at
 *     least where its names do not agree with the list
 */
public record Probe(
    DatabaseName database,
    DatabaseName at,
    @Nullable TableList list,
    Tier tier,
    boolean asked,
    boolean calm) {
  /** A look at what is not calm, by nobody's special wish. */
  Probe(DatabaseName database, DatabaseName at, @Nullable TableList list, Tier tier) {
    this(database, at, list, tier, false, false);
  }
}
