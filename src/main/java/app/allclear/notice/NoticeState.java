package app.allclear.notice;

import java.util.Locale;

/** Where a notice stands. */
public enum NoticeState {
  /** Waits for the operator's release. */
  HELD,
  /** Goes out when its time has come. */
  QUEUED,
  /** Claimed, and perhaps on the wire. */
  SENDING,
  /** Refused for now; tried again later. */
  DEFERRED,
  /** It may or may not have been taken; a human or evidence decides. */
  IN_DOUBT,
  SENT,
  /** Refused for good. */
  FAILED,
  BOUNCED,
  /** Owed, but its event is off. */
  SUPPRESSED,
  /** The operator decided against it. */
  DISCARDED,
  /** No longer true before it was sent. */
  OVERTAKEN;

  /** As the API names it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
