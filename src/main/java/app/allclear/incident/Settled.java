package app.allclear.incident;

/** What is known of an incident, and how it stands by it. */
record Settled(Known known, Standing standing) {
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
