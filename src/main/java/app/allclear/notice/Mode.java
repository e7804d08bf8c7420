package app.allclear.notice;

/** What may send itself. */
public enum Mode {
  /** Recorded as suppressed, never sent. */
  OFF,
  /** Each waits for a release. */
  HOLD,
  /** One is released by a human in an outage; then the rest flow. */
  FIRST,
  AUTOMATIC
}
