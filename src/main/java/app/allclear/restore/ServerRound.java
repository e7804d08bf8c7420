package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * One look at one server.
 *
 * @param answered true where the server let us in and answered at least once
 * @param words one sentence on the server itself: that it answers, or why it does not
 * @param serverStartedAt by its own uptime; null where it did not say
 * @param results by the database of the {@link Probe}, one for each
 * @param tables what was seen, for databases whose names could be read
 * @param facts of databases whose list is to be taken anew: what the server says of each table
 * @param version what the server calls itself; null where it did not answer
 * @param found the names of every database seen on the server, system schemas left out; null where
 *     they could not be read
 */
public record ServerRound(
    String server,
    Instant began,
    Instant ended,
    boolean answered,
    String words,
    @Nullable Instant serverStartedAt,
    Map<DatabaseName, ProbeResult> results,
    Map<DatabaseName, SortedSet<String>> tables,
    Map<DatabaseName, List<ListedTable>> facts,
    @Nullable String version,
    @Nullable Set<String> found) {
  public ServerRound {
    began = began.truncatedTo(ChronoUnit.MICROS);
    ended = ended.truncatedTo(ChronoUnit.MICROS);
    if (serverStartedAt != null) serverStartedAt = serverStartedAt.truncatedTo(ChronoUnit.MICROS);
    results = Map.copyOf(results);
    tables = Map.copyOf(tables);
    facts = Map.copyOf(facts);
    found = found == null ? null : Set.copyOf(found);
  }

  /**
   * True where more is damaged than the odd table that has been broken for years: on such a server
   * no first list is taken, because what vanished from the others would not be on it.
   */
  boolean looksSick() {
    long damaged = results.values().stream().filter(ProbeResult.Damaged.class::isInstance).count();
    return damaged > Math.max(1, results.size() / 10);
  }
}
