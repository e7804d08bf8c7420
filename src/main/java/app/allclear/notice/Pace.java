package app.allclear.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast notices leave: at most so many a minute, and within 24 hours at most so many as the
 * provider allows, of which a quarter is kept for all-clears and the operator's own replies. Each
 * running Allclear keeps its own rate; the budget counts what the store says, whoever sent it.
 */
public final class Pace {
  /** Over which the provider counts. */
  static final Duration DAY = Duration.ofHours(24);

  /**
   * How many may be claimed now.
   *
   * @param urgent of any kind, all-clears and replies included
   * @param others of these, how many may be anything else
   */
  record Allowance(int urgent, int others) {
    boolean none() {
      return urgent <= 0;
    }
  }

  private static final double A_SECOND = 1_000_000_000.0;

  private final int rate;
  private final int budget;
  private double ready;
  private Instant counted = Instant.MIN;

  /**
   * @param rate a minute; 0 for no limit
   * @param budget within 24 hours; 0 for no limit
   */
  Pace(int rate, int budget) {
    this.rate = rate;
    this.budget = budget;
  }

  boolean hasBudget() {
    return budget > 0;
  }

  /**
   * @param room how many can be taken at all
   * @param leftInADay how many left within the last 24 hours; asked only with a budget
   */
  synchronized Allowance allow(int room, int leftInADay, Instant now) {
    int most = rate == 0 ? room : Math.min(room, (int) Math.floor(ready(now)));
    if (budget == 0) return new Allowance(most, most);
    int all = Math.clamp((long) budget - leftInADay, 0, Math.max(0, most));
    int others = Math.clamp((long) budget - budget / 4 - leftInADay, 0, all);
    return new Allowance(all, others);
  }

  /** So many go out now. */
  public synchronized void took(int notices, Instant now) {
    if (rate > 0) ready = ready(now) - notices;
  }

  /** What a second brings can go out at once, after a rest also all of it. */
  private double ready(Instant now) {
    double aSecond = rate / 60.0;
    if (counted.equals(Instant.MIN)) ready = Math.max(1, aSecond);
    else if (now.isAfter(counted))
      ready += aSecond * (Duration.between(counted, now).toNanos() / A_SECOND);
    if (now.isAfter(counted)) counted = now;
    ready = Math.min(ready, Math.max(1, aSecond));
    return ready;
  }

  /**
   * How long so many notices need, given how many left within the last 24 hours: what the rate and
   * the budget allow, a faster or slower server aside. A budget that is used up comes back after a
   * day.
   *
   * @param urgent whether they are all-clears or replies, for which all of the budget is there
   */
  public Duration timeFor(int notices, int leftInADay, boolean urgent) {
    if (notices <= 0) return Duration.ZERO;
    long days = 0;
    int last = notices;
    if (budget > 0) {
      int aDay = urgent ? budget : Math.max(1, budget - budget / 4);
      int today = Math.max(0, aDay - leftInADay);
      if (notices > today) {
        int later = notices - today;
        days = (later + aDay - 1L) / aDay;
        last = later - (int) (days - 1) * aDay;
      }
    }
    Duration sending = rate == 0 ? Duration.ZERO : Duration.ofMillis(last * 60_000L / rate);
    return DAY.multipliedBy(days).plus(sending);
  }
}
