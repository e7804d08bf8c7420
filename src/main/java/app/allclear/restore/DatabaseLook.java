package app.allclear.restore;

import app.allclear.restore.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One look at one database over an open connection: every table seen is opened, every table of the
 * list that was not seen is asked for by name, because a list of names hides what we have no right
 * to see.
 */
final class DatabaseLook {
  /** Keeps away from tables that have ended the connection before. */
  interface Guard {
    boolean lets(String table, Tier tier);
  }

  private final JdbcServer server;
  private final ProbeLimits limits;
  private final Probe probe;

  /** Its name as the server spells it. */
  private final String database;

  private final SortedSet<String> seen;
  private final Instant now;
  private final Guard guard;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> views = new HashSet<>();
  private @Nullable String undecided;
  private Tier reached = Tier.OPENED;
  private int slow;

  /**
   * @param seen the tables seen at {@code now}
   * @param guard is asked before each table is opened, and before each check
   */
  DatabaseLook(
      JdbcServer server,
      ProbeLimits limits,
      Probe probe,
      String database,
      SortedSet<String> seen,
      Instant now,
      Guard guard) {
    this.server = server;
    this.limits = limits;
    this.probe = probe;
    this.database = database;
    this.seen = seen;
    this.now = now;
    this.guard = guard;
  }

  /** Throws only when the connection has ended. */
  ProbeResult take(Tier tier) throws ServerTrouble {
    for (String table : seen) {
      if (slow >= ProbeLimits.SLOW_TABLES) break;
      open(table, true);
    }
    for (String table : missing()) {
      if (slow >= ProbeLimits.SLOW_TABLES) break;
      open(table, false);
    }
    if (tier == Tier.CHECKED && findings.isEmpty() && undecided == null) check();
    return result();
  }

  /** How many tables were given up because they took too long. */
  int slow() {
    return slow;
  }

  private SortedSet<String> missing() {
    SortedSet<String> missing = new TreeSet<>();
    if (probe.list() != null) missing.addAll(probe.list().tables());
    missing.removeAll(seen);
    return missing;
  }

  private void open(String table, boolean wasSeen) throws ServerTrouble {
    if (leftAlone(table, Tier.OPENED)) return;
    try {
      server.open(database, table);
    } catch (ServerTrouble e) {
      if (Diagnosis.of(e.code(), String.valueOf(e.getMessage())) == Diagnosis.VIEW) openView(table);
      else judge(table, wasSeen, e);
    }
  }

  /**
   * A view that is broken itself is damage; one that names what is not there was perhaps so before,
   * and a table that vanished is noticed by its own name.
   */
  private void openView(String view) throws ServerTrouble {
    views.add(view);
    try {
      server.openView(database, view);
    } catch (ServerTrouble e) {
      if (e.kind() != ServerTrouble.Kind.ERROR
          || Diagnosis.of(e.code(), String.valueOf(e.getMessage())) == Diagnosis.BROKEN)
        judge(view, true, e);
    }
  }

  private void judge(String table, boolean wasSeen, ServerTrouble e) throws ServerTrouble {
    if (e.ended()) throw e;
    if (e.kind() == ServerTrouble.Kind.SLOW) {
      slow++;
      undecided("Table %s did not answer within %s.".formatted(table, told(limits.statement())));
      return;
    }
    switch (Diagnosis.of(e.code(), String.valueOf(e.getMessage()))) {
      case BROKEN ->
          found(Kind.BROKEN, table, "Table %s does not open: %s.".formatted(table, e.words()), e);
      case MISSING -> {
        if (wasSeen)
          found(
              Kind.BROKEN,
              table,
              "Table %s is listed, but the server says: %s.".formatted(table, e.words()),
              e);
        else found(Kind.MISSING, table, "Table %s is missing.".formatted(table), e);
      }
      case VIEW, UNDECIDED ->
          undecided(
              "Table %s could not be looked at: %s.%s"
                  .formatted(table, e.words(), ServerCodes.remedy(e, database)));
    }
  }

  /** The second way of checking is for tables that pass the first. */
  private void check() throws ServerTrouble {
    if (!server.checks().mayBegin()) {
      if (probe.asked())
        undecided("Another Allclear checks tables on this server now. Ask again later.");
      return;
    }
    TableCheck check = new TableCheck(server.checks(), limits, database);
    for (String option : TableCheck.options())
      for (String table : seen) {
        if (views.contains(table) || found(table) || undecided != null) continue;
        if (leftAlone(table, Tier.CHECKED)) continue;
        switch (check.of(table, option)) {
          case TableCheck.Answer.Sound _ -> {}
          case TableCheck.Answer.Bad bad -> findings.add(bad.finding());
          case TableCheck.Answer.Nothing nothing -> undecided(nothing.reason());
        }
      }
    reached = Tier.CHECKED;
  }

  private void found(Kind kind, String table, String words, ServerTrouble e) {
    findings.add(new Finding(kind, table, words, e.code()));
  }

  private boolean found(String table) {
    return findings.stream().anyMatch(finding -> finding.table().equals(table));
  }

  private boolean leftAlone(String table, Tier tier) {
    if (guard.lets(table, tier)) return false;
    String what = tier == Tier.CHECKED ? "CHECK TABLE of" : "Opening";
    String often = tier == Tier.CHECKED ? "" : " twice";
    undecided(
        "%s table %s ended the connection to its server%s; Allclear does not try it again until it is started anew."
            .formatted(what, table, often));
    return true;
  }

  private void undecided(String reason) {
    if (undecided == null) undecided = reason;
  }

  private ProbeResult result() {
    if (!findings.isEmpty()) {
      findings.sort(Comparator.comparing(Finding::kind).reversed().thenComparing(Finding::table));
      return new ProbeResult.Damaged(
          findings, probe.list() == null ? null : probe.list().words(now));
    }
    if (undecided != null) return new ProbeResult.Unknown(undecided);
    if (probe.list() != null) return new ProbeResult.Healthy(probe.list().words(now), reached);
    return seen.isEmpty()
        ? new ProbeResult.Unknown(
            "There is no list from before to compare with, and the database has no table at all.")
        : new ProbeResult.Unknown(
            "There is no list from before to compare with. All that can be said: %d %s there and"
                    .formatted(seen.size(), seen.size() == 1 ? "table is" : "tables are")
                + " each opens.",
            reached);
  }

  private static String told(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
