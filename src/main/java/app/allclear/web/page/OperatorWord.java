package app.allclear.web.page;

import app.allclear.customer.DatabaseName;
import app.allclear.flow.ActRefused;
import app.allclear.flow.RestoreReports;
import app.allclear.restore.HoldReason;
import app.allclear.restore.ReportOutcome;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Word;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says about one or several databases, each a report of its own. */
final class OperatorWord {
  private final RestoreReports restores;

  OperatorWord(RestoreReports restores) {
    this.restores = restores;
  }

  /** The state of a choice such as {@code on-hold has-newer-copy}. */
  static Reported state(String choice) {
    String word = choice.split(" ", 2)[0];
    return Arrays.stream(Reported.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.INVALID, "Choose what has happened to the databases first."));
  }

  /** The reason in such a choice, or null. */
  static @Nullable HoldReason reason(String choice) {
    String[] words = choice.split(" ", 2);
    return words.length < 2 ? null : HoldReason.named(words[1]).orElse(null);
  }

  /** Reports it of each; tells what came of it in a sentence. */
  String say(
      List<String> databases,
      Reported state,
      @Nullable Instant backupTakenAt,
      @Nullable String note,
      @Nullable HoldReason reason,
      @Nullable String words) {
    if (databases.isEmpty())
      throw new ActRefused(ActRefused.Kind.INVALID, "Choose at least one database first.");
    List<DatabaseName> names = databases.stream().map(Names::database).distinct().toList();
    int applied = 0;
    for (DatabaseName name : names) {
      RestoreReport report =
          new RestoreReport(
              name, state, null, backupTakenAt, null, null, note, reason, words, Word.OPERATOR);
      if (restores.report(report) instanceof ReportOutcome.Applied) applied++;
    }
    return told(applied, names.size(), state);
  }

  private static String told(int applied, int asked, Reported state) {
    String what = words(state);
    if (applied == asked)
      return asked == 1
          ? "One database is noted as %s.".formatted(what)
          : "%d databases are noted as %s.".formatted(asked, what);
    return "%d of %d databases are noted as %s; for the rest that was known already."
        .formatted(applied, asked, what);
  }

  private static String words(Reported state) {
    return switch (state) {
      case NEEDED -> "damaged";
      case RUNNING -> "being restored";
      case DONE -> "restored";
      case FAILED -> "failed to restore";
      case ON_HOLD -> "on hold";
      case GIVEN_UP -> "given up";
      case WITHDRAWN -> "not damaged after all";
      case CHECKED -> "checked by you";
    };
  }
}
