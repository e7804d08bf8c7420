package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Probe;
import app.allclear.restore.ProbeResult;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.Restores;
import app.allclear.restore.ServerProber;
import app.allclear.restore.ServerSettings;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The look before an all-clear leaves: is it still so? Asks the servers; outside a transaction. */
final class Rechecks {
  private final RestoreSettings settings;
  private final Restores restores;
  private final ServerProber prober;
  private final ListsFromBefore lists;
  private final Clock clock;

  Rechecks(
      RestoreSettings settings,
      Restores restores,
      ServerProber prober,
      ListsFromBefore lists,
      Clock clock) {
    this.settings = settings;
    this.restores = restores;
    this.prober = prober;
    this.lists = lists;
    this.clock = clock;
  }

  /** Whether there is a server to ask about any of these. */
  boolean canAsk(Collection<DatabaseStatus> databases) {
    return databases.stream()
        .filter(DatabaseStatus::back)
        .anyMatch(status -> settings.server(status.probedAt().server()).isPresent());
  }

  /** Why good news about these databases must wait; empty where nothing speaks against it. */
  Optional<String> doubt(Collection<DatabaseStatus> databases) {
    for (DatabaseStatus status : databases) {
      Optional<String> doubt = status.back() ? doubt(status) : Optional.empty();
      if (doubt.isPresent()) return doubt;
    }
    return Optional.empty();
  }

  private Optional<String> doubt(DatabaseStatus status) {
    DatabaseName place = status.probedAt();
    Optional<ServerSettings> server = settings.server(place.server());
    // Where nothing can be probed, the word of whoever reported it is all there is.
    if (server.isEmpty()) return Optional.empty();
    Probe probe =
        restores.look(
            status, lists.of(List.of(status.database())).get(status.database()), clock.instant());
    return switch (prober.recheck(server.get(), probe)) {
      case ProbeResult.Healthy _ -> Optional.empty();
      case ProbeResult.Unknown unknown ->
          unknown.opened() != null ? Optional.empty() : Optional.of(wait(place, unknown.reason()));
      case ProbeResult.NamesAgree _ ->
          Optional.of(wait(place, "There was no time to open its tables."));
      case ProbeResult.Unreachable unreachable -> Optional.of(wait(place, unreachable.reason()));
      case ProbeResult.Damaged damaged ->
          Optional.of(wait(place, damaged.findings().getFirst().words()));
    };
  }

  private static String wait(DatabaseName database, String why) {
    return "Not sent yet: a last look at %s did not find it good. %s".formatted(database, why);
  }
}
