package app.allclear.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which copies of a folder gave trouble, and when each is worth another attempt. It keeps one bad
 * mail from standing in the way of the others: a copy that gave trouble travels alone, after those
 * that did not, and ever less often. Lost with a restart, which only means that they are tried at
 * once.
 */
final class Setbacks {
  private static final int REFUSALS_BELIEVED = 3;
  private static final Duration RARELY = Duration.ofHours(1);

  private record Setback(int times, int refusals, Instant notBefore) {
    static final Setback NONE = new Setback(0, 0, Instant.MIN);
  }

  private final Duration first;
  private final Duration longest;
  private final Map<Long, Setback> setbacks = new HashMap<>();
  private final Set<Long> suspects = new HashSet<>();

  Setbacks(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /**
   * The connection broke while these were on their way; where it was one alone, it may be its
   * fault.
   */
  void brokeDuring(Set<Long> uids, Instant now) {
    suspects.addAll(uids);
    if (uids.size() > 1) return;
    uids.forEach(uid -> {
      int times = of(uid).times() + 1;
      // Once may be chance. From then on it is kept from breaking the connection every time.
      Instant next = times == 1 ? now : now.plus(doubled(longest, times - 2, RARELY));
      setbacks.put(uid, new Setback(times, of(uid).refusals(), next));
    });
  }

  /** The store did not take it. */
  void notFiled(long uid, Instant now) {
    Setback before = of(uid);
    Instant next = now.plus(doubled(first, before.times(), longest));
    setbacks.put(uid, new Setback(before.times() + 1, before.refusals(), next));
  }

  /**
   * The server would not hand it out.
   *
   * @param passing the server says itself that this will pass
   * @return true where it has said so often enough to be believed for good
   */
  boolean refused(long uid, boolean passing, Instant now) {
    Setback before = of(uid);
    int refusals = before.refusals() + (passing ? 0 : 1);
    Instant next = now.plus(doubled(first, before.times(), longest));
    setbacks.put(uid, new Setback(before.times() + 1, refusals, next));
    return refusals >= REFUSALS_BELIEVED;
  }

  void settled(long uid) {
    setbacks.remove(uid);
    suspects.remove(uid);
  }

  /** Forgets copies that the server no longer has. */
  void keepOnly(Set<Long> uids) {
    setbacks.keySet().retainAll(uids);
    suspects.retainAll(uids);
  }

  boolean mayTry(long uid, Instant now) {
    return !of(uid).notBefore().isAfter(now);
  }

  boolean travelsAlone(long uid) {
    return suspects.contains(uid) || setbacks.containsKey(uid);
  }

  int times(long uid) {
    return of(uid).times();
  }

  /** When the next one is worth another attempt; empty where none waits. */
  Optional<Instant> nextAttempt() {
    return setbacks.values().stream().map(Setback::notBefore).min(Instant::compareTo);
  }

  private Setback of(long uid) {
    return setbacks.getOrDefault(uid, Setback.NONE);
  }

  private static Duration doubled(Duration base, int times, Duration most) {
    Duration wait = base.multipliedBy(1L << Math.min(times, 16));
    return wait.compareTo(most) < 0 ? wait : most;
  }
}
