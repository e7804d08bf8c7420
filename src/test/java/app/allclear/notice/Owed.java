package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import java.util.List;

/** Notices for tests. */
final class Owed {
  private Owed() {}

  static OwedNotice of(NoticeEvent event, int round, String to) {
    return new OwedNotice(event, round, new CustomerId("c-1"), Scene.address(to), null);
  }

  static OwedNotice answering(NoticeEvent event, int round, String to, String messageId) {
    return new OwedNotice(
        event,
        round,
        new CustomerId("c-1"),
        Scene.address(to),
        new ThreadPoint(messageId, "Site down"));
  }

  static Notice notice(NoticeEvent event, int round, String to, NoticeState state) {
    EmailAddress address = Scene.address(to);
    return new Notice(
        new NoticeId(round),
        new IncidentId(7),
        new CustomerId("c-1"),
        event,
        round,
        address,
        null,
        event.slug() + round + "@host.example",
        true,
        state,
        null,
        Scene.START,
        Scene.START,
        null,
        0,
        null,
        null);
  }

  static List<String> words(List<OwedNotice> owed) {
    return owed.stream()
        .map(notice -> notice.event().slug() + " " + notice.round() + " " + notice.recipient())
        .toList();
  }
}
