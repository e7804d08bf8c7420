package app.allclear.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a notice tells; each has a template file of its slug's name. */
public enum NoticeEvent {
  ACKNOWLEDGED,
  PROGRESS,
  PARTLY_RESTORED,
  RESTORED,
  DAMAGED_AGAIN,
  NOT_RESTORED,
  AFTERWARDS,
  READER;

  /** As configuration, API and template files name it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<NoticeEvent> of(String slug) {
    return Arrays.stream(values()).filter(event -> event.slug().equals(slug)).findFirst();
  }
}
