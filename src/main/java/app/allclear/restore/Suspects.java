package app.allclear.restore;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tables whose opening or check seems to have ended the connection to their server; the next time
 * might end the server again. One a round, over what all rounds have seen.
 */
final class Suspects {
  /** So many connections may opening one table end before it is left alone. */
  private static final int FORGIVEN = 2;

  private final Map<String, AtomicInteger> broke;
  private String asked = "";

  /**
   * @param broke how often what was asked ended the connection; kept by the prober
   */
  Suspects(Map<String, AtomicInteger> broke) {
    this.broke = broke;
  }

  /** What was asked last, in words; empty before a database's first. */
  String asked() {
    return asked;
  }

  /** Another database begins. */
  void next() {
    asked = "";
  }

  /** The connection ended. */
  void blame() {
    if (!asked.isEmpty()) broke.computeIfAbsent(asked, _ -> new AtomicInteger()).incrementAndGet();
  }

  /**
   * A check that ended the connection has perhaps ended the server: that is never tried again. A
   * table that opens is forgiven the times it seemed to be to blame.
   */
  boolean lets(String server, String database, String table, Tier tier) {
    broke.remove(asked);
    String name = "%s/%s.%s".formatted(server, database, table);
    String next = tier == Tier.CHECKED ? "CHECK TABLE of " + name : name;
    AtomicInteger times = broke.get(next);
    boolean may = times == null || times.get() < (tier == Tier.CHECKED ? 1 : FORGIVEN);
    asked = may ? next : "";
    return may;
  }
}
