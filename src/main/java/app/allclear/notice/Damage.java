package app.allclear.notice;

import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreState;
import java.time.Instant;
import java.util.List;

/**
 * The customer's databases that this outage touched.
 *
 * @param affected damaged now, or damaged and back
 * @param mistaken those whose damage was withdrawn in this outage
 */
record Damage(List<DatabaseStatus> affected, List<DatabaseStatus> mistaken) {
  Damage {
    affected = List.copyOf(affected);
    mistaken = List.copyOf(mistaken);
  }

  static Damage in(Situation situation) {
    Instant start = situation.outage().startedAt();
    return new Damage(
        situation.databases().stream().filter(status -> touched(status, start)).toList(),
        situation.databases().stream()
            .filter(DatabaseStatus::withdrawn)
            .filter(status -> !status.since().isBefore(start))
            .toList());
  }

  /** What came back before this outage began belongs to an earlier one. */
  static boolean touched(DatabaseStatus status, Instant start) {
    if (!status.affected()) return false;
    Instant restored = status.restoredAt();
    return status.owed() || restored == null || !restored.isBefore(start);
  }

  boolean none() {
    return affected.isEmpty();
  }

  boolean allBack() {
    return !none() && back().size() == affected.size();
  }

  List<DatabaseStatus> back() {
    return affected.stream().filter(DatabaseStatus::back).toList();
  }

  List<DatabaseStatus> givenUp() {
    return affected.stream().filter(status -> status.restore() == RestoreState.GIVEN_UP).toList();
  }

  /** Still to come: neither back nor given up. */
  List<DatabaseStatus> waiting() {
    return affected.stream()
        .filter(status -> !status.back() && status.restore() != RestoreState.GIVEN_UP)
        .toList();
  }

  /**
   * Whether one that is missing was said to be back, or well, before: it came back once, or it
   * broke for the first time after an all-clear. One that is only proven again has not broken.
   *
   * @param incidentRound the incident's, which rises with damage after an all-clear
   */
  boolean brokeAgain(int incidentRound) {
    return affected.stream()
        .filter(status -> status.owed() && status.restoredAt() == null)
        .anyMatch(status -> status.cameBack() || incidentRound > 1);
  }
}
