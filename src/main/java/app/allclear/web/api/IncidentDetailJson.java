package app.allclear.web.api;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.SentMail;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.TimelineEntry;
import app.allclear.notice.Notice;
import app.allclear.web.api.IncidentJson.DatabaseState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One incident whole: what the list says of it, with its messages in place of their number. */
record IncidentDetailJson(
    String id,
    String customer,
    String outage,
    String state,
    List<String> attention,
    int people,
    @Nullable Instant waitingSince,
    List<DatabaseState> databases,
    @Nullable String lastNotice,
    List<MessageJson> messages,
    List<NoticeJson> notices,
    List<AnswerJson> answers,
    List<EntryJson> timeline) {

  /** What the operator answered from a mail program. */
  record AnswerJson(
      String id,
      Instant sentAt,
      List<String> to,
      String subject,
      String text,
      @Nullable String messageId) {
    static AnswerJson of(SentMail mail) {
      return new AnswerJson(
          mail.id().toString(),
          mail.sentAt(),
          mail.to().stream().map(EmailAddress::value).toList(),
          mail.subject(),
          mail.text(),
          mail.messageIdHeader());
    }
  }

  /** One line of the timeline. */
  record EntryJson(
      Instant at,
      String kind,
      String words,
      @Nullable String message,
      @Nullable String notice,
      @Nullable String answer) {
    static EntryJson of(TimelineEntry entry) {
      return new EntryJson(
          entry.at(),
          Asked.slug(entry.kind()),
          entry.words(),
          entry.message() == null ? null : entry.message().toString(),
          entry.notice() == null ? null : entry.notice().toString(),
          entry.answer() == null ? null : entry.answer().toString());
    }
  }

  static IncidentDetailJson of(
      IncidentJson incident,
      List<StoredMessage> messages,
      List<Notice> notices,
      List<SentMail> answers,
      List<TimelineEntry> timeline) {
    return new IncidentDetailJson(
        incident.id(),
        incident.customer(),
        incident.outage(),
        incident.state(),
        incident.attention(),
        incident.people(),
        incident.waitingSince(),
        incident.databases(),
        incident.lastNotice(),
        messages.stream().map(MessageJson::of).toList(),
        notices.stream().map(NoticeJson::of).toList(),
        answers.stream().map(AnswerJson::of).toList(),
        timeline.stream().map(EntryJson::of).toList());
  }
}
