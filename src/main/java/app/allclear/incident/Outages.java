package app.allclear.incident;

import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** The declared outages, at most one of them open. What writes is called inside a change. */
public final class Outages {
  private final JdbcOutages outages;
  private final Changes changes;

  Outages(JdbcOutages outages, Changes changes) {
    this.outages = outages;
    this.changes = changes;
  }

  /** Declares one; empty where another is open. */
  public Optional<OutageId> declare(String name, Instant startedAt) {
    if (current().isPresent()) return Optional.empty();
    try {
      OutageId id = outages.insert(name, startedAt);
      changes.record(ChangeKind.OUTAGE, id);
      return Optional.of(id);
    } catch (DuplicateKeyException _) {
      return Optional.empty();
    }
  }

  public void change(OutageId id, String name, @Nullable Instant endedAt) {
    outages.update(id, name, endedAt);
    changes.record(ChangeKind.OUTAGE, id);
  }

  /** What everybody may read of it from now on; null takes it back. */
  public void say(OutageId id, @Nullable PublicWord word) {
    outages.say(id, word);
    changes.record(ChangeKind.OUTAGE, id);
  }

  /** The one open outage, if any. */
  public Optional<Outage> current() {
    return outages.current();
  }

  /** The outage during which this instant lies, if any; the newest of several. */
  public Optional<OutageId> at(Instant instant) {
    return outages.at(instant);
  }

  /** When it began: less to read than the whole, for what asks with every mail. */
  public Optional<Instant> startOf(OutageId id) {
    return outages.startOf(id);
  }

  /** Newest first. */
  public List<Outage> all() {
    return outages.all();
  }

  public Optional<Outage> find(OutageId id) {
    return outages.find(id);
  }
}
