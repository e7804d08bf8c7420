package app.allclear.incident;

/**
 * How the newest human mail of an incident begins.
 *
 * @param from the sender's name, or the address where there is none
 * @param own the beginning of the sender's own words, as written; may be empty
 */
public record LatestWords(MessageId message, String from, String subject, String own) {}
