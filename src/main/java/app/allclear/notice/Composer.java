package app.allclear.notice;

import java.time.Instant;

/** Words a notice from its template and what is known now. Safe for any thread. */
public final class Composer {
  Composer() {}

  /** A claimed notice, as it would leave now. */
  public Composed compose(Claimed claimed, Situation situation, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** How a notice of the event would read now, standing alone. */
  public Composed preview(NoticeEvent event, Situation situation, Instant now) {
    throw new UnsupportedOperationException();
  }
}
