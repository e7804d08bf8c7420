package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one database: its health, its restore, and on whose word. Immutable.
 *
 * @param since when the restore state last changed, or the health while no restore is owed
 * @param percent of a running restore, else null
 * @param backupTakenAt of when the backup is that it is or was restored from
 * @param onWhoseWord to be read after "on the word of": {@code the restore script}, {@code the
 *     operator}, {@code a probe}; {@code nobody} while nothing is known
 * @param restoredTo where it lives now, if it was restored elsewhere
 * @param round how many times it was damaged; 0 for never, and damage withdrawn was none
 * @param reportedAt the instant of the newest report applied
 * @param restoredAt when it was proven, or reported done where nothing is probed
 * @param detail the last look in the operator's words: which table, which error, compared with what
 * @param note what the report said, in the reporter's words
 * @param attention what needs the operator and why, or null
 * @param findings what the last look found wrong, at most {@link #MOST_FINDINGS}
 * @param tableChecks how far CHECK TABLE has come, and whether the operator asked for it
 * @param checked the operator vouches for what no list can prove; used up by the next clean look
 * @param countAfter only probes begun after this count, and of a server started before: when the
 *     last word was spoken, or the proof begun
 * @param hold why it is on hold, where the operator gave one of the usual reasons
 * @param told the operator's words to the customer about its being on hold or given up
 * @param unproven looks that left a restore reported done unproven, counted up to {@link #PATIENCE}
 */
public record DatabaseStatus(
    DatabaseName database,
    Health health,
    RestoreState restore,
    Instant since,
    @Nullable Integer percent,
    @Nullable Instant backupTakenAt,
    String onWhoseWord,
    @Nullable DatabaseName restoredTo,
    int round,
    @Nullable Instant reportedAt,
    @Nullable Instant restoredAt,
    String detail,
    @Nullable String note,
    @Nullable String attention,
    List<Finding> findings,
    TableChecks tableChecks,
    boolean checked,
    @Nullable Instant countAfter,
    int unproven,
    @Nullable HoldReason hold,
    @Nullable String told) {
  /** More findings than these are counted in the detail, not kept. */
  public static final int MOST_FINDINGS = 25;

  /** After this many clear looks that did not prove a restore, the operator is asked to look. */
  public static final int PATIENCE = 3;

  private static final String NOBODY = "nobody";

  public DatabaseStatus {
    findings = List.copyOf(findings);
  }

  /** A database nobody has looked at or spoken of yet. */
  public static DatabaseStatus unseen(DatabaseName database, Instant now) {
    return new DatabaseStatus(
        database,
        Health.UNKNOWN,
        RestoreState.NONE,
        now.truncatedTo(ChronoUnit.MICROS),
        null,
        null,
        NOBODY,
        null,
        0,
        null,
        null,
        "Nobody has looked at it yet.",
        null,
        null,
        List.of(),
        TableChecks.NONE,
        false,
        null,
        0,
        null,
        null);
  }

  /** False while it is on nobody's word: no report came, and no look proved anything. */
  public boolean isSpokenOf() {
    return !onWhoseWord.equals(NOBODY);
  }

  /** One as it may well be: for reading texts before anything has happened. */
  public static DatabaseStatus supposed(
      DatabaseName database, RestoreState state, Instant backupTakenAt, Instant at) {
    Draft draft = new Draft(unseen(database, at));
    boolean back = state == RestoreState.RESTORED;
    draft.restore = state;
    draft.round = 1;
    draft.health = back ? Health.HEALTHY : Health.DAMAGED;
    draft.onWhoseWord = Word.PROBE.words();
    draft.backupTakenAt = back ? backupTakenAt : null;
    draft.restoredAt = back ? at : null;
    return draft.done();
  }

  /** With the operator's consent to CHECK TABLE, or without it. */
  public DatabaseStatus checkAsked(@Nullable Instant at) {
    Draft draft = new Draft(this);
    draft.tableChecks =
        at == null
            ? tableChecks.answered()
            : tableChecks.askedAt(at.truncatedTo(ChronoUnit.MICROS));
    return draft.done();
  }

  /** True where its customer is touched by damage: it is owed, or it came back. */
  public boolean affected() {
    return restore != RestoreState.NONE;
  }

  /** True while its customer waits for it. */
  public boolean owed() {
    return restore.owed();
  }

  /** True where it was damaged and is back, and the last look does not speak against it. */
  public boolean back() {
    return restore == RestoreState.RESTORED && health != Health.DAMAGED;
  }

  /** True where it is owed once more, after it had been back: a damage of its own. */
  public boolean cameBack() {
    return owed() && round > 1;
  }

  /**
   * True where it was restored, or is being proven, and was damaged since {@code before} without
   * anybody saying so: a restore was reported done at once, or another one was loaded over the one
   * before it.
   */
  public boolean restoredAnew(DatabaseStatus before) {
    if (restore != RestoreState.PROVING && restore != RestoreState.RESTORED) return false;
    return round > before.round || before.restoredAt != null && isOtherRestore(before);
  }

  private boolean isOtherRestore(DatabaseStatus before) {
    boolean otherBackup =
        backupTakenAt != null
            && before.backupTakenAt != null
            && !backupTakenAt.equals(before.backupTakenAt);
    return otherBackup || restoredTo != null && !restoredTo.equals(before.restoredTo);
  }

  /** True where its damage was a mistake, as was said by the last word about it. */
  public boolean withdrawn() {
    return restore == RestoreState.NONE && reportedAt != null;
  }

  /** Where to look: where it was restored to, once that was reported done. */
  public DatabaseName probedAt() {
    boolean moved = restore == RestoreState.PROVING || restore == RestoreState.RESTORED;
    return moved && restoredTo != null ? restoredTo : database;
  }
}
