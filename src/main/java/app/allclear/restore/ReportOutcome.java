package app.allclear.restore;

/** What a report did. Every one of them belongs on a timeline except {@link Unchanged}. */
public sealed interface ReportOutcome {
  /** The status to store is {@code after}; it differs from {@code before}. */
  record Applied(DatabaseStatus before, DatabaseStatus after) implements ReportOutcome {}

  /** It said what was known already. */
  record Unchanged(DatabaseStatus status) implements ReportOutcome {}

  /** It speaks of a time before the newest report: to be recorded, not applied. */
  record Stale(DatabaseStatus status) implements ReportOutcome {}
}
