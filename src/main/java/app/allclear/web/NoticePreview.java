package app.allclear.web;

import app.allclear.notice.Composed;
import app.allclear.notice.Notice;
import java.util.Optional;

/** Words a notice that has not left yet as it would leave now. Safe for any thread. */
@FunctionalInterface
public interface NoticePreview {
  /** Empty where its incident is no more what it was owed for. */
  Optional<Composed> of(Notice notice);
}
