package app.allclear.web.page;

import app.allclear.incident.IncidentId;
import app.allclear.notice.Composed;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.store.Page;
import app.allclear.web.DirectoryDesk;
import app.allclear.web.NoticePreview;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills views of notices; those that have not left are worded as they would leave now. */
final class NoticeBoard {
  private final Notices notices;
  private final DirectoryDesk directory;
  private final NoticePreview preview;
  private final Times times;

  NoticeBoard(Notices notices, DirectoryDesk directory, NoticePreview preview, Times times) {
    this.notices = notices;
    this.directory = directory;
    this.preview = preview;
    this.times = times;
  }

  /** What waits for a decision of the operator, and the newest of the rest, newest first. */
  record Board(List<NoticeView> held, List<NoticeView> inDoubt, List<NoticeView> newest) {}

  Board board(int newest) {
    List<NoticeView> inDoubt = new ArrayList<>();
    Deque<Notice> last = new ArrayDeque<>();
    long after = 0;
    for (@Nullable String next = ""; next != null; ) {
      Page<Notice> page = notices.after(after, Page.MOST);
      for (Notice notice : page.items()) {
        if (notice.state() == NoticeState.IN_DOUBT) inDoubt.add(view(notice));
        if (notice.state() == NoticeState.IN_DOUBT || notice.state() == NoticeState.HELD) continue;
        last.addFirst(notice);
        if (last.size() > newest) last.removeLast();
      }
      next = page.next();
      if (next != null) after = NoticeId.parse(next).value();
    }
    return new Board(
        notices.held().stream().map(this::view).toList(),
        inDoubt,
        last.stream().map(this::plain).toList());
  }

  List<NoticeView> ofIncident(IncidentId incident) {
    return notices.ofIncident(incident).stream().map(this::view).toList();
  }

  private NoticeView plain(Notice notice) {
    return view(notice, notice.subject(), notice.text(), null);
  }

  private NoticeView view(Notice notice) {
    if (notice.text() != null || !NoticeView.undoable(notice)) return plain(notice);
    Optional<Composed> composed = preview.of(notice);
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
        MessageViews.name(directory.current(), notice.customer()),
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
        NoticeView.undoable(notice));
  }
}
