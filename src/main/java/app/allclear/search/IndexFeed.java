package app.allclear.search;

import app.allclear.incident.MessageId;
import app.allclear.store.Change;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Brings one open index up to the store: from its mark along the {@code change} table, or from the
 * first message on where it has no usable mark.
 */
final class IndexFeed {
  private static final int PAGE = 500;
  private static final int REFRESH_EVERY = 4_000;

  private final MessageIndex index;
  private final WordSource source;
  private final Changes changes;
  private long reached;
  private boolean committed;
  private int unseen;

  IndexFeed(MessageIndex index, WordSource source, Changes changes) {
    this.index = index;
    this.source = source;
    this.changes = changes;
  }

  /** Builds the index anew unless it can simply go on; tells how many messages are in so far. */
  void begin(IntConsumer rebuilt) throws IOException {
    IndexMark mark = index.mark();
    if (mark != null && continues(mark)) {
      reached = mark.sequence();
      committed = true;
      return;
    }
    index.clear();
    // Read before the messages: what changes meanwhile is taken in a second time.
    reached = changes.latest();
    committed = false;
    long last = 0;
    int count = 0;
    List<MessageWords> page = source.after(last, PAGE);
    while (!page.isEmpty()) {
      index.put(page);
      last = page.getLast().id().value();
      count += page.size();
      rebuilt.accept(count);
      page = source.after(last, PAGE);
    }
    index.refresh();
    commit();
  }

  /** An index of another store, or of this one before an older backup was put back, does not. */
  private boolean continues(IndexMark mark) {
    return !mark.origin().isEmpty()
        && mark.origin().equals(origin())
        && mark.sequence() <= changes.latest();
  }

  private String origin() {
    List<MessageWords> first = source.after(0, 1);
    if (first.isEmpty()) return "";
    MessageWords words = first.getFirst();
    return words.id() + " " + words.received() + " " + words.subject().hashCode();
  }

  /** Takes in one page of changes; true if more may be waiting. What is in is soon findable. */
  boolean advance() throws IOException {
    List<Change> page = changes.after(reached, PAGE);
    boolean more = page.size() == PAGE;
    if (!page.isEmpty()) take(page);
    // Refreshing after every page of a long backlog would make a heap of tiny segments.
    if (unseen > 0 && (!more || unseen >= REFRESH_EVERY)) {
      index.refresh();
      unseen = 0;
    }
    return more;
  }

  private void take(List<Change> page) throws IOException {
    Set<MessageId> touched = new LinkedHashSet<>();
    for (Change change : page)
      if (change.kind() == ChangeKind.MESSAGE) touched.add(MessageId.parse(change.reference()));
    unseen += touched.size();
    List<MessageWords> found = source.read(touched);
    index.put(found);
    found.forEach(words -> touched.remove(words.id()));
    index.remove(touched);
    reached = page.getLast().sequence();
    committed = false;
  }

  boolean isCommitted() {
    return committed;
  }

  void commit() throws IOException {
    index.commit(new IndexMark(reached, origin()));
    committed = true;
  }
}
