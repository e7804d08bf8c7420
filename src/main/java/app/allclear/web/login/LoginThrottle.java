package app.allclear.web.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after a few wrong passwords from one address, each further try from there
 * has to wait, and longer each time. Other addresses do not wait. Safe for any thread.
 */
final class LoginThrottle {
  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration FORGIVEN = Duration.ofMinutes(15);
  private static final int REMEMBERED = 1_000;

  private record Failures(int count, Instant last) {
    Instant until() {
      if (count < FREE) return Instant.EPOCH;
      Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE, 10));
      return last.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
  }

  private final Map<String, Failures> byAddress =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** How long this address still has to wait; zero where it need not. */
  synchronized Duration wait(String address, Instant now) {
    Failures failures = byAddress.get(address);
    if (failures == null) return Duration.ZERO;
    Duration left = Duration.between(now, failures.until());
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void failed(String address, Instant now) {
    Failures before = byAddress.remove(address);
    boolean old = before == null || before.last().plus(FORGIVEN).isBefore(now);
    byAddress.put(address, new Failures(old ? 1 : before.count() + 1, now));
  }

  synchronized void succeeded(String address) {
    byAddress.remove(address);
  }
}
