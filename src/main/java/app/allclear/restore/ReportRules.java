package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report makes of a status. */
final class ReportRules {
  private final Restores restores;

  ReportRules(Restores restores) {
    this.restores = restores;
  }

  ReportOutcome apply(DatabaseStatus before, RestoreReport report, Instant now) {
    Instant arrived = now.truncatedTo(ChronoUnit.MICROS);
    // A clock ahead of ours must not make every later word look old.
    Instant at = report.at() == null || report.at().isAfter(arrived) ? arrived : report.at();
    if (before.reportedAt() != null && at.isBefore(before.reportedAt()))
      return new ReportOutcome.Stale(before);
    Draft draft = new Draft(before);
    enter(draft, before, report, at, arrived);
    tell(draft, before, report);
    if (draft.done().equals(before)) return new ReportOutcome.Unchanged(before);
    draft.reportedAt = at;
    return new ReportOutcome.Applied(before, draft.done());
  }

  private void enter(
      Draft draft, DatabaseStatus before, RestoreReport report, Instant at, Instant arrived) {
    switch (report.state()) {
      case NEEDED -> owe(draft, RestoreState.NEEDED, report, at, arrived);
      case RUNNING -> owe(draft, RestoreState.RUNNING, report, at, arrived);
      case FAILED -> owe(draft, RestoreState.FAILED, report, at, arrived);
      case ON_HOLD -> owe(draft, RestoreState.ON_HOLD, report, at, arrived);
      case GIVEN_UP -> owe(draft, RestoreState.GIVEN_UP, report, at, arrived);
      case WITHDRAWN -> withdraw(draft, report, at, arrived);
      case DONE -> finish(draft, before, report, at, arrived);
      case CHECKED -> check(draft, before, report, at, arrived);
    }
  }

  private void owe(
      Draft draft, RestoreState next, RestoreReport report, Instant at, Instant arrived) {
    boolean anew = !draft.restore.owed();
    if (next != draft.restore) {
      draft.enter(next, report.word(), at);
      draft.countAfter = arrived;
    }
    if (next == RestoreState.FAILED)
      draft.attention =
          "The restore failed, as "
              + report.word().words()
              + " reports. Mend the dump or take another backup and restore it again; or give it up, with words to its customer.";
    if (!anew) return;
    // Until a probe has looked again, what was said is all that is known.
    draft.health = Health.DAMAGED;
    draft.detail = "Damaged, on the word of " + report.word().words() + ".";
  }

  private void withdraw(Draft draft, RestoreReport report, Instant at, Instant arrived) {
    if (draft.restore == RestoreState.NONE && draft.findings.isEmpty()) return;
    if (draft.restore == RestoreState.NONE && draft.checked) return;
    // It never was: what is damaged for real later was not damaged before, and came back from it.
    if (draft.restore.owed() && draft.restoredAt == null) draft.round--;
    draft.enter(RestoreState.NONE, report.word(), at);
    draft.health = Health.UNKNOWN;
    draft.detail = "The damage was withdrawn by " + report.word().words() + ".";
    draft.backupTakenAt = null;
    draft.restoredTo = null;
    draft.restoredAt = null;
    draft.findings = List.of();
    // What is there now is how it should be: the next look takes it as the list.
    draft.checked = true;
    draft.countAfter = arrived;
  }

  private void finish(
      Draft draft, DatabaseStatus before, RestoreReport report, Instant at, Instant arrived) {
    boolean finished =
        before.restore() == RestoreState.PROVING || before.restore() == RestoreState.RESTORED;
    if (finished && !anotherRestore(before, report)) return;
    if (!draft.restore.owed() && !finished) draft.beginRound();
    DatabaseName place = placeAfter(draft, report);
    draft.health = Health.UNKNOWN;
    if (!restores.probes(place)) {
      restoredOnWord(draft, place, report, at);
      draft.countAfter = arrived;
      return;
    }
    // Entered from NEEDED's side, so that a restore done twice is no new damage.
    draft.restore = RestoreState.NEEDED;
    draft.enter(RestoreState.PROVING, report.word(), at);
    draft.restoredAt = null;
    // What was found in the data that were there before says nothing of those that are there now.
    draft.findings = List.of();
    draft.countAfter = arrived;
    draft.detail =
        "Reported done by " + report.word().words() + "; a probe begun after that must agree.";
  }

  /** The same database loaded again, from another backup or to another place. */
  private static boolean anotherRestore(DatabaseStatus before, RestoreReport report) {
    boolean otherBackup =
        report.backupTakenAt() != null
            && before.backupTakenAt() != null
            && !report.backupTakenAt().equals(before.backupTakenAt());
    boolean otherPlace =
        report.restoredTo() != null && !report.restoredTo().equals(before.restoredTo());
    return otherBackup || otherPlace;
  }

  private static DatabaseName placeAfter(Draft draft, RestoreReport report) {
    if (report.restoredTo() != null) return report.restoredTo();
    return draft.restoredTo != null ? draft.restoredTo : report.database();
  }

  private static void restoredOnWord(
      Draft draft, DatabaseName place, RestoreReport report, Instant at) {
    draft.enter(RestoreState.RESTORED, report.word(), at);
    draft.restoredAt = at;
    draft.findings = List.of();
    draft.detail =
        "Restored, on the word of %s: the server %s is not probed."
            .formatted(report.word().words(), place.server());
  }

  private void check(
      Draft draft, DatabaseStatus before, RestoreReport report, Instant at, Instant arrived) {
    if (before.restore() == RestoreState.RESTORED) return;
    if (before.restore() == RestoreState.PROVING && before.checked()) return;
    finish(draft, before, report, at, arrived);
    if (draft.restore != RestoreState.PROVING) return;
    draft.onWhoseWord = report.word().words();
    draft.checked = true;
    draft.attention = null;
    draft.countAfter = arrived;
    draft.detail =
        "Checked by the operator; it counts as soon as the server answers and every table opens.";
  }

  private static void tell(Draft draft, DatabaseStatus before, RestoreReport report) {
    boolean same = draft.restore == before.restore() && draft.round == before.round();
    if (draft.restore == RestoreState.RUNNING && report.percent() != null)
      draft.percent = report.percent();
    if (report.backupTakenAt() != null && draft.restore != RestoreState.NONE)
      draft.backupTakenAt = report.backupTakenAt();
    if (report.restoredTo() != null && draft.restore != RestoreState.NONE)
      draft.restoredTo = elsewhere(report);
    if (report.note() != null || !same) draft.note = report.note();
    if (report.hold() != null) draft.hold = report.hold();
    if (report.told() != null) draft.told = report.told();
  }

  private static @Nullable DatabaseName elsewhere(RestoreReport report) {
    return report.database().equals(report.restoredTo()) ? null : report.restoredTo();
  }
}
