package app.allclear.notice;

import app.allclear.incident.OutageId;

/** The operator's own words for a round of an event. */
interface AnnouncedWords {
  /** Empty where nothing was announced. */
  String words(OutageId outage, NoticeEvent event, int round);
}
