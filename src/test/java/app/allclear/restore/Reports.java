package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports about one database, all at one instant unless they say another. */
abstract class Reports {
  static final Instant NOW = Statuses.T0.plusSeconds(3600);
  static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  static final DatabaseName UNPROBED = DatabaseName.parse("old/shop");

  final Restores restores = new Restores(List.of("mysql1", "mysql2"));

  static RestoreReport told(Reported state, @Nullable HoldReason hold, @Nullable String words) {
    return new RestoreReport(SHOP, state, null, null, null, null, null, hold, words, Word.OPERATOR);
  }

  static DatabaseStatus after(ReportOutcome outcome) {
    return switch (outcome) {
      case ReportOutcome.Applied applied -> applied.after();
      case ReportOutcome.Unchanged unchanged -> unchanged.status();
      case ReportOutcome.Stale stale -> stale.status();
    };
  }

  DatabaseStatus applied(DatabaseStatus before, RestoreReport report) {
    ReportOutcome outcome = restores.apply(before, report, NOW);
    assertThat(outcome).isInstanceOf(ReportOutcome.Applied.class);
    return ((ReportOutcome.Applied) outcome).after();
  }

  static DatabaseStatus status(DatabaseName database, RestoreState state) {
    return Statuses.of(database.toString()).restore(state).build();
  }

  static RestoreReport report(DatabaseName database, Reported state) {
    return new RestoreReport(database, state, Word.SCRIPT);
  }

  static RestoreReport at(DatabaseName database, Reported state, Instant at) {
    return new RestoreReport(database, state, null, null, at, null, null, Word.SCRIPT);
  }

  static RestoreReport running(@Nullable Integer percent) {
    return new RestoreReport(SHOP, Reported.RUNNING, percent, null, null, null, null, Word.SCRIPT);
  }
}
