package app.allclear.restore;

import java.util.List;
import java.util.Optional;

/** The stored status of every server that was ever probed. Writing needs a write transaction. */
public interface ServerStatuses {
  Optional<ServerStatus> find(String server);

  /** In the order of their names. */
  List<ServerStatus> all();

  /** Stores it, in place of the one stored before. */
  void save(ServerStatus status);
}
