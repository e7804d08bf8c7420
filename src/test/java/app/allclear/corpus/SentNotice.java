package app.allclear.corpus;

import org.jspecify.annotations.Nullable;

/**
 * A notice that left.
 *
 * @param answers the number of the mail it answers; null where it stands on its own
 */
record SentNotice(
    String customer, String to, String event, boolean isPrivate, @Nullable Integer answers) {}
