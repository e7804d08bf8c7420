package app.allclear.incident;

/**
 * What storing a copy did.
 *
 * @param fresh true where its message was not known before
 */
public record Kept(MessageId id, boolean fresh) {}
