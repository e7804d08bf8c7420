package app.allclear.mail;

import org.jspecify.annotations.Nullable;

/**
 * An address as a message carries it: decoded, trimmed, but not proven to be one.
 *
 * @param name the display name, or null
 * @param address what stands between the angle brackets, as written
 */
public record Address(@Nullable String name, String address) {}
