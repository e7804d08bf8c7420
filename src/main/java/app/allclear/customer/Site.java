package app.allclear.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer's domain.
 *
 * @param domain ASCII, lower case, without {@code www.}
 * @param written the spelling to show people
 * @param database the database the file says the site runs on, or null
 */
public record Site(String domain, String written, @Nullable DatabaseName database) {}
