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

  /** Whether its recipient may have it, or may get it before anyone can stop it. */
  public boolean mayHaveLeft() {
    return switch (this) {
      case SENDING, IN_DOUBT, SENT -> true;
      case HELD, QUEUED, DEFERRED, FAILED, BOUNCED, SUPPRESSED, DISCARDED, OVERTAKEN -> false;
    };
  }

  /** Whether it can still be taken back. */
  public boolean unsent() {
    return switch (this) {
      case HELD, QUEUED, DEFERRED -> true;
      case SENDING, IN_DOUBT, SENT, FAILED, BOUNCED, SUPPRESSED, DISCARDED, OVERTAKEN -> false;
    };
  }

  /** Whether its recipient has been answered, or will be without a human's doing. */
  boolean answers() {
    return switch (this) {
      case QUEUED, SENDING, DEFERRED, IN_DOUBT, SENT -> true;
      case HELD, FAILED, BOUNCED, SUPPRESSED, DISCARDED, OVERTAKEN -> false;
    };
  }

  /** As the API names it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
