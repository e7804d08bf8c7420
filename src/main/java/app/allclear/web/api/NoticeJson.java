package app.allclear.web.api;

import app.allclear.notice.Notice;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notice as the API shows it. */
record NoticeJson(
    String id,
    String incident,
    String customer,
    String event,
    int round,
    String to,
    @Nullable String inReplyTo,
    String messageId,
    @JsonProperty("private") boolean isPrivate,
    String state,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant sentAt) {

  static NoticeJson of(Notice notice) {
    return new NoticeJson(
        notice.id().toString(),
        notice.incident().toString(),
        notice.customer().value(),
        notice.event().slug(),
        notice.round(),
        notice.to().value(),
        notice.answers(),
        notice.messageId(),
        notice.isPrivate(),
        notice.state().slug(),
        notice.reason(),
        notice.createdAt(),
        notice.sentAt());
  }
}
