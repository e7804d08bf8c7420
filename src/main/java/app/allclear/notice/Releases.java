package app.allclear.notice;

import static app.allclear.notice.NoticeState.HELD;
import static app.allclear.notice.NoticeState.QUEUED;

import app.allclear.incident.OutageId;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.StoredValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets held notices go, with an undo window, and takes that back. As with {@link Outbox}, what
 * writes belongs inside a change that the caller opened, and hands back the notices as they stand
 * afterwards; empty means that there was nothing to change.
 */
public final class Releases {
  private final JdbcOutbox table;
  private final JdbcNotices rows;
  private final FirstReleases first;
  private final Changes changes;
  private final NoticeModes modes;

  Releases(
      JdbcOutbox table, JdbcNotices rows, StoredValues values, Changes changes, NoticeModes modes) {
    this.table = table;
    this.rows = rows;
    this.first = new FirstReleases(values);
    this.changes = changes;
    this.modes = modes;
  }

  /**
   * A human releases a held one. The first of an event in the mode {@code first} lets the event's
   * others of that outage flow.
   */
  public List<Notice> release(NoticeId id, Instant now) {
    return release(id, now, now);
  }

  /**
   * {@link #release(NoticeId, Instant)}, with an undo window.
   *
   * @param leaves when it leaves at the earliest; until then {@link #takeBack} stops it
   */
  public List<Notice> release(NoticeId id, Instant leaves, Instant now) {
    List<Notice> released = new ArrayList<>(unheld(id.value(), leaves, now).stream().toList());
    if (released.isEmpty()) return released;
    NoticeEvent event = released.getFirst().event();
    rows.outageOf(id.value())
        .ifPresent(outage -> {
          first.begin(outage, event, leaves);
          if (modes.of(outage, event) == Mode.FIRST)
            for (long other : table.heldForFirst(event, outage))
              unheld(other, leaves, now).ifPresent(released::add);
        });
    return List.copyOf(released);
  }

  /** What was to leave then, and can be taken back until then, leaves later. */
  public void prolong(Instant leaves, Instant later) {
    table.prolong(leaves, later);
  }

  /**
   * Holds again what was released and has not left yet. Where nothing of the event has left at all,
   * the first of it waits for a release again.
   */
  public List<Notice> takeBack(OutageId outage, NoticeEvent event, Instant now) {
    Move move = new Move(Set.of(QUEUED), HELD, "You took its release back.");
    List<Notice> back =
        table.leavingSoon(outage, event, now).stream()
            .flatMap(id -> moved(id, move).stream())
            .toList();
    if (back.isEmpty() || table.anyWent(outage, event)) return back;
    first.forget(outage, event);
    if (modes.of(outage, event) == Mode.FIRST)
      back.forEach(notice -> table.holdForFirst(notice.id().value()));
    return back;
  }

  /** What is held for no other reason than its template, oldest first. */
  public List<Notice> heldForTemplate() {
    return table.broken().stream().flatMap(id -> rows.find(id).stream()).toList();
  }

  /** Its template can be used again: from here on it waits or leaves as its mode says. */
  public Optional<Notice> mended(NoticeId id, Instant now) {
    Optional<Notice> held = rows.find(id.value());
    if (held.isEmpty()) return held;
    NoticeEvent event = held.get().event();
    OutageId outage = rows.outageOf(id.value()).orElse(null);
    Mode mode = modes.of(outage, event);
    boolean flows = mode == Mode.AUTOMATIC || mode == Mode.FIRST && first.any(outage, event);
    if (flows) return unheld(id.value(), now, now);
    Optional<Notice> waits =
        moved(
            id.value(),
            new Move(Set.of(HELD), HELD, "Its template is mended; it waits for your release."));
    if (mode == Mode.FIRST) waits.ifPresent(notice -> table.holdForFirst(id.value()));
    return waits;
  }

  /** Every held one of an event, oldest first. */
  public List<NoticeId> held(NoticeEvent event) {
    return table.held(event).stream().map(NoticeId::new).toList();
  }

  /** When the first of the event leaves, or left; empty while it waits, and outside an outage. */
  Optional<Instant> firstOf(@Nullable OutageId outage, NoticeEvent event) {
    return outage == null ? Optional.empty() : first.at(outage, event);
  }

  /** One that waits to leave leaves then, and can be taken back until then. */
  Optional<Notice> leavesThen(Notice notice, Instant then) {
    return queued(notice.id().value(), Set.of(QUEUED), then, then);
  }

  private Optional<Notice> unheld(long id, Instant leaves, Instant now) {
    return queued(id, Set.of(HELD), leaves, leaves.isAfter(now) ? leaves : null);
  }

  private Optional<Notice> queued(
      long id, Set<NoticeState> from, Instant leaves, @Nullable Instant undoUntil) {
    Optional<Notice> queued = moved(id, new Move(from, QUEUED, null).notBefore(leaves));
    if (queued.isPresent() && undoUntil != null) table.undoable(id, undoUntil);
    return queued;
  }

  private Optional<Notice> moved(long id, Move move) {
    return table.move(id, move) ? rows.find(id).map(this::noted) : Optional.empty();
  }

  private Notice noted(Notice notice) {
    changes.record(ChangeKind.NOTICE, notice.id());
    return notice;
  }
}
