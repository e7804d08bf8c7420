package app.allclear.notice;

import app.allclear.incident.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row to be. */
record OutboxRow(
    Incident incident,
    OwedNotice owed,
    String messageId,
    NoticeState state,
    @Nullable String reason,
    int priority,
    boolean heldForFirst,
    Instant createdAt,
    Instant notBefore) {}
