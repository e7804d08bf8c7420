package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One round of one server, from connecting to the last database. Used once. */
final class ProbeRound {
  /** Uptime comes in whole seconds: less than this between two readings is no restart. */
  private static final Duration CLOCK_GRAIN = Duration.ofSeconds(5);

  /** For up to so many databases asking for the names of each is less work than for all. */
  private static final int ONE_BY_ONE = 20;

  private final ServerSettings settings;
  private final ProbeLimits limits;
  private final Clock clock;
  private final Suspects suspects;
  private final Turns turns;
  private final boolean wholeServer;
  private final Map<DatabaseName, ProbeResult> results = new HashMap<>();
  private final Map<DatabaseName, SortedSet<String>> tables = new HashMap<>();
  private final Map<DatabaseName, List<ListedTable>> facts = new HashMap<>();
  private @Nullable JdbcServer server;
  private @Nullable Instant startedAt;
  private @Nullable String version;
  private @Nullable Set<String> found;
  private Map<String, SortedSet<String>> names = Map.of();
  private boolean lowerCase;
  private int lost;
  private int slow;

  ProbeRound(
      ServerSettings settings,
      ProbeLimits limits,
      Clock clock,
      Suspects suspects,
      Turns turns,
      boolean wholeServer) {
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
    this.suspects = suspects;
    this.turns = turns;
    this.wholeServer = wholeServer;
  }

  ServerRound run(List<Probe> probes) {
    Instant began = clock.instant();
    String words;
    boolean answered = false;
    try {
      ServerAddress address = ServerAddress.parse(settings.url());
      connect(address);
      readNames(probes);
      answered = true;
      words = "The server answers.";
      lookAtAll(probes, address);
    } catch (IllegalArgumentException e) {
      words = "Cannot probe %s: %s".formatted(settings.name(), e.getMessage());
      rest(probes, new ProbeResult.Unknown(words));
    } catch (ServerTrouble e) {
      words = trouble(e);
      rest(probes, meaning(e, words));
      answered = false;
    } finally {
      if (server != null) server.close();
    }
    return new ServerRound(
        settings.name(),
        began,
        clock.instant(),
        answered,
        words,
        startedAt,
        results,
        tables,
        facts,
        version,
        found);
  }

  /** What is not known to be well first; then the calm ones, as far as there is time. */
  private void lookAtAll(List<Probe> probes, ServerAddress address) throws ServerTrouble {
    List<Probe> calm = new ArrayList<>();
    for (Probe probe : probes) {
      if (probe.calm() && namesAgree(probe)) calm.add(probe);
      else results.put(probe.database(), look(probe, address));
    }
    long began = System.nanoTime();
    for (Probe probe : turns.from(settings.name(), calm)) {
      boolean time = System.nanoTime() - began < limits.opening().toNanos();
      if (time) turns.took(settings.name(), probe.database());
      results.put(probe.database(), time ? look(probe, address) : new ProbeResult.NamesAgree());
    }
  }

  private boolean namesAgree(Probe probe) {
    String database = spelled(probe.at().name());
    return probe.list() != null
        && found != null
        && found.contains(database)
        && probe.list().tables().equals(names.getOrDefault(database, Collections.emptySortedSet()));
  }

  private void connect(ServerAddress address) throws ServerTrouble {
    JdbcServer connected = JdbcServer.connect(settings, address, limits);
    server = connected;
    version = connected.version();
    Instant asked = clock.instant();
    Duration uptime = connected.uptime();
    Instant started = uptime == null ? null : asked.minus(uptime);
    // What was seen before a restart says nothing of what came up after it.
    if (startedAt != null && started != null && started.isAfter(startedAt.plus(CLOCK_GRAIN))) {
      results.replaceAll(
          (_, _) -> new ProbeResult.Unknown("The server was restarted during the probe."));
      startedAt = started;
    }
    if (startedAt == null) startedAt = started;
  }

  private void readNames(List<Probe> probes) throws ServerTrouble {
    JdbcServer connected = connected();
    lowerCase = connected.lowerCaseNames();
    Set<String> databases = connected.databases();
    found = databases;
    if (wholeServer && probes.size() > ONE_BY_ONE) {
      names = connected.tables();
      return;
    }
    names = new HashMap<>();
    for (Probe probe : probes) names.putAll(connected.tablesOf(spelled(probe.at().name())));
  }

  private JdbcServer connected() {
    if (server == null) throw new IllegalStateException("Not connected to " + settings.name());
    return server;
  }

