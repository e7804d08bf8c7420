package app.allclear.web.page;

/**
 * An instant as pages show it, in the operator's zone.
 *
 * @param iso for machines
 * @param exact date, time and zone
 * @param shortly the time, and the date unless it is today's
 * @param ago how long it is since, without "ago"; "just now" where it is no time at all
 */
public record Moment(String iso, String exact, String shortly, String ago) {}
