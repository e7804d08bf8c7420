package app.allclear.restore;

/** What the last look at a database found, or what somebody said of it where nobody has looked. */
public enum Health {
  /** Every table of the list from before is there and opens. */
  HEALTHY,
  /** A table, or the whole database, is missing or broken. */
  DAMAGED,
  /** The server answers, but what it says proves nothing. */
  UNKNOWN,
  /** The server does not answer: neither damaged nor restored. */
  UNREACHABLE;

  /** The word the API and the pages use. */
  public String word() {
    return Words.of(this);
  }
}