  /** The name as the server spells it. */
  private String spelled(String name) {
    Set<String> databases = found == null ? Set.of() : found;
    if (!lowerCase || databases.contains(name)) return name;
    return databases.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /** Throws only when the server can't be reached any more. */
  private ProbeResult look(Probe probe, ServerAddress address) throws ServerTrouble {
    if (slow >= ProbeLimits.SLOW_TABLES)
      return new ProbeResult.Unknown("The server is too slow; the next round tries again.");
    String database = spelled(probe.at().name());
    suspects.next();
    try {
      if (found == null || !found.contains(database)) return notThere(probe, database);
      SortedSet<String> seen = names.getOrDefault(database, Collections.emptySortedSet());
      tables.put(probe.database(), new TreeSet<>(seen));
      DatabaseLook look =
          new DatabaseLook(
              connected(),
              limits,
              probe,
              database,
              seen,
              clock.instant(),
              (table, tier) -> suspects.lets(settings.name(), database, table, tier));
      ProbeResult result = look.take(tier(probe));
      slow += look.slow();
      if (listIsDue(probe, seen, result)) facts.put(probe.database(), facts(database));
      return result;
    } catch (ServerTrouble e) {
      if (!e.ended()) return new ProbeResult.Unknown(trouble(e));
      return reconnected(probe, e, address);
    }
  }

  /** No CHECK TABLE without consent, whoever plans it. */
  private Tier tier(Probe probe) {
    if (probe.tier() != Tier.CHECKED) return Tier.OPENED;
    return settings.deep() || probe.asked() ? Tier.CHECKED : Tier.OPENED;
  }

  /** Engines, columns and sizes are asked for where the list may be taken anew. */
  private boolean listIsDue(Probe probe, SortedSet<String> seen, ProbeResult result) {
    boolean opens =
        switch (result) {
          case ProbeResult.Healthy _ -> true;
          case ProbeResult.Unknown unknown -> unknown.eachTableOpens();
          case ProbeResult.Damaged damaged -> damaged.onlyMissing();
          case ProbeResult.NamesAgree _, ProbeResult.Unreachable _ -> false;
        };
    return opens && wholeServer && RoundRules.isDue(probe.list(), seen, clock.instant());
  }

  private List<ListedTable> facts(String database) throws ServerTrouble {
    try {
      return connected().facts(database);
    } catch (ServerTrouble e) {
      // The names are what counts; sizes can be learned another time.
      if (e.ended()) throw e;
      return List.of();
    }
  }

  private ProbeResult reconnected(Probe probe, ServerTrouble e, ServerAddress address)
      throws ServerTrouble {
    if (e.kind() == ServerTrouble.Kind.LOST) suspects.blame();
    if (++lost >= ProbeLimits.LOST_CONNECTIONS) throw e;
    if (server != null) server.close();
    connect(address);
    return new ProbeResult.Unknown(
        "The connection broke at %s."
            .formatted(suspects.asked().isEmpty() ? probe.at() : suspects.asked()));
  }

  private ProbeResult notThere(Probe probe, String database) throws ServerTrouble {
    try {
      connected().lookInto(database);
      return new ProbeResult.Unknown("The database came while it was looked for.");
    } catch (ServerTrouble e) {
      if (e.ended()) throw e;
      return switch (e.code()) {
        case ServerCodes.UNKNOWN_DATABASE -> gone(probe, database, e);
        case ServerCodes.NO_RIGHT ->
            new ProbeResult.Unknown(
                "User %s may not see database %s on server %s.%s"
                    .formatted(
                        settings.username(),
                        database,
                        settings.name(),
                        ServerCodes.remedy(e, database)));
        default -> new ProbeResult.Unknown(trouble(e));
      };
    }
  }

  private ProbeResult gone(Probe probe, String database, ServerTrouble e) {
    String words = "Database %s is not on server %s any more.".formatted(database, settings.name());
    if (probe.list() == null)
      return new ProbeResult.Unknown(
          "There is no database %s on server %s, and no list from before that says there was one."
              .formatted(database, settings.name()));
    return new ProbeResult.Damaged(
        List.of(new Finding(Finding.Kind.GONE, "", words, e.code())),
        probe.list().words(clock.instant()));
  }

  private void rest(List<Probe> probes, ProbeResult result) {
    for (Probe probe : probes) results.putIfAbsent(probe.database(), result);
  }

  private String trouble(ServerTrouble e) {
    return ServerCodes.words(settings, e);
  }

  private static ProbeResult meaning(ServerTrouble e, String words) {
    return switch (e.kind()) {
      case ERROR, SLOW -> new ProbeResult.Unknown(words);
      case LOST, FROZEN -> new ProbeResult.Unreachable(words);
    };
  }
}
