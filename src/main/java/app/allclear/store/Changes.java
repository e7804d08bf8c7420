package app.allclear.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The {@code change} table: written in the same transaction as what it reports, read by the search
 * index, the live pages and {@code after=} cursors. Sequences never go back: they are taken from
 * one locked row at the end of the transaction, so their order is the order of commits. Safe for
 * any thread.
 */
public final class Changes {
  private record Noted(ChangeKind kind, String reference) {}

  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
  private static final String NEXT =
      "UPDATE change_clock SET sequence = sequence + :count WHERE id = 1";
  private static final String NOW = "SELECT sequence FROM change_clock WHERE id = 1";
  private static final String INSERT =
      "INSERT INTO change_log (sequence, kind, reference) VALUES :rows";

  private static final String AFTER =
      """
      SELECT sequence, kind, reference FROM change_log
      WHERE sequence > :after ORDER BY sequence LIMIT :limit
      """;

  private final JdbcClient jdbc;
  private final ThreadLocal<@Nullable Set<Noted>> noted = new ThreadLocal<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes a change of the transaction under way; noting it twice is noting it once. */
  public void record(ChangeKind kind, Object reference) {
    Set<Noted> open = noted.get();
    if (open == null)
      throw new IllegalStateException("A change can only be noted inside a transaction.");
    open.add(new Noted(kind, reference.toString()));
  }

  /** Committed changes after the given sequence, oldest first. */
  public List<Change> after(long sequence, int limit) {
    return jdbc.sql(AFTER)
        .param("after", sequence)
        .param("limit", limit)
        .query((row, _) ->
            new Change(row.getLong(1), ChangeKind.valueOf(row.getString(2)), row.getString(3)))
        .list();
  }

  /** The newest committed sequence; 0 in a fresh store. */
  public long latest() {
    return jdbc.sql(NOW).query(Long.class).single();
  }

  /** Calls back after each commit that noted something, on the committing thread: be quick. */
  public AutoCloseable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void begin() {
    noted.set(new LinkedHashSet<>());
  }

  /** Writes what was noted; true if there was anything. */
  boolean write() {
    Set<Noted> open = noted.get();
    if (open == null || open.isEmpty()) return false;
    jdbc.sql(NEXT).param("count", open.size()).update();
    long sequence = latest() - open.size();
    List<Object[]> rows = new ArrayList<>(open.size());
    for (Noted change : open)
      rows.add(new Object[] {++sequence, change.kind().name(), change.reference()});
    for (List<Object[]> some : Chunks.rows(rows)) jdbc.sql(INSERT).param("rows", some).update();
    return true;
  }

  void end() {
    noted.remove();
  }

  void announce() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("A listener to changes failed; the change itself is committed.", e);
      }
    }
  }
}
