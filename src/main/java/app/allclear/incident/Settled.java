package app.allclear.incident;

import java.util.Objects;

/** What is known of an incident, and how it stands by it. */
record Settled(Known known, Standing standing) {
  /** Whether anything changes but what was sent last. */
  boolean moves() {
    Incident before = known.incident();
    return !(known.customerName().equals(before.customerName())
        && standing.attention().equals(before.attention())
        && standing.people() == before.people()
        && standing.messages() == before.messages()
        && Objects.equals(standing.waitingSince(), before.waitingSince())
        && standing.affected() == before.affected()
        && standing.back() == before.back()
        && standing.round() == before.round());
  }

  /** The incident as lists show it from now on. */
  Incident after() {
    Incident before = known.incident();
    return new Incident(
        before.id(),
        before.customer(),
        known.customerName(),
        before.outage(),
        before.open(),
        before.openedAt(),
        standing.attention(),
        standing.people(),
        standing.messages(),
        standing.waitingSince(),
        standing.affected(),
        standing.back(),
        known.notices().lastEvent(),
        known.notices().lastSentAt(),
        standing.round());
  }
}
