package app.allclear.web.page;

import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;

/** Notices and their modes in the operator's words. */
final class EventWords {
  private EventWords() {}

  static String of(NoticeEvent event) {
    return switch (event) {
      case ACKNOWLEDGED -> "We know, and we are on it";
      case PROGRESS -> "How far we are";
      case PARTLY_RESTORED -> "Some of it is back";
      case RESTORED -> "All-clear: everything is back";
      case DAMAGED_AGAIN -> "It broke again";
      case NOT_RESTORED -> "It will not come back";
      case AFTERWARDS -> "The day after";
      case READER -> "To somebody who is no contact";
      case REPLY -> "Your own reply";
    };
  }

  static String of(Mode mode) {
    return switch (mode) {
      case OFF -> "Never send";
      case HOLD -> "Hold each for me";
      case FIRST -> "Hold the first, then send";
      case AUTOMATIC -> "Send by itself";
    };
  }
}
