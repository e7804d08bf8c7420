package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import org.jspecify.annotations.Nullable;

/**
 * One look to take.
 *
 * @param database whose status the result is about
 * @param at where to look: another name where it was restored elsewhere
 * @param list the list from before, or null
 * @param deep whether CHECK TABLE is to run; it does so only where the server's settings consent
 */
public record Probe(
    DatabaseName database, DatabaseName at, @Nullable TableList list, boolean deep) {}
