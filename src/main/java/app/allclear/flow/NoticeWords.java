package app.allclear.flow;

import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;

/** Timeline sentences about notices. */
final class NoticeWords {
  private NoticeWords() {}

  /** What follows for the address when mail to it came back. */
  static final String RESTS =
      "Further mail to that address waits; it is tried again when the customer's database is back, and with growing pauses until the outage ends.";

  /** The receiving side is still trying. */
  static String late(Notice notice, String diagnostic) {
    return "%s has not arrived yet; the mail server on the way goes on trying. %s"
        .formatted(name(notice), diagnostic)
        .strip();
  }

  static String owed(Notice notice) {
    return switch (notice.state()) {
      case HELD -> "%s waits for your release.".formatted(name(notice));
      case SUPPRESSED -> "%s is not sent: this event is off.".formatted(name(notice));
      case QUEUED, SENDING, DEFERRED, IN_DOUBT, SENT, FAILED, BOUNCED, DISCARDED, OVERTAKEN ->
          "%s is in the outbox.".formatted(name(notice));
    };
  }

  static String written(Notice notice, String subject) {
    String as =
        notice.event() == NoticeEvent.REPLY
            ? ""
            : " It leaves as “%s”.".formatted(notice.event().slug());
    return "You wrote to %s: “%s”.%s".formatted(notice.to(), subject, as);
  }

  static String overtaken(Notice notice) {
    return "%s was taken back before it left. %s".formatted(name(notice), reason(notice)).strip();
  }

  /** Of one that answered a message which did not belong there. */
  static String left(Notice notice) {
    String what =
        switch (notice.state()) {
          case SENT -> "had been sent as an answer to it already";
          case SENDING -> "is being sent as an answer to it at this moment";
          case IN_DOUBT -> "may have been sent as an answer to it already";
          case HELD, QUEUED, DEFERRED, FAILED, BOUNCED, SUPPRESSED, DISCARDED, OVERTAKEN ->
              "was to answer it";
        };
    return "%s %s and can't be taken back.".formatted(name(notice), what);
  }

  static String now(Notice notice) {
    String what =
        switch (notice.state()) {
          case HELD -> "waits for your release.";
          case QUEUED -> "is in the outbox.";
          case SENDING -> "is being sent.";
          case DEFERRED -> "could not be sent yet and is tried again.";
          case IN_DOUBT -> "may or may not have been sent. Look at it and decide.";
          case SENT -> "was sent.";
          case FAILED -> "could not be sent.";
          case BOUNCED -> "came back.";
          case SUPPRESSED -> "is not sent.";
          case DISCARDED -> "was discarded.";
          case OVERTAKEN -> "was taken back before it left.";
        };
    return "%s %s %s".formatted(name(notice), what, reason(notice)).strip();
  }

  private static String reason(Notice notice) {
    return notice.reason() == null ? "" : notice.reason();
  }

  private static String name(Notice notice) {
    return "“%s” to %s".formatted(notice.event().slug(), notice.to());
  }
}
