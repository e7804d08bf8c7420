package app.allclear.web;

import app.allclear.incident.IncidentId;
import app.allclear.notice.Mode;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeState;
import app.allclear.store.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages and API read of the outbox. Safe for any thread. */
public interface NoticeDesk {
  /** In the order owed. */
  Page<Notice> after(long after, int limit);

  Optional<Notice> find(NoticeId id);

  /** An incident's, oldest first. */
  List<Notice> ofIncident(IncidentId id);

  /** All that wait for a release or are in doubt, oldest first. */
  List<Notice> waiting();

  /** The newest, newest first. */
  List<Notice> newest(int limit);

  /** How many there are in each state; states without any may be missing. */
  Map<NoticeState, Integer> counts();

  boolean paused();

  /** What stands in the template files that keeps an event from going out, as sentences. */
  List<String> templateProblems();

  /** What would be sent now, or was sent; empty where it can't be written. */
  Optional<Wording> wording(NoticeId id);

  /** What may send itself, as configured or as the open outage says. */
  Map<NoticeEvent, Mode> modes();

  /** A notice's words. */
  record Wording(String subject, String text) {}
}
