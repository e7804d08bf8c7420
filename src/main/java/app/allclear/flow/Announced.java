package app.allclear.flow;

import app.allclear.notice.Announcement;

/**
 * What came of an announcement.
 *
 * @param customers how many customers it concerns
 * @param notices how many notices are owed for it
 */
public record Announced(Announcement announcement, int customers, int notices) {}
