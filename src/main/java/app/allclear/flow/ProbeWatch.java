package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.ServerSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one server, over and over: everything at the configured pace, and at once what has just
 * been reported done, so that a customer does not wait for the round.
 */
final class ProbeWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeWatch.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final ServerSettings server;
  private final RestoreSettings settings;
  private final ProbeRounds rounds;
  private final Map<DatabaseName, List<Object>> looked = new HashMap<>();
  private long lastFull;
  private boolean began;

  ProbeWatch(ServerSettings server, RestoreSettings settings, ProbeRounds rounds) {
    this.server = server;
    this.settings = settings;
    this.rounds = rounds;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look();
        Thread.sleep(TICK);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException | Error e) {
        // A watch that ended here would let restores go unproven for good.
        LOG.error("A round of looks at server {} failed. Trying again.", server.name(), e);
        lastFull = System.nanoTime();
      }
    }
  }

  private void look() {
    List<DatabaseStatus> unproven = rounds.unproven(server);
    if (isFullRoundDue(!unproven.isEmpty())) {
      lastFull = System.nanoTime();
      began = true;
      rounds.full(server);
      return;
    }
    Map<DatabaseName, DatabaseStatus> fresh = new TreeMap<>();
    for (DatabaseStatus status : unproven) fresh.put(status.database(), status);
    for (DatabaseStatus status : rounds.asked(server)) fresh.put(status.database(), status);
    fresh.values().removeIf(status -> !isNew(status));
    if (fresh.isEmpty()) return;
    for (DatabaseStatus status : fresh.values()) looked.put(status.database(), word(status));
    rounds.some(server, fresh.values());
  }

  private boolean isNew(DatabaseStatus status) {
    return rounds.isDue(status) && !word(status).equals(looked.get(status.database()));
  }

  /** What has been said of it since: a report, a clean check, a wish for one. */
  private static List<Object> word(DatabaseStatus status) {
    return Arrays.asList(status.countAfter(), status.tableChecks());
  }

  private boolean isFullRoundDue(boolean proving) {
    if (!began) return true;
    boolean busy = proving || !rounds.isCalm();
    Duration pause = busy ? settings.probeEveryInOutage() : settings.probeEvery();
    return System.nanoTime() - lastFull >= pause.toNanos();
  }
}
