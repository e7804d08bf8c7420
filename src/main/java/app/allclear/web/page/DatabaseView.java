package app.allclear.web.page;

import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import org.jspecify.annotations.Nullable;

/**
 * A database as pages show it.
 *
 * @param state in one or two words
 * @param kind the state's colour: bad, busy, doubt, good or calm
 * @param told since when, on whose word, and from which backup, as a sentence
 * @param words the operator's words to the customer, or null
 * @param sign a character that says the same without colour
 */
public record DatabaseView(
    String database,
    String server,
    String name,
    String state,
    String kind,
    String sign,
    Moment since,
    String detail,
    String told,
    @Nullable String attention,
    @Nullable String note,
    @Nullable String words,
    @Nullable String restoredTo,
    boolean owed) {

  private record Look(String state, String kind, String sign) {}

  /** By itself, with all that is known of it. */
  static DatabaseView of(DatabaseStatus status, Times times) {
    return of(status, status.detail(), times);
  }

  /** As one of several, below the lines of their servers. */
  static DatabaseView inRow(DatabaseStatus status, ServerLines servers, Times times) {
    return of(status, servers.detail(status), times);
  }

  private static DatabaseView of(DatabaseStatus status, String detail, Times times) {
    Look look = look(status);
    return new DatabaseView(
        status.database().toString(),
        status.database().server(),
        status.database().name(),
        look.state(),
        look.kind(),
        look.sign(),
        times.of(status.since()),
        detail,
        told(status, times),
        status.attention(),
        status.note(),
        status.told(),
        status.restoredTo() == null ? null : status.restoredTo().toString(),
        status.owed());
  }

  private static String told(DatabaseStatus status, Times times) {
    String word = "on the word of " + status.onWhoseWord();
    StringBuilder told = new StringBuilder("Since ").append(times.of(status.since()).shortly());
    if (status.isSpokenOf() && !status.detail().contains(word)) told.append(", ").append(word);
    if (status.backupTakenAt() != null)
      told.append(", backup of ").append(times.of(status.backupTakenAt()).shortly());
    return told.append('.').toString();
  }

  private static Look look(DatabaseStatus status) {
    return switch (status.restore()) {
      case NEEDED -> new Look("damaged", "bad", "×");
      case RUNNING ->
          new Look(
              status.percent() == null ? "restoring" : "restoring " + status.percent() + " %",
              "busy",
              "↻");
      case PROVING -> new Look(proving(status.health()), "doubt", "…");
      case RESTORED -> restored(status.health());
      case FAILED -> new Look("restore failed", "bad", "!");
      case ON_HOLD -> new Look(held(status), "doubt", "‖");
      case GIVEN_UP -> new Look("given up", "bad", "–");
      case NONE -> untouched(status.health());
    };
  }

  private static String held(DatabaseStatus status) {
    return status.hold() == null ? "on hold" : "on hold: " + status.hold().words();
  }

  private static String proving(Health health) {
    return health == Health.UNREACHABLE ? "proving, no answer" : "proving";
  }

  private static Look restored(Health health) {
    return switch (health) {
      case HEALTHY, UNKNOWN -> new Look("restored", "good", "✓");
      case UNREACHABLE -> new Look("restored, no answer", "doubt", "?");
      case DAMAGED -> new Look("restored, damage seen", "bad", "!");
    };
  }

  private static Look untouched(Health health) {
    return switch (health) {
      case HEALTHY -> new Look("healthy", "calm", "✓");
      case DAMAGED -> new Look("damage seen", "bad", "!");
      case UNKNOWN -> new Look("unknown", "calm", "?");
      case UNREACHABLE -> new Look("no answer", "doubt", "?");
    };
  }
}
