package app.allclear.web.page;

import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Finding;
import app.allclear.restore.Health;
import app.allclear.restore.ServerStatus;
import app.allclear.restore.ServerStatuses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The probed servers as one page shows them: why one does not answer stands there once, and the
 * rows of its databases refer to it.
 */
final class ServerLines {
  /** So much of what was found before the server fell silent stands in a row. */
  private static final int FINDINGS = 2;

  /** One server. */
  public record Line(String name, boolean answers, Moment since, String words) {}

  private final Map<String, ServerStatus> servers;
  private final Times times;

  private ServerLines(Map<String, ServerStatus> servers, Times times) {
    this.servers = servers;
    this.times = times;
  }

  static ServerLines of(ServerStatuses statuses, Times times) {
    Map<String, ServerStatus> servers = new LinkedHashMap<>();
    statuses.all().forEach(server -> servers.put(server.server(), server));
    return new ServerLines(servers, times);
  }

  /** Every server, in the order of their names. */
  List<Line> all() {
    return servers.values().stream().map(this::line).toList();
  }

  /** Those that do not answer and hold one of these. */
  List<Line> silent(Collection<DatabaseStatus> databases) {
    Set<String> held =
        databases.stream().map(one -> one.probedAt().server()).collect(Collectors.toSet());
    return servers.values().stream()
        .filter(server -> !server.answers() && held.contains(server.server()))
        .map(this::line)
        .toList();
  }

  private Line line(ServerStatus server) {
    return new Line(server.server(), server.answers(), times.of(server.since()), server.words());
  }

  /** What is known of the database, without what its server's line says already. */
  String detail(DatabaseStatus status) {
    ServerStatus server = servers.get(status.probedAt().server());
    if (server == null || server.answers()) return status.detail();
    if (status.health() != Health.UNREACHABLE && !status.detail().equals(server.words()))
      return status.detail();
    List<String> told = new ArrayList<>();
    told.add(
        status.health() == Health.UNREACHABLE
            ? "Server not reachable."
            : "Its server lets nobody look.");
    List<Finding> found = status.findings();
    found.stream().limit(FINDINGS).map(Finding::words).forEach(told::add);
    if (found.size() > FINDINGS) told.add("And %d more.".formatted(found.size() - FINDINGS));
    return String.join(" ", told);
  }
}
