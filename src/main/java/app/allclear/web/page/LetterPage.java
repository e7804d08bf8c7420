package app.allclear.web.page;

import app.allclear.flow.Previews;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.RawMail;
import app.allclear.notice.Composed;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeId;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /notices/…}: one notice exactly as it reads, as text, as HTML and byte for byte. */
@Controller
class LetterPage {
  /** HTML of a mail in a frame of its own: it may look as it likes, and do and load nothing. */
  static final String IN_A_FRAME =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

  private final Notices notices;
  private final Outbox outbox;
  private final Previews previews;
  private final NoticeBoard board;

  LetterPage(Notices notices, Outbox outbox, Previews previews, NoticeBoard board) {
    this.notices = notices;
    this.outbox = outbox;
    this.previews = previews;
    this.board = board;
  }

  @GetMapping("/notices/{id:\\d+}")
  String show(@PathVariable String id, Model model) {
    Notice notice = notice(id);
    model.addAttribute("notice", board.one(notice));
    model.addAttribute("html", html(notice) != null);
    model.addAttribute("raw", raw(notice));
    model.addAttribute("outage", outbox.outageOf(notice.id()).map(Object::toString).orElse(null));
    return "letter";
  }

  @GetMapping("/notices/{id:\\d+}/html")
  ResponseEntity<String> html(@PathVariable String id) {
    String html = html(notice(id));
    if (html == null) throw Ids.unknown("HTML of notice", id);
    return framed(html);
  }

  static ResponseEntity<String> framed(String html) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", IN_A_FRAME)
        .body(html);
  }

  /** As sent; before that as it would be now. */
  private @Nullable String html(Notice notice) {
    if (notice.text() != null) return notice.html();
    return previews
        .of(notice.id())
        .filter(Composed.Ready.class::isInstance)
        .map(composed -> ((Composed.Ready) composed).html())
        .orElse(null);
  }

  private @Nullable String raw(Notice notice) {
    if (!NoticeView.undoable(notice)) return null;
    Optional<OutgoingMail> mail = previews.mail(notice.id());
    return mail.map(one -> new String(RawMail.of(one), StandardCharsets.UTF_8)).orElse(null);
  }

  private Notice notice(String id) {
    NoticeId found = Ids.notice(id);
    return notices.find(found).orElseThrow(() -> Ids.unknown("notice", id));
  }
}
