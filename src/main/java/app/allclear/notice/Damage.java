package app.allclear.notice;

import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreState;
import java.time.Instant;
import java.util.List;

/** The customer's databases that this outage touched. */
record Damage(List<DatabaseStatus> affected) {
  Damage {
    affected = List.copyOf(affected);
  }

  static Damage in(Situation situation) {
    Instant start = situation.outage().startedAt();
    return new Damage(
        situation.databases().stream().filter(status -> touched(status, start)).toList());
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
   * How many times a database came back so far: the number back, and one more for each that has
   * broken again since. It never falls, so it can tell one partial finish from the next.
   */
  int finishes() {
    int damages = affected.stream().mapToInt(DatabaseStatus::round).sum();
    return damages - (int) affected.stream().filter(DatabaseStatus::owed).count();
  }

  /** Rises with each database given up. */
  int surrenders() {
    return givenUp().stream().mapToInt(DatabaseStatus::round).sum();
  }
}
