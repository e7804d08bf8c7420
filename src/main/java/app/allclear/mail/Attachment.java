package app.allclear.mail;

/** A part of a message that is not its text. {@code bytes} is the decoded size, -1 if unknown. */
public record Attachment(String name, String contentType, long bytes) {}
