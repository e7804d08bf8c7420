package app.allclear.web;

import app.allclear.restore.ReportOutcome;
import app.allclear.restore.RestoreReport;

/** Takes what restore scripts and the operator say about a database. Safe for any thread. */
@FunctionalInterface
public interface RestoreDesk {
  /** Throws {@link app.allclear.flow.ActRefused} where no such database is known. */
  ReportOutcome report(RestoreReport report);
}
