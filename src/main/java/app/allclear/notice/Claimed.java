package app.allclear.notice;

import org.jspecify.annotations.Nullable;

/**
 * A notice claimed for sending; its reason is still why it waited before, if it did.
 *
 * @param theirSubject the subject of the message it answers; null where it stands alone
 * @param number tells this claim from a later one of the same notice
 */
public record Claimed(Notice notice, @Nullable String theirSubject, int number) {}
