package app.allclear.restore;

import java.util.List;

/**
 * What a round of probes changes: to be stored together.
 *
 * @param changes databases whose status differs, with both
 * @param server the server's status to store
 * @param serverChanged whether it differs from the one stored
 * @param restarted whether the server was started anew since the round before
 * @param lists lists to keep
 */
public record RoundOutcome(
    List<Change> changes,
    ServerStatus server,
    boolean serverChanged,
    boolean restarted,
    List<TableList> lists) {
  public RoundOutcome {
    changes = List.copyOf(changes);
    lists = List.copyOf(lists);
  }

  /** One database's status before and after. */
  public record Change(DatabaseStatus before, DatabaseStatus after) {}
}
