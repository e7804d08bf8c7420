package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.flow.Previews;
import app.allclear.incident.IncidentId;
import app.allclear.notice.Composed;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills views of notices; those that have not left are worded as they would leave now. */
final class NoticeBoard {
  private final Notices notices;
  private final Directories directory;
  private final Previews preview;
  private final Times times;

  NoticeBoard(Notices notices, Directories directory, Previews preview, Times times) {
    this.notices = notices;
    this.directory = directory;
    this.preview = preview;
    this.times = times;
  }

  /** More of a kind are not worded one by one: that is what the page of the wave is for. */
  static final int FEW = 10;

  /** What waits for a decision of the operator, and the newest of the rest, newest first. */
  record Board(List<NoticeView> held, List<NoticeView> inDoubt, List<NoticeView> newest) {}

  Board board(int newest) {
    return new Board(
        held(),
        notices.inState(NoticeState.IN_DOUBT).stream().map(this::view).toList(),
        notices.newest(newest).stream()
            .filter(notice -> !waits(notice.state()))
            .map(this::plain)
            .toList());
  }

  private List<NoticeView> held() {
    Map<NoticeEvent, Integer> shown = new EnumMap<>(NoticeEvent.class);
    return notices.held().stream()
        .map(notice ->
            shown.merge(notice.event(), 1, Integer::sum) <= FEW ? view(notice) : plain(notice))
        .toList();
  }

  private static boolean waits(NoticeState state) {
    return state == NoticeState.HELD || state == NoticeState.IN_DOUBT;
  }

  List<NoticeView> ofIncident(IncidentId incident) {
    return notices.ofIncident(incident).stream().map(this::view).toList();
  }

  NoticeView one(Notice notice) {
    return view(notice);
  }

  private NoticeView plain(Notice notice) {
    return view(notice, notice.subject(), notice.text(), null);
  }

  private NoticeView view(Notice notice) {
    if (notice.text() != null || !NoticeView.undoable(notice)) return plain(notice);
    Optional<Composed> composed = preview.of(notice.id());
    if (composed.isEmpty()) return plain(notice);
    return switch (composed.get()) {
      case Composed.Ready ready -> view(notice, ready.subject(), ready.text(), null);
      case Composed.Broken broken -> view(notice, null, null, broken.problem().sentence());
    };
  }

  private NoticeView view(
      Notice notice, @Nullable String subject, @Nullable String text, @Nullable String trouble) {
    boolean soon = notice.state() == NoticeState.QUEUED && notice.notBefore().isAfter(times.now());
    return new NoticeView(
        notice.id().toString(),
        notice.incident().toString(),
        notice.customer().value(),
        MessageViews.name(directory.inForce(), notice.customer()),
        notice.event().slug(),
        EventWords.of(notice.event()),
        notice.to().value(),
        notice.answers() != null,
        notice.state().slug().replace('-', ' '),
        NoticeView.kind(notice.state()),
        notice.reason(),
        times.of(notice.createdAt()),
        times.orNull(notice.sentAt()),
        soon ? times.of(notice.notBefore()) : null,
        subject,
        text,
        trouble,
        notice.state() == NoticeState.HELD,
        notice.state() == NoticeState.IN_DOUBT,
        notice.state() == NoticeState.FAILED || notice.state() == NoticeState.BOUNCED,
        NoticeView.undoable(notice));
  }
}
