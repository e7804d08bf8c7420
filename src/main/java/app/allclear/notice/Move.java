package app.allclear.notice;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a notice goes, if it still is where it is thought to be.
 *
 * @param notBefore null leaves it as it is
 * @param sentAt null leaves it as it is
 * @param attempt only after this attempt; -1 for any
 * @param claim only under this claim; -1 for any
 */
record Move(
    Set<NoticeState> from,
    NoticeState to,
    @Nullable String reason,
    @Nullable Instant notBefore,
    @Nullable Instant sentAt,
    int attempt,
    int claim) {
  Move(Set<NoticeState> from, NoticeState to, @Nullable String reason) {
    this(from, to, reason, null, null, -1, -1);
  }

  Move notBefore(Instant instant) {
    return new Move(from, to, reason, instant, sentAt, attempt, claim);
  }

  Move sentAt(Instant instant) {
    return new Move(from, to, reason, notBefore, instant, attempt, claim);
  }

  Move ofAttempt(int number) {
    return new Move(from, to, reason, notBefore, sentAt, number, claim);
  }

  Move ofClaim(int number) {
    return new Move(from, to, reason, notBefore, sentAt, attempt, number);
  }
}
