package app.allclear.notice;

import java.time.Instant;

/**
 * What the operator announced to all affected customers of an outage.
 *
 * @param round the how manieth of its event in the outage, from 1
 * @param words the operator's own, possibly empty: then the template alone speaks
 */
public record Announcement(NoticeEvent event, int round, String words, Instant announcedAt) {}
