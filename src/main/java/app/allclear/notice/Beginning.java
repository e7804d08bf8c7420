package app.allclear.notice;

import org.jspecify.annotations.Nullable;

/**
 * How a notice that is owed begins: in which state, and why it does not simply wait for its turn.
 * Pure.
 *
 * @param waitsForFirst whether it follows the first of its kind once a human let that go
 */
record Beginning(NoticeState state, @Nullable String reason, boolean waitsForFirst) {
  /**
   * @param released whether a human has let the first of its kind go in this outage
   * @param tooMany whether there were as many for its recipient within a day as go by themselves
   */
  static Beginning of(OwedNotice owed, Mode mode, boolean released, boolean tooMany, int mostADay) {
    String event = owed.event().slug();
    boolean waitsForFirst = !tooMany && mode == Mode.FIRST && !released;
    if (mode == Mode.OFF)
      return new Beginning(
          NoticeState.SUPPRESSED,
          "Notices of the kind %s are off (allclear.notices.events.%s).".formatted(event, event),
          false);
    if (tooMany)
      return held(
          "%d notices of the kind %s for %s within a day are as many as go by themselves (allclear.notices.most-a-day). It waits for your release."
              .formatted(mostADay, event, owed.recipient()));
    if (waitsForFirst)
      return new Beginning(
          NoticeState.HELD,
          "The first of its kind in this outage waits for you; once you release it, the others follow.",
          true);
    return mode == Mode.HOLD
        ? held("It waits for your release.")
        : new Beginning(NoticeState.QUEUED, null, false);
  }

  private static Beginning held(String reason) {
    return new Beginning(NoticeState.HELD, reason, false);
  }
}
