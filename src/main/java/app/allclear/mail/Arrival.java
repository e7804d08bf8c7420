package app.allclear.mail;

import java.time.Instant;

/**
 * One copy fetched: the bytes exactly as the server gave them, not parsed.
 *
 * @param received the server's INTERNALDATE
 */
public record Arrival(CopyId copy, Instant received, byte[] raw) {}
