package app.allclear.restore;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at customers' servers: one connection a server and round, read-only apart from what CHECK
 * TABLE itself does, and with a limit on every wait. Never throws because of a server. Safe for
 * several threads; one round a server at a time is enough.
 */
public final class ServerProber {
  private final ProbeLimits limits;
  private final Clock clock;

  /** How often opening a table ended the connection; the next time might end the server again. */
  private final Map<String, AtomicInteger> broke = new ConcurrentHashMap<>();

  private final Turns turns = new Turns();

  public ServerProber(ProbeLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** One look at each database named; waits for the slowest. */
  public ServerRound probe(ServerSettings server, List<Probe> probes) {
    return new ProbeRound(server, limits, clock, new Suspects(broke), turns, true).run(probes);
  }

  /**
   * A quick look at one database, for the moment before an all-clear leaves: is it still so? Runs
   * no CHECK TABLE.
   */
  public ProbeResult recheck(ServerSettings server, Probe probe) {
    Probe quick = new Probe(probe.database(), probe.at(), probe.list(), Tier.OPENED);
    ServerRound round =
        new ProbeRound(server, limits, clock, new Suspects(broke), turns, false)
            .run(List.of(quick));
    return round.results().get(probe.database());
  }
}
