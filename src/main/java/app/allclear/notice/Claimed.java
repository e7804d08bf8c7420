package app.allclear.notice;

import org.jspecify.annotations.Nullable;

/**
 * A notice claimed for sending; its attempts tell this claim from a later one.
 *
 * @param theirSubject the subject of the message it answers; null where it stands alone
 */
public record Claimed(Notice notice, @Nullable String theirSubject) {}
