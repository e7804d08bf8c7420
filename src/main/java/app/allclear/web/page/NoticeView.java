package app.allclear.web.page;

import app.allclear.notice.Notice;
import app.allclear.notice.NoticeState;
import org.jspecify.annotations.Nullable;

/**
 * A notice as pages show it.
 *
 * @param trouble why it can't be written, as a sentence, or null
 * @param held waits for a release
 * @param inDoubt waits for somebody who knows whether it was sent
 * @param lost refused for good, or came back
 * @param undoable has not left yet
 */
public record NoticeView(
    String id,
    String incident,
    String customer,
    String customerName,
    String event,
    String eventWords,
    String to,
    boolean answers,
    String state,
    String kind,
    @Nullable String reason,
    Moment created,
    @Nullable Moment sent,
    @Nullable Moment notBefore,
    @Nullable String subject,
    @Nullable String text,
    @Nullable String trouble,
    boolean held,
    boolean inDoubt,
    boolean lost,
    boolean undoable) {

  static String kind(NoticeState state) {
    return switch (state) {
      case SENT -> "good";
      case HELD, IN_DOUBT -> "doubt";
      case QUEUED, SENDING, DEFERRED -> "busy";
      case FAILED, BOUNCED -> "bad";
      case SUPPRESSED, DISCARDED, OVERTAKEN -> "calm";
    };
  }

  static boolean undoable(Notice notice) {
    return switch (notice.state()) {
      case HELD, QUEUED, DEFERRED -> true;
      case SENDING, IN_DOUBT, SENT, FAILED, BOUNCED, SUPPRESSED, DISCARDED, OVERTAKEN -> false;
    };
  }
}
