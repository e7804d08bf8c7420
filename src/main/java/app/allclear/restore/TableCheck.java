package app.allclear.restore;

import app.allclear.restore.Finding.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CHECK TABLE of one table after the other, QUICK and then MEDIUM, with a pause between any two. An
 * answer counts only where nobody ended a statement on the server meanwhile.
 */
final class TableCheck {
  private static final List<String> OPTIONS = List.of("QUICK", "MEDIUM");

  /** Where scripts end statements all the time it is tried this often before it is given up. */
  private static final int TRIES = 2;

  private final JdbcTableChecks checks;
  private final ProbeLimits limits;
  private final String database;

  TableCheck(JdbcTableChecks checks, ProbeLimits limits, String database) {
    this.checks = checks;
    this.limits = limits;
    this.database = database;
  }

  /** What a check says of a table. */
  sealed interface Answer {
    record Sound() implements Answer {}

    record Bad(Finding finding) implements Answer {}

    /** It proves nothing. */
    record Nothing(String reason) implements Answer {}
  }

  static List<String> options() {
    return OPTIONS;
  }

  /** Throws only when the connection has ended. */
  Answer of(String table, String option) throws ServerTrouble {
    Answer answer = new Answer.Nothing("");
    for (int i = 0; i < TRIES; i++) {
      if (!pause())
        return new Answer.Nothing("The check was broken off because Allclear is stopping.");
      try {
        long before = checks.interruptions();
        List<JdbcTableChecks.Row> rows = checks.run(database, table, option);
        if (checks.interruptions() == before) return meaning(table, option, rows);
      } catch (ServerTrouble e) {
        if (e.ended()) throw e;
        return new Answer.Nothing(
            "CHECK TABLE %s of table %s was given up: %s.".formatted(option, table, e.words()));
      }
      answer =
          new Answer.Nothing(
              "Somebody ended a statement on the server while table %s was checked; an answer given then can't be trusted."
                  .formatted(table));
    }
    return answer;
  }

  private static Answer meaning(String table, String option, List<JdbcTableChecks.Row> rows) {
    if (!rows.isEmpty() && sound(rows.getLast())) return new Answer.Sound();
    String told =
        String.join("; ", rows.stream().map(JdbcTableChecks.Row::text).distinct().toList());
    if (rows.isEmpty() || Diagnosis.passing(told))
      return new Answer.Nothing(
          "CHECK TABLE %s of table %s ended with: %s.".formatted(option, table, told));
    return new Answer.Bad(
        new Finding(
            Kind.BROKEN,
            table,
            "Table %s is damaged: CHECK TABLE %s says %s.".formatted(table, option, told),
            code(told),
            Tier.CHECKED));
  }

  /** The handler's number, where the words end in one: {@code Incorrect key file (errno: 145)}. */
  private static @Nullable Integer code(String told) {
    return Diagnosis.number(told);
  }

  /** An engine that cannot check says so in a note: then opening it is all that can be done. */
  private static boolean sound(JdbcTableChecks.Row last) {
    return "note".equalsIgnoreCase(last.type())
        || ("status".equalsIgnoreCase(last.type())
            && ("OK".equals(last.text()) || last.text().contains("up to date")));
  }

  private boolean pause() {
    try {
      Thread.sleep(limits.pause());
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
