package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.OutageId;
import java.time.Duration;
import java.time.Instant;

/**
 * An address whose mail came back for good during an outage. On such a day it often lives on the
 * server that is down, so it is not given up: it is tried again with growing waits, and at once
 * with the good news that follows.
 *
 * @param customer whose notice came back
 * @param reason the receiving server's words, one line
 * @param bounces how many notices came back in this outage
 */
public record Suspension(
    EmailAddress address,
    OutageId outage,
    CustomerId customer,
    String reason,
    int bounces,
    Instant bouncedAt,
    Instant retryAt) {
  private static final Duration FIRST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(8);

  /** How long an address rests after it came back so many times. */
  static Duration restAfter(int bounces) {
    Duration wait = FIRST.multipliedBy(1L << Math.clamp(bounces - 1, 0, 10));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** Once more, now. */
  Suspension again(CustomerId whose, String why, Instant now) {
    int times = bounces + 1;
    return new Suspension(address, outage, whose, why, times, now, now.plus(restAfter(times)));
  }

  static Suspension first(
      EmailAddress address, OutageId outage, CustomerId whose, String why, Instant now) {
    return new Suspension(address, outage, whose, why, 1, now, now.plus(restAfter(1)));
  }

  /**
   * Whether this notice must wait. News that something came back, owed after the mail did, is the
   * sign that the address may work again.
   */
  public boolean stops(Notice notice, Instant now) {
    if (!now.isBefore(retryAt)) return false;
    boolean backAgain =
        switch (notice.event()) {
          case RESTORED, PARTLY_RESTORED -> notice.createdAt().isAfter(bouncedAt);
          case ACKNOWLEDGED, PROGRESS, DAMAGED_AGAIN, NOT_RESTORED, AFTERWARDS, READER, REPLY ->
              false;
        };
    return !backAgain;
  }

  /** Why it waits. */
  public String sentence() {
    return "Mail to %s came back (%s). It is tried again when the customer's database is back, and every few hours until the outage ends."
        .formatted(address, reason);
  }
}
