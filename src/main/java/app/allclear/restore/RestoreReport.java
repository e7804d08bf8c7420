package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a restore script or the operator says about one database. Null means "not said": what was
 * said before in the same restore stays. Instants are kept to the microsecond.
 *
 * @param percent 0 to 100
 * @param backupTakenAt of when the backup is that it is restored from
 * @param at when it happened; null means when the report arrives
 * @param hold why it is on hold; only with that state
 * @param told words to the customer about its being on hold or given up
 * @param restoredTo where the database lives from now on, if it was restored elsewhere
 */
public record RestoreReport(
    DatabaseName database,
    Reported state,
    @Nullable Integer percent,
    @Nullable Instant backupTakenAt,
    @Nullable Instant at,
    @Nullable DatabaseName restoredTo,
    @Nullable String note,
    @Nullable HoldReason hold,
    @Nullable String told,
    Word word) {
  public RestoreReport {
    if (percent != null && (percent < 0 || percent > 100))
      throw new IllegalArgumentException("\"percent\" must be from 0 to 100, not " + percent + ".");
    if (word == Word.PROBE)
      throw new IllegalArgumentException("A probe's word comes from a probe, not from a report.");
    if (state == Reported.CHECKED && word != Word.OPERATOR)
      throw new IllegalArgumentException("Only the operator can say that a database was checked.");
    if (hold != null && state != Reported.ON_HOLD)
      throw new IllegalArgumentException(
          "\"reason\" says why a restore is on hold; it does not go with " + state.word() + ".");
    if (told != null && !told.isBlank() && state != Reported.ON_HOLD && state != Reported.GIVEN_UP)
      throw new IllegalArgumentException(
          "\"words\" to the customer go with on-hold and given-up, not with " + state.word() + ".");
    backupTakenAt = micros(backupTakenAt);
    at = micros(at);
    note = note == null || note.isBlank() ? null : note.strip();
    told = told == null || told.isBlank() ? null : told.strip();
  }

  /** A report without a reason or words to the customer. */
  public RestoreReport(
      DatabaseName database,
      Reported state,
      @Nullable Integer percent,
      @Nullable Instant backupTakenAt,
      @Nullable Instant at,
      @Nullable DatabaseName restoredTo,
      @Nullable String note,
      Word word) {
    this(database, state, percent, backupTakenAt, at, restoredTo, note, null, null, word);
  }

  /** A report that says the state alone, as it arrives. */
  public RestoreReport(DatabaseName database, Reported state, Word word) {
    this(database, state, null, null, null, null, null, word);
  }

  private static @Nullable Instant micros(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
  }
}
