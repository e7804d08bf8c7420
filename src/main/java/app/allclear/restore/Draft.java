package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status being changed: the fields of {@link DatabaseStatus}, one by one. */
final class Draft {
  private final DatabaseStatus before;
  Health health;
  RestoreState restore;
  Instant since;
  @Nullable Integer percent;
  @Nullable Instant backupTakenAt;
  String onWhoseWord;
  @Nullable DatabaseName restoredTo;
  int round;
  @Nullable Instant reportedAt;
  @Nullable Instant restoredAt;
  String detail;
  @Nullable String note;
  @Nullable String attention;
  List<Finding> findings;
  TableChecks tableChecks;
  boolean checked;
  @Nullable Instant countAfter;
  int unproven;
  @Nullable HoldReason hold;
  @Nullable String told;

  Draft(DatabaseStatus before) {
    this.before = before;
    health = before.health();
    restore = before.restore();
    since = before.since();
    percent = before.percent();
    backupTakenAt = before.backupTakenAt();
    onWhoseWord = before.onWhoseWord();
    restoredTo = before.restoredTo();
    round = before.round();
    reportedAt = before.reportedAt();
    restoredAt = before.restoredAt();
    detail = before.detail();
    note = before.note();
    attention = before.attention();
    findings = before.findings();
    tableChecks = before.tableChecks();
    checked = before.checked();
    countAfter = before.countAfter();
    unproven = before.unproven();
    hold = before.hold();
    told = before.told();
  }

  /** Enters a restore state, leaving behind what belonged to the one before. */
  void enter(RestoreState next, Word word, Instant at) {
    onWhoseWord = word.words();
    if (next == restore) return;
    boolean anew = !restore.owed() && next.owed();
    if (anew && !(restore == RestoreState.RESTORED && next == RestoreState.PROVING)) beginRound();
    restore = next;
    since = at;
    percent = null;
    attention = null;
    unproven = 0;
    tableChecks = TableChecks.NONE;
    checked = false;
    hold = null;
    told = null;
  }

  /** Damaged for the first time, or again: nothing of an earlier restore counts any more. */
  void beginRound() {
    round++;
    backupTakenAt = null;
    restoredTo = null;
    restoredAt = null;
    note = null;
  }

  DatabaseStatus done() {
    return new DatabaseStatus(
        before.database(),
        health,
        restore,
        since,
        percent,
        backupTakenAt,
        onWhoseWord,
        restoredTo,
        round,
        reportedAt,
        restoredAt,
        detail,
        note,
        attention,
        findings,
        tableChecks,
        checked,
        countAfter,
        unproven,
        hold,
        told);
  }
}
