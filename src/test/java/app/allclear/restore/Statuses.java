package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statuses for tests: {@code Statuses.of("mysql1/shop").restore(RestoreState.NEEDED).build()}. */
public final class Statuses {
  public static final Instant T0 = Instant.parse("2026-05-03T05:00:00Z");

  private final Draft draft;

  private Statuses(DatabaseStatus status) {
    draft = new Draft(status);
  }

  public static Statuses of(String database) {
    return new Statuses(DatabaseStatus.unseen(DatabaseName.parse(database), T0));
  }

  public static Statuses from(DatabaseStatus status) {
    return new Statuses(status);
  }

  public Statuses health(Health health) {
    draft.health = health;
    return this;
  }

  /** Any state but NONE raises round 0 to 1. */
  public Statuses restore(RestoreState state) {
    draft.restore = state;
    if (state != RestoreState.NONE && draft.round == 0) draft.round = 1;
    return this;
  }

  public Statuses since(Instant since) {
    draft.since = since;
    return this;
  }

  public Statuses round(int round) {
    draft.round = round;
    return this;
  }

  public Statuses backupTakenAt(@Nullable Instant instant) {
    draft.backupTakenAt = instant;
    return this;
  }

  public Statuses restoredAt(Instant instant) {
    draft.restoredAt = instant;
    return this;
  }

  public Statuses reportedAt(Instant instant) {
    draft.reportedAt = instant;
    return this;
  }

  public Statuses countAfter(Instant instant) {
    draft.countAfter = instant;
    return this;
  }

  public Statuses onWhoseWord(Word word) {
    draft.onWhoseWord = word.words();
    return this;
  }

  public Statuses restoredTo(String database) {
    draft.restoredTo = DatabaseName.parse(database);
    return this;
  }

  public Statuses findings(List<Finding> findings) {
    draft.findings = findings;
    return this;
  }

  public Statuses detail(String detail) {
    draft.detail = detail;
    return this;
  }

  public Statuses percent(int percent) {
    draft.percent = percent;
    return this;
  }

  public Statuses note(String note) {
    draft.note = note;
    return this;
  }

  public Statuses hold(@Nullable HoldReason reason, String told) {
    draft.hold = reason;
    draft.told = told;
    return this;
  }

  public Statuses attention(String attention) {
    draft.attention = attention;
    return this;
  }

  public DatabaseStatus build() {
    return draft.done();
  }
}
