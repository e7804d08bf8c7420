package app.allclear.restore;

/** How far bringing one database back has come. */
public enum RestoreState {
  /** No restore is owed. */
  NONE,
  /** Damaged; a restore is owed and has not begun. */
  NEEDED,
  RUNNING,
  /** Reported done, not yet proven by a probe begun after the report. */
  PROVING,
  RESTORED,
  FAILED,
  /** The operator holds it back, for example because the customer asked not to be overwritten. */
  ON_HOLD,
  /** It will not come back. */
  GIVEN_UP;

  /** The word the API and the pages use: {@code on-hold}, {@code given-up}. */
  public String word() {
    return Words.of(this);
  }

  /** True while the customer waits for this database: damaged and not back. */
  public boolean owed() {
    return switch (this) {
      case NONE, RESTORED -> false;
      case NEEDED, RUNNING, PROVING, FAILED, ON_HOLD, GIVEN_UP -> true;
    };
  }
}
