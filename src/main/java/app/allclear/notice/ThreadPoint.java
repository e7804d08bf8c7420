package app.allclear.notice;

/**
 * The message a notice threads on.
 *
 * @param messageId its Message-ID, without angle brackets
 * @param subject as its sender wrote it, one line, possibly empty
 */
public record ThreadPoint(String messageId, String subject) {}
