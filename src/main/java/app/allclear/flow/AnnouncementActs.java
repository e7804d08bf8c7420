package app.allclear.flow;

import app.allclear.incident.Incident;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.notice.Announcement;
import app.allclear.notice.Announcements;
import app.allclear.notice.NoticeEvent;
import java.time.Instant;

/** The operator tells all affected customers of an outage something. Inside a change. */
final class AnnouncementActs {
  private static final int MANY = 100_000;

  /** Longer than any status mail that was ever read to its end. */
  private static final int LONGEST = 5_000;

  private final Outages outages;
  private final Incidents incidents;
  private final Announcements announcements;
  private final OperatorLog log;
  private final Settlement settlement;

  AnnouncementActs(
      Outages outages,
      Incidents incidents,
      Announcements announcements,
      OperatorLog log,
      Settlement settlement) {
    this.outages = outages;
    this.incidents = incidents;
    this.announcements = announcements;
    this.log = log;
    this.settlement = settlement;
  }

  /**
   * @param held whether the notices wait for a release, whatever the event's mode
   */
  Announced announce(OutageId id, NoticeEvent event, String words, boolean held, Instant now) {
    Outage outage = outages.find(id).orElseThrow(() -> OutageActs.unknown(id));
    check(outage, event, words);
    Announcement announcement = announcements.announce(id, event, words, now);
    int customers = 0;
    int notices = 0;
    for (Incident incident :
        incidents.byUrgency(new IncidentQuery(null, null, id, false, false), MANY, 0)) {
      if (incident.affected() == 0) continue;
      incidents.raise(incident.customer());
      int owed = settlement.announced(incident.id(), event, announcement.round(), held, now);
      if (owed > 0) customers++;
      notices += owed;
    }
    log.write(
        now,
        "Announced (%s) to %d customers: %s".formatted(event.slug(), customers, said(announcement)),
        id,
        null,
        null);
    return new Announced(announcement, customers, notices);
  }

  private static String said(Announcement announcement) {
    return announcement.words().isEmpty() ? "the template's words" : announcement.words();
  }

  private static void check(Outage outage, NoticeEvent event, String words) {
    if (event != NoticeEvent.PROGRESS && event != NoticeEvent.AFTERWARDS)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "“%s” is not announced; it follows from what happens. Announce progress or afterwards."
              .formatted(event.slug()));
    if (event == NoticeEvent.PROGRESS && !outage.open())
      throw new ActRefused(
          ActRefused.Kind.CONFLICT,
          "The outage “%s” has ended, so there is no progress to announce. Announce the account of it (afterwards)."
              .formatted(outage.name()));
    if (words.length() > LONGEST)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "Your words have %d characters; %d are the most.".formatted(words.length(), LONGEST));
  }
}
